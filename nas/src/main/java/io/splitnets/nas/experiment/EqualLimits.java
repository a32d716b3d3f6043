package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.AccuracyEstimate;
import io.splitnets.nas.accuracy.AccuracyStore;
import io.splitnets.nas.accuracy.MeasuredAccuracy;
import io.splitnets.nas.oracle.CachingOracle;
import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.search.CheapConstraint;
import io.splitnets.nas.search.Evaluation;
import io.splitnets.nas.search.SearchLoop;
import io.splitnets.nas.search.SearchParameters;
import io.splitnets.nas.search.SearchProblem;
import io.splitnets.nas.search.SearchStrategies;
import io.splitnets.nas.search.SearchStrategy;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Split networks that a search finds, and fixed networks that are cut and compressed afterwards, on the same system and
 * within the same limits. Latencies are of runs, with the same random numbers for every network; they are asked once per
 * network, whatever weights it has.
 */
public final class EqualLimits {
    private final SearchSpec spec;
    private final SplitSpace space;
    private final NetworkCodec codec;
    private final CachingOracle oracle;
    private final ExecutorService pool;
    private final CandidateJudge system;

    /**
     * A comparison within the limits of {@code spec}, those of accuracy left out.
     *
     * @param spec the system, the space, the limits and how a search goes
     * @param pool for measuring and simulating; the outcome does not depend on its threads
     */
    public EqualLimits(SearchSpec spec, ExecutorService pool) {
        this.spec = spec;
        this.space = new SplitSpace(spec.space());
        this.codec = new NetworkCodec(spec.space());
        this.oracle = new CachingOracle(new SimulatorOracle(spec.scenario(), spec.space()));
        this.pool = pool;
        this.system = new CandidateJudge(spec, space, oracle, architecture -> {
            throw new IllegalStateException("the system has no accuracy");
        });
    }

    /**
     * Every network that keeps the limits among those that a search looks at, with validation accuracies inside a
     * supernet. The search begins with the largest and the smallest network and every split module, as far as they find
     * room in its population: with the networks that a comparison with fixed ones knows too.
     *
     * @throws InterruptedSearchException if the listener asked to stop; what was measured is kept
     * @throws io.splitnets.nas.search.InfeasibleException if no network of the space keeps the limits
     */
    public List<Rival> searched(TrainedSupernet trained, ExperimentListener listener) {
        AccuracyStore store = trained.store(spec.measuring(), "validation");
        MeasuredAccuracy accuracy = trained.validation(spec.measuring(), store);
        CandidateJudge judge = new CandidateJudge(spec, space, oracle, accuracy);
        listener.begin("searching", spec.strategy().evaluations());
        List<Evaluation> archive = SearchLoop.run(
                        strategy(judge),
                        batch -> judge.evaluate(batch, pool, done -> {}),
                        summary -> listener.progress(summary.evaluations(), "front of " + summary.frontSize()),
                        state -> {
                            store.save();
                            stopIfAsked(listener);
                        })
                .archive();
        store.save();
        listener.end(archive.size() + " candidates");
        List<Rival> rivals = new ArrayList<>();
        for (Evaluation evaluation : archive) {
            SystemQuery query = judge.query(evaluation.candidate());
            SystemEstimate estimate = oracle.estimate(query);
            if (system.keeps(estimate)) {
                Architecture network = query.architecture();
                rivals.add(rival(network, false, query.plan(), estimate, accuracy.accuracy(network)));
            }
        }
        return List.copyOf(rivals);
    }

    private SearchStrategy strategy(CandidateJudge judge) {
        SearchProblem problem = new SearchProblem(
                space,
                spec.objectives().stream().map(Metric::objective).toList(),
                judge.constraints(),
                cheap(judge),
                References.of(spec, judge, space));
        SearchSpec.StrategySpec wanted = spec.strategy();
        SearchParameters parameters = SearchParameters.of(
                        space, wanted.population(), wanted.evaluations(), wanted.seed())
                .withAnchors(space.modules());
        return SearchStrategies.create(wanted.name(), problem, parameters);
    }

    private List<CheapConstraint> cheap(CandidateJudge judge) {
        return spec.limits().stream()
                .filter(limit -> limit.metric() == Metric.SENSOR_MEMORY)
                .map(limit -> new CheapConstraint(
                        limit.metric().label(),
                        limit.metric().unit(),
                        limit.bound(),
                        candidate -> judge.footprint(candidate).sensorMemoryBytes()))
                .toList();
    }

    private static void stopIfAsked(ExperimentListener listener) {
        if (listener.interrupted()) {
            throw new InterruptedSearchException("stopped while searching; the same command goes on");
        }
    }

    /**
     * Every way to run fixed networks that keeps the limits: all on the sensor, all on the aggregator, and at every place
     * without compression, with the accuracy that they have without any cut; and at every place with every number of
     * channels and of bits of the space, compressed afterwards.
     *
     * @param plain networks without a split module
     * @throws InterruptedSearchException if the listener asked to stop; what was measured is kept
     */
    public List<Rival> fixed(TrainedSupernet trained, List<Architecture> plain, ExperimentListener listener) {
        AccuracyStore store = trained.store(spec.measuring(), "validation");
        MeasuredAccuracy accuracy = trained.validation(spec.measuring(), store);
        listener.begin("measuring fixed networks", plain.size());
        List<Rival> rivals = new ArrayList<>();
        try {
            for (Architecture network : plain) {
                rivals.addAll(uncompressed(network, accuracy));
                rivals.addAll(compressed(network, accuracy));
                listener.progress(rivals.size(), "");
                stopIfAsked(listener);
            }
        } finally {
            store.save();
        }
        listener.end(rivals.size() + " ways to cut " + plain.size() + " networks");
        return rivals;
    }

    private List<Rival> uncompressed(Architecture network, MeasuredAccuracy accuracy) {
        List<SplitPoint> cuts = new ArrayList<>(List.of(SplitPoint.ALL, SplitPoint.NONE));
        for (int phase = 0; phase <= network.phases().size(); phase++) {
            cuts.add(new SplitPoint(codec.blockBefore(phase)));
        }
        List<SystemQuery> queries = cuts.stream()
                .map(cut -> new SystemQuery(network, SplitPlan.at(cut)))
                .toList();
        List<SystemEstimate> estimates = InOrder.map(queries, oracle::estimate, pool, done -> {});
        List<Rival> rivals = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            if (system.keeps(estimates.get(i))) {
                rivals.add(rival(network, false, queries.get(i).plan(), estimates.get(i), accuracy.accuracy(network)));
            }
        }
        return rivals;
    }

    private List<Rival> compressed(Architecture network, MeasuredAccuracy accuracy) {
        List<SplitChoice> splits = AddedModules.choices(spec.space());
        List<Optional<Rival>> judged =
                InOrder.map(splits, split -> compressed(network, split, accuracy), pool, done -> {});
        return judged.stream().flatMap(Optional::stream).toList();
    }

    private Optional<Rival> compressed(Architecture network, SplitChoice split, MeasuredAccuracy accuracy) {
        Architecture with = network.with(split);
        SystemQuery query = new SystemQuery(with, codec.split(with));
        SystemEstimate estimate = oracle.estimate(query);
        return system.keeps(estimate)
                ? Optional.of(rival(with, true, query.plan(), estimate, accuracy.afterwards(network, split)))
                : Optional.empty();
    }

    private static Rival rival(
            Architecture network,
            boolean afterwards,
            SplitPlan plan,
            SystemEstimate system,
            AccuracyEstimate accuracy) {
        String crossing = plan.compression()
                .map(module -> ", " + module.keptChannels() + " ch, " + module.bits() + " bit")
                .orElse("");
        return new Rival(
                network,
                afterwards,
                plan.cut().after() + crossing,
                Judgement.value(system, Metric.LATENCY_P99),
                system.sensorMemoryBytes(),
                accuracy.value());
    }

    /**
     * The most accurate on validation images of those within a p99 latency; of equal ones the fastest, then the first.
     * Empty if none is.
     */
    public static Optional<Rival> best(List<Rival> rivals, double p99Ms) {
        return rivals.stream()
                .filter(rival -> rival.p99Ms() <= p99Ms)
                .min(Comparator.comparingDouble((Rival rival) -> -rival.validation())
                        .thenComparingDouble(Rival::p99Ms));
    }

    /** Accuracy of a rival on the test images with these weights, a share. */
    public double test(TrainedSupernet trained, Rival rival) {
        AccuracyStore store = trained.store(spec.measuring(), "test");
        MeasuredAccuracy accuracy = trained.test(spec.measuring(), store);
        try {
            Architecture network = rival.network();
            return rival.afterwards()
                    ? accuracy.afterwards(network.plain(), network.split().orElseThrow())
                            .value()
                    : accuracy.accuracy(network).value();
        } finally {
            store.save();
        }
    }
}
