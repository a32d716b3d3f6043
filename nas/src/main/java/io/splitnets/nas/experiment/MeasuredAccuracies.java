package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.AccuracyEstimate;
import io.splitnets.nas.accuracy.AccuracyEstimator;
import io.splitnets.nas.accuracy.AccuracyPredictor;
import io.splitnets.nas.accuracy.AccuracyStore;
import io.splitnets.nas.accuracy.AfterwardsEstimator;
import io.splitnets.nas.accuracy.MeasuredAccuracy;
import io.splitnets.nas.dataset.DatasetSplits;
import io.splitnets.nas.space.Architecture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Accuracies of a trained supernet's networks: on validation images while searching, on test images once it is over. */
final class MeasuredAccuracies implements AccuracySource {
    private final SearchSpec spec;
    private final DatasetSplits data;
    private final TrainedSupernet trained;
    private final AccuracyStore store;
    private final MeasuredAccuracy validation;
    private final Optional<AccuracyPredictor> predictor;
    private final ExecutorService pool;
    private final ExperimentListener listener;

    /**
     * Measures on {@code pool}, and where the search wants a predictor makes it, or takes it from the cache.
     *
     * @throws InterruptedSearchException if the listener asked to stop; what was measured is kept
     */
    MeasuredAccuracies(
            SearchSpec spec,
            DatasetSplits data,
            TrainedSupernet trained,
            Optional<PredictorFitting> fitting,
            ExecutorService pool,
            ExperimentListener listener) {
        this.spec = spec;
        this.data = data;
        this.trained = trained;
        this.pool = pool;
        this.listener = listener;
        this.store = trained.store(spec.measuring(), "validation");
        this.validation = trained.validation(spec.measuring(), store);
        try {
            this.predictor = fitting.map(subnets -> subnets.predictor(
                    trained.predictorFile(spec, spec.prediction().orElseThrow()), validation, store, pool, listener));
        } finally {
            store.save();
        }
    }

    @Override
    public AccuracyEstimator validation() {
        return validation;
    }

    @Override
    public Optional<AccuracyPredictor> predictor() {
        return predictor;
    }

    @Override
    public Optional<AfterwardsEstimator> afterwards() {
        return Optional.of(validation);
    }

    @Override
    public List<Judgement> reported(List<Judgement> judgements) {
        AccuracyStore tests = trained.store(spec.measuring(), "test");
        MeasuredAccuracy accuracy = trained.test(spec.measuring(), tests);
        listener.begin("measuring on the " + data.test().count() + " test objects", judgements.size());
        try {
            List<Judgement> measured = InOrder.map(
                    judgements,
                    judgement -> judgement.withTest(measured(judgement, accuracy)),
                    pool,
                    done -> listener.progress(done, ""));
            listener.end(judgements.size() + " networks");
            return measured;
        } finally {
            tests.save();
        }
    }

    private static AccuracyEstimate measured(Judgement judgement, MeasuredAccuracy accuracy) {
        Architecture network = judgement.query().architecture();
        return judgement.afterwards()
                ? accuracy.afterwards(network.plain(), network.split().orElseThrow())
                : accuracy.accuracy(network);
    }

    @Override
    public void save() {
        store.save();
    }

    @Override
    public Map<String, String> hashes() {
        return Map.of(
                "train",
                data.train().sha256(),
                "validation",
                data.validation().sha256(),
                "test",
                data.test().sha256());
    }
}
