package io.splitnets.nas.experiment;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import io.splitnets.nas.accuracy.AccuracyPredictor;
import io.splitnets.nas.accuracy.AccuracyStore;
import io.splitnets.nas.accuracy.MeasuredAccuracy;
import io.splitnets.nas.dataset.DatasetSource;
import io.splitnets.nas.dataset.DatasetSplits;
import io.splitnets.nas.oracle.CachingOracle;
import io.splitnets.nas.oracle.LatencyOracle;
import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.search.CheapConstraint;
import io.splitnets.nas.search.Objective;
import io.splitnets.nas.search.SearchLoop;
import io.splitnets.nas.search.SearchParameters;
import io.splitnets.nas.search.SearchProblem;
import io.splitnets.nas.search.SearchResult;
import io.splitnets.nas.search.SearchStrategies;
import io.splitnets.nas.search.SearchStrategy;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.nas.supernet.SubnetChoice;
import io.splitnets.report.Provenance;
import io.splitnets.system.SimulationResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;

/** Runs a search from its specification to its outcome. */
public final class Experiment {
    private final SearchSpec spec;
    private final DatasetSource source;
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
        this.source = source;
        this.cache = cache;
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
        DatasetSplits data = source.load(spec.request());
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
        SplitSpace space = new SplitSpace(spec.space());
        SimulatorOracle simulator = new SimulatorOracle(spec.scenario(), spec.space());
        LatencyOracle oracle = new CachingOracle(simulator);
        SearchStrategy strategy = strategy(space, oracle, state);
        Optional<PredictorFitting> fitting =
                spec.measuring().prediction().map(wanted -> new PredictorFitting(space, wanted));
        DatasetSplits data = data();
        TrainedSupernet trained = supernet(data);
        AccuracyStore validation = trained.store(spec.measuring(), "validation");
        MeasuredAccuracy accuracy = trained.validation(spec.measuring(), validation);
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            Optional<AccuracyPredictor> predictor = fitting.map(subnets -> subnets.predictor(
                    trained.predictorFile(spec, spec.measuring().prediction().orElseThrow()),
                    accuracy,
                    validation,
                    pool,
                    listener));
            CandidateJudge judge = new CandidateJudge(spec, space, oracle, accuracy, predictor);
            SearchResult result = search(strategy, judge, validation, state, pool);
            Finalist finalist = finalist(space, judge, result, predictor);
            validation.save();
            return outcome(data, trained, simulator, finalist);
        } finally {
            validation.save();
            pool.shutdownNow();
        }
    }

    /** The strategy where the state left it; limits that nothing can keep are noticed here, before anything is trained. */
    private SearchStrategy strategy(SplitSpace space, LatencyOracle oracle, StateFile state) {
        CandidateJudge untrained = new CandidateJudge(spec, space, oracle, architecture -> {
            throw new IllegalStateException("no accuracy is known before the training");
        });
        SearchProblem problem = new SearchProblem(
                space,
                spec.objectives().stream().map(this::objective).toList(),
                untrained.constraints(),
                cheap(untrained),
                References.of(spec, untrained, space));
        SearchSpec.StrategySpec wanted = spec.strategy();
        SearchParameters parameters = SearchParameters.of(
                        space, wanted.population(), wanted.evaluations(), wanted.seed())
                .withAnchors(space.corners());
        SearchStrategy strategy = create(wanted.name(), problem, parameters);
        state.restore(strategy);
        strategy.ask();
        return strategy;
    }

    /** A predicted accuracy is another objective: no search goes on from the state of one that measures, or back. */
    private Objective objective(Metric metric) {
        Optional<SearchSpec.Prediction> prediction = spec.measuring().prediction();
        Objective plain = metric.objective();
        if (metric != Metric.ACCURACY || prediction.isEmpty()) {
            return plain;
        }
        SearchSpec.Prediction from = prediction.get();
        String name = "predicted " + plain.name() + " from " + from.measured() + " and " + from.heldOut()
                + " subnets of seed " + from.seed();
        return new Objective(name, plain.direction(), plain.unit());
    }

    /**
     * Measures one candidate, on the validation and on the test images.
     *
     * @throws InterruptedSearchException if the listener asked to stop while the supernet was trained
     */
    public Judgement judge(Candidate candidate) {
        DatasetSplits data = data();
        TrainedSupernet trained = supernet(data);
        AccuracyStore store = trained.store(spec.measuring(), "validation");
        CandidateJudge judge = new CandidateJudge(
                spec,
                new SplitSpace(spec.space()),
                new SimulatorOracle(spec.scenario(), spec.space()),
                trained.validation(spec.measuring(), store));
        Judgement judgement = judge.judge(candidate);
        store.save();
        return measured(data, trained, List.of(judgement), List.of()).get(0);
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

    private static SearchStrategy create(String name, SearchProblem problem, SearchParameters parameters) {
        try {
            return SearchStrategies.create(name, problem, parameters);
        } catch (IllegalArgumentException e) {
            throw wrong("search.strategy", name, String.valueOf(e.getMessage()));
        }
    }

    private static InputException wrong(String key, String value, String expected) {
        return new InputException(new Problem(new Location("search file", 1, 1), key, value, expected, ""));
    }

    private SearchResult search(
            SearchStrategy strategy, CandidateJudge judge, AccuracyStore store, StateFile state, ExecutorService pool) {
        listener.begin("searching", spec.strategy().evaluations());
        SearchResult result = SearchLoop.run(
                strategy,
                batch -> judge.evaluate(batch, pool, done -> listener.progress(evaluated(strategy) + done, "")),
                summary -> listener.progress(summary.evaluations(), "front of " + summary.frontSize()),
                saved -> {
                    store.save();
                    state.save(saved);
                    if (listener.interrupted()) {
                        throw new InterruptedSearchException(
                                "stopped after generation " + saved.generation() + "; --resume goes on");
                    }
                });
        listener.end(result.archive().size() + " candidates, front of "
                + result.front().size());
        return result;
    }

    private static int evaluated(SearchStrategy strategy) {
        return strategy.state().archive().size();
    }

    private List<CheapConstraint> cheap(CandidateJudge judge) {
        List<CheapConstraint> cheap = new ArrayList<>();
        for (SearchSpec.Limit limit : spec.limits()) {
            if (limit.metric() == Metric.SENSOR_MEMORY) {
                cheap.add(cheap(limit, candidate -> judge.footprint(candidate).sensorMemoryBytes()));
            } else if (limit.metric() == Metric.LINK_BYTES) {
                cheap.add(cheap(limit, candidate -> judge.footprint(candidate).linkBytes()));
            }
        }
        return cheap;
    }

    private static CheapConstraint cheap(SearchSpec.Limit limit, ToDoubleFunction<Candidate> value) {
        return new CheapConstraint(limit.metric().label(), limit.metric().unit(), limit.bound(), value);
    }

    /** What is left to measure once the search is over. */
    private record Finalist(
            SplitSpace space,
            CandidateJudge judge,
            SearchResult result,
            List<Judgement> front,
            Optional<SearchOutcome.Prediction> prediction) {}

    /** The front measured on the validation images; where accuracies were predicted, some members may fall off it. */
    private Finalist finalist(
            SplitSpace space, CandidateJudge judge, SearchResult result, Optional<AccuracyPredictor> predictor) {
        List<Judgement> front = result.front().members().stream()
                .map(member -> judge.judge(member.candidate()))
                .toList();
        List<Judgement> kept = predictor.isEmpty()
                ? front
                : front.stream()
                        .filter(member -> front.stream().noneMatch(rival -> Dominance.better(spec, rival, member)))
                        .toList();
        return new Finalist(
                space,
                judge,
                result,
                kept,
                predictor.map(known -> new SearchOutcome.Prediction(known.report(), front.size() - kept.size())));
    }

    private SearchOutcome outcome(
            DatasetSplits data, TrainedSupernet trained, SimulatorOracle simulator, Finalist end) {
        List<Judgement> front = end.front();
        List<Judgement> baselines = new Baselines(end.space(), end.judge()).all();
        List<Judgement> all = measured(data, trained, front, baselines);
        List<Judgement> rivals = all.subList(front.size(), all.size());
        List<Judgement> found = all.subList(0, front.size());
        front = found.stream()
                .filter(member -> rivals.stream().noneMatch(rival -> Dominance.of(spec, rival, member)))
                .sorted(Comparator.comparingDouble((Judgement j) -> j.value(Metric.LATENCY_P99))
                        .thenComparing(Judgement::id))
                .toList();
        Optional<Judgement> pick = front.stream()
                .max(Comparator.comparingDouble((Judgement j) -> j.accuracy().value())
                        .thenComparing(j -> -j.value(Metric.LATENCY_P99)));
        Optional<SimulationResult> run = pick.map(chosen -> simulator.run(chosen.query()));
        Provenance provenance = Provenance.of(
                spec.strategy().seed(),
                spec.effective(),
                Map.of(
                        "train",
                        data.train().sha256(),
                        "validation",
                        data.validation().sha256(),
                        "test",
                        data.test().sha256()));
        return new SearchOutcome(
                spec,
                source.toy(),
                front,
                found.size() - front.size(),
                rivals,
                pick,
                run,
                end.result().archive(),
                end.result().archive().stream()
                        .map(evaluation -> end.judge().tier(evaluation.candidate()))
                        .toList(),
                end.result().history(),
                provenance,
                end.prediction());
    }

    private List<Judgement> measured(
            DatasetSplits data, TrainedSupernet trained, List<Judgement> front, List<Judgement> baselines) {
        AccuracyStore store = trained.store(spec.measuring(), "test");
        MeasuredAccuracy accuracy = trained.test(spec.measuring(), store);
        List<Judgement> all = new ArrayList<>(front);
        all.addAll(baselines);
        listener.begin("measuring on the " + data.test().count() + " test objects", all.size());
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Judgement> measured = InOrder.map(
                    all,
                    judgement -> judgement.withTest(
                            accuracy.accuracy(judgement.query().architecture())),
                    pool,
                    done -> listener.progress(done, ""));
            listener.end(all.size() + " networks");
            return measured;
        } finally {
            store.save();
            pool.shutdownNow();
        }
    }
}
