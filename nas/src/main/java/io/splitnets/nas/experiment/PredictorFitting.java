package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.AccuracyPredictor;
import io.splitnets.nas.accuracy.AccuracyStore;
import io.splitnets.nas.accuracy.MeasuredAccuracy;
import io.splitnets.nas.accuracy.MeasuredSubnet;
import io.splitnets.nas.accuracy.PredictorFile;
import io.splitnets.nas.accuracy.SubnetDraw;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.SplitSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Makes a predictor from drawn candidates: measures them, keeping what is measured, fits and saves. */
final class PredictorFitting {
    /** Candidates between two looks at whether to stop. */
    private static final int CHUNK = 32;

    private final SplitSpace space;
    private final int measured;
    private final List<Candidate> drawn;

    /**
     * Draws the candidates.
     *
     * @throws io.splitnets.nas.accuracy.PredictorException if the space is too small or too large for a predictor
     */
    PredictorFitting(SplitSpace space, SearchSpec.Prediction wanted) {
        AccuracyPredictor.check(space, wanted.measured(), wanted.heldOut());
        this.space = space;
        this.measured = wanted.measured();
        this.drawn = SubnetDraw.of(space, wanted.measured() + wanted.heldOut(), wanted.seed());
    }

    /**
     * The predictor, from {@code file} where it is there.
     *
     * @throws InterruptedSearchException if the listener asked to stop; what was measured is in {@code store}
     */
    AccuracyPredictor predictor(
            PredictorFile file,
            MeasuredAccuracy accuracy,
            AccuracyStore store,
            ExecutorService pool,
            ExperimentListener listener) {
        if (file.exists()) {
            return file.load();
        }
        listener.begin("measuring subnets for the predictor", drawn.size());
        List<MeasuredSubnet> subnets = new ArrayList<>();
        while (subnets.size() < drawn.size()) {
            int from = subnets.size();
            List<Candidate> chunk = drawn.subList(from, Math.min(drawn.size(), from + CHUNK));
            subnets.addAll(InOrder.map(
                    chunk,
                    candidate -> new MeasuredSubnet(candidate, accuracy.accuracy(space.decode(candidate))),
                    pool,
                    done -> listener.progress(from + done, "")));
            store.save();
            if (listener.interrupted() && subnets.size() < drawn.size()) {
                throw new InterruptedSearchException("stopped after " + subnets.size() + " of " + drawn.size()
                        + " subnets for the predictor; the same command goes on");
            }
        }
        listener.end(measured + " to fit, " + (drawn.size() - measured) + " held out");
        List<MeasuredSubnet> heldOut = subnets.subList(measured, subnets.size());
        AccuracyPredictor predictor = AccuracyPredictor.fit(space, subnets.subList(0, measured), heldOut);
        file.save(subnets.subList(0, measured), heldOut);
        return predictor;
    }
}
