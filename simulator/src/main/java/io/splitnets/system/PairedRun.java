package io.splitnets.system;

import io.splitnets.engine.TieOrder;
import io.splitnets.measure.Difference;
import io.splitnets.measure.Stage;
import io.splitnets.system.Replication.Summary;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Runs two systems on common random numbers and compares them replication by replication. Streams are functions of seed,
 * name and purpose, so whatever has one name in both systems meets the same load in both.
 */
public final class PairedRun {
    private static final double PS_PER_MS = 1e9;

    private final SimulationRun.Outcome a;
    private final SimulationRun.Outcome b;
    private final double confidence;
    private final int pairs;

    private PairedRun(SimulationRun.Outcome a, SimulationRun.Outcome b, double confidence) {
        this.a = a;
        this.b = b;
        this.confidence = confidence;
        this.pairs = pairs(a.replications().size(), b.replications().size());
    }

    /**
     * Runs both. The result does not depend on the number of threads.
     *
     * @param run of both: window, seed, replications and where latency starts
     * @param threads at least 1
     * @throws IllegalStateException as {@link SimulationRun#run}
     */
    public static PairedResult run(SystemPlan a, SystemPlan b, RunPlan run, int threads) {
        SimulationRun.Outcome first = SimulationRun.outcome(a, run, TieOrder.DOCUMENTED, threads);
        SimulationRun.Outcome second = SimulationRun.outcome(b, run, TieOrder.DOCUMENTED, threads);
        return new PairedRun(first, second, run.confidence()).result();
    }

    /** One that is not random has a single replication, the same for every one of the other. */
    private static int pairs(int a, int b) {
        return a == 1 || b == 1 ? Math.max(a, b) : Math.min(a, b);
    }

    private PairedResult result() {
        boolean both = a.result().figures().isPresent() && b.result().figures().isPresent();
        return new PairedResult(
                a.result(), b.result(), pairs, both ? Optional.of(figures()) : Optional.empty(), utilisation());
    }

    private PairedResult.Figures figures() {
        Difference mean = over(Replication::latency, Summary::mean);
        Map<Stage, Difference> stages = stages();
        return new PairedResult.Figures(
                mean,
                over(Replication::latency, summary -> summary.percentile(50)),
                over(Replication::latency, summary -> summary.percentile(95)),
                over(Replication::latency, summary -> summary.percentile(99)),
                waits(),
                stages,
                Cause.of(mean, stages, a.result().offeredLoad(), b.result().offeredLoad()));
    }

    private PairedResult.Waits waits() {
        return new PairedResult.Waits(
                over(Replication::sensorWait, Summary::mean),
                over(Replication::sensorWait, summary -> summary.percentile(95)),
                over(Replication::linkWait, Summary::mean),
                over(Replication::linkWait, summary -> summary.percentile(95)),
                over(Replication::aggregatorWait, Summary::mean),
                over(Replication::aggregatorWait, summary -> summary.percentile(95)));
    }

    private Map<Stage, Difference> stages() {
        Map<Stage, Difference> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    difference(
                            PairedRun::hasResult, replication -> replication.stages()[stage.position()] / PS_PER_MS));
        }
        return stages;
    }

    private static boolean hasResult(Replication replication) {
        return replication.latency().count() > 0;
    }

    private Difference over(Function<Replication, Summary> of, ToDoubleFunction<Summary> figure) {
        return difference(
                replication -> of.apply(replication).count() > 0,
                replication -> figure.applyAsDouble(of.apply(replication)) / PS_PER_MS);
    }

    private Map<String, Difference> utilisation() {
        Map<String, Difference> shares = new LinkedHashMap<>();
        for (String station : a.result().utilisation().keySet()) {
            if (b.result().utilisation().containsKey(station)) {
                shares.put(
                        station,
                        difference(
                                replication -> true,
                                replication -> replication.utilisation().getOrDefault(station, 0.0)));
            }
        }
        return shares;
    }

    /**
     * Pairs in which one side has no observation are left out. A side that has none at all, such as the wait for network
     * processors in a system without any, counts as zero.
     */
    private Difference difference(Predicate<Replication> observed, ToDoubleFunction<Replication> figure) {
        boolean never = a.replications().stream().noneMatch(observed);
        boolean neither = b.replications().stream().noneMatch(observed);
        int[] usable = IntStream.range(0, pairs)
                .filter(i -> (never || observed.test(at(a, i))) && (neither || observed.test(at(b, i))))
                .toArray();
        double[] ofA = values(a, usable, never ? replication -> 0 : figure);
        double[] ofB = values(b, usable, neither ? replication -> 0 : figure);
        return a.result().exact() && b.result().exact()
                ? Difference.exact(ofA[0], ofB[0])
                : Difference.paired(ofA, ofB, confidence);
    }

    private static double[] values(SimulationRun.Outcome side, int[] pairs, ToDoubleFunction<Replication> figure) {
        return IntStream.of(pairs)
                .mapToDouble(i -> figure.applyAsDouble(at(side, i)))
                .toArray();
    }

    private static Replication at(SimulationRun.Outcome side, int pair) {
        List<Replication> all = side.replications();
        return all.get(all.size() == 1 ? 0 : pair);
    }
}
