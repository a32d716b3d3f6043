package io.splitnets.nas.experiment;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import io.splitnets.nas.accuracy.AccuracyPredictor;
import io.splitnets.nas.accuracy.AccuracyStore;
import io.splitnets.nas.accuracy.MeasuredAccuracy;
import io.splitnets.nas.accuracy.SurrogateModel;
import io.splitnets.nas.dataset.DatasetSource;
import io.splitnets.nas.dataset.DatasetSplits;
import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.nas.supernet.SubnetChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs a search from its specification to its outcome. */
public final class Experiment {
    private final SearchSpec spec;
    private final Optional<DatasetSource> source;
    private final Path cache;
    private final int workers;
    private final ExperimentListener listener;

    /**
     * A search to be run.
     *
     * @param spec what is searched
     * @param source the data set of {@code spec}
     * @param cache folder for weights and accuracies
     * @param workers threads; the outcome does not depend on them
     * @param listener hears how far it is
     */
    public Experiment(SearchSpec spec, DatasetSource source, Path cache, int workers, ExperimentListener listener) {
        this.spec = spec;
        this.source = Optional.of(source);
        this.cache = cache;
        this.workers = workers;
        this.listener = listener;
    }

    /**
     * A search whose accuracies a surrogate tells.
     *
     * @param spec what is searched; it trains nothing
     * @param workers threads; the outcome does not depend on them
     * @param listener hears how far it is
     */
    public Experiment(SearchSpec spec, int workers, ExperimentListener listener) {
        this.spec = spec;
        this.source = Optional.empty();
        this.cache = Path.of("");
        this.workers = workers;
        this.listener = listener;
    }

    /**
     * The images of the data set.
     *
     * @throws InputException if they do not fill one batch; how many there are is known only now for a folder of images
     */
    public DatasetSplits data() {
        listener.begin("loading " + spec.dataset(), 0);
        DatasetSplits data = source.orElseThrow().load(spec.request());
        listener.end(data.train().count() + " training, " + data.validation().count() + " validation, "
                + data.test().count() + " test objects");
        int batch = spec.training().batch();
        if (data.train().count() < batch) {
            throw wrong(
                    "training.batch",
                    String.valueOf(batch),
                    "expected at most the " + data.train().count() + " training images of the data set");
        }
        return data;
    }

    /** The trained supernet, from the cache where it is there. */
    public TrainedSupernet supernet(DatasetSplits data) {
        return TrainedSupernet.of(spec, data, cache, workers, listener);
    }

    /**
     * Trains, searches and measures.
     *
     * @param state where the search is saved after every generation and continued from
     * @throws InterruptedSearchException if the listener asked to stop
     */
    public SearchOutcome run(StateFile state) {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            SplitSpace space = new SplitSpace(spec.space());
            Optional<PredictorFitting> fitting = spec.prediction().map(wanted -> new PredictorFitting(space, wanted));
            return new SearchRun(spec, space, pool, listener).run(state, () -> accuracies(fitting, pool), toy());
        } finally {
            pool.shutdownNow();
        }
    }

    private boolean toy() {
        return source.map(DatasetSource::toy).orElse(false);
    }

    /** Trains what has to be trained. */
    private AccuracySource accuracies(Optional<PredictorFitting> fitting, ExecutorService pool) {
        if (spec.surrogate().isPresent()) {
            return surrogate();
        }
        DatasetSplits data = data();
        return new MeasuredAccuracies(spec, data, supernet(data), fitting, pool, listener);
    }

    private AccuracySource surrogate() {
        return new SurrogateAccuracies(
                new SurrogateModel(spec.surrogate().orElseThrow(), new NetworkCodec(spec.space())));
    }

    /**
     * Measures one candidate, on the validation and on the test images.
     *
     * @throws InterruptedSearchException if the listener asked to stop while the supernet was trained
     */
    public Judgement judge(Candidate candidate) {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            AccuracySource accuracies = accuracies(Optional.empty(), pool);
            CandidateJudge judge = new CandidateJudge(
                    spec,
                    new SplitSpace(spec.space()),
                    new SimulatorOracle(spec.scenario(), spec.space()),
                    accuracies.validation());
            Judgement judgement = judge.judge(candidate);
            accuracies.save();
            return accuracies.reported(List.of(judgement)).get(0);
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Cuts one network out of the trained supernet.
     *
     * @param fineTuneSteps steps for which it is then trained alone; 0 for none
     * @throws InterruptedSearchException if the listener asked to stop
     * @throws IllegalArgumentException if the network is not in the space
     */
    public Extraction extract(Architecture architecture, int fineTuneSteps) {
        DatasetSplits data = data();
        TrainedSupernet trained = supernet(data);
        return new Extractor(spec, data, workers, listener)
                .extract(trained.supernet(), SubnetChoice.of(architecture), fineTuneSteps);
    }

    /**
     * A predictor of accuracy, from the cache where it is there.
     *
     * @throws io.splitnets.nas.accuracy.PredictorException if the space is too small or too large for it, or its file in
     *     the cache is damaged
     * @throws InterruptedSearchException if the listener asked to stop; what was measured is kept
     */
    public AccuracyPredictor predictor(SearchSpec.Prediction wanted) {
        PredictorFitting fitting = new PredictorFitting(new SplitSpace(spec.space()), wanted);
        TrainedSupernet trained = supernet(data());
        AccuracyStore store = trained.store(spec.measuring(), "validation");
        MeasuredAccuracy accuracy = trained.validation(spec.measuring(), store);
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            return fitting.predictor(trained.predictorFile(spec, wanted), accuracy, store, pool, listener);
        } finally {
            store.save();
            pool.shutdownNow();
        }
    }

    static InputException wrong(String key, String value, String expected) {
        return new InputException(new Problem(new Location("search file", 1, 1), key, value, expected, ""));
    }
}
