package io.splitnets.system;

import io.splitnets.engine.TieOrder;
import io.splitnets.measure.Difference;
import io.splitnets.measure.Stage;
import io.splitnets.system.Observed.Summary;
import io.splitnets.units.SimTime;
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
        this.pairs = pairs(a.parts().size(), b.parts().size());
    }

    /**
     * Runs both. The result does not depend on the number of threads. Where one of the two needs the longer warm-up or
     * more replications, both are run with it, so that every pair spans the same window.
     *
     * @param run of both: window, seed, replications and where latency starts
     * @param threads at least 1
     * @throws IllegalStateException as {@link SimulationRun#run}
     */
    public static PairedResult run(SystemPlan a, SystemPlan b, RunPlan run, int threads) {
        SimulationRun.Outcome first = SimulationRun.outcome(a, run, TieOrder.DOCUMENTED, threads);
        SimulationRun.Outcome second = SimulationRun.outcome(b, run, TieOrder.DOCUMENTED, threads);
        SamplingReport ofA = first.result().sampling();
        SamplingReport ofB = second.result().sampling();
        if (ofA.warmUp().equals(ofB.warmUp()) && fit(parts(first), parts(second))) {
            return new PairedRun(first, second, run.confidence()).result();
        }
        RunPlan common = common(run, first, second);
        return new PairedRun(
                        SimulationRun.outcome(a, common, TieOrder.DOCUMENTED, threads),
                        SimulationRun.outcome(b, common, TieOrder.DOCUMENTED, threads),
                        run.confidence())
                .result();
    }

    private static boolean fit(int a, int b) {
        return a == b || a == 1 || b == 1;
    }

    private static int parts(SimulationRun.Outcome outcome) {
        return outcome.parts().size();
    }

    private static RunPlan common(RunPlan run, SimulationRun.Outcome first, SimulationRun.Outcome second) {
        SimTime ofA = first.result().sampling().warmUp();
        SimTime ofB = second.result().sampling().warmUp();
        return run.fixed(
                ofA.compareTo(ofB) > 0 ? ofA : ofB,
                run.sampling() instanceof Sampling.BatchMeans
                        ? run.sampling()
                        : Sampling.replications(Math.max(parts(first), parts(second))));
    }

    /** One that is not random has a single replication, the same for every one of the other. */
    private static int pairs(int a, int b) {
        return fit(a, b) ? Math.max(a, b) : Math.min(a, b);
    }

    private PairedResult result() {
        boolean both = a.result().figures().isPresent() && b.result().figures().isPresent();
        return new PairedResult(
                a.result(), b.result(), pairs, both ? Optional.of(figures()) : Optional.empty(), utilisation());
    }

    private PairedResult.Figures figures() {
        Difference mean = over(Observed::latency, Summary::mean);
        Map<Stage, Difference> stages = stages();
        return new PairedResult.Figures(
                mean,
                over(Observed::latency, summary -> summary.percentile(50)),
                over(Observed::latency, summary -> summary.percentile(95)),
                over(Observed::latency, summary -> summary.percentile(99)),
                waits(),
                stages,
                networks(),
                Cause.of(mean, stages, a.result().offeredLoad(), b.result().offeredLoad()));
    }

    private PairedResult.Waits waits() {
        return new PairedResult.Waits(
                over(Observed::sensorWait, Summary::mean),
                over(Observed::sensorWait, summary -> summary.percentile(95)),
                over(Observed::linkWait, Summary::mean),
                over(Observed::linkWait, summary -> summary.percentile(95)),
                over(Observed::aggregatorWait, Summary::mean),
                over(Observed::aggregatorWait, summary -> summary.percentile(95)));
    }

    private Map<Stage, Difference> stages() {
        Map<Stage, Difference> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    difference(PairedRun::hasResult, observed -> observed.stages()[stage.position()] / PS_PER_MS));
        }
        return stages;
    }

    private static boolean hasResult(Observed observed) {
        return observed.latency().count() > 0;
    }

    private Difference over(Function<Observed, Summary> of, ToDoubleFunction<Summary> figure) {
        return difference(
                observed -> of.apply(observed).count() > 0,
                observed -> figure.applyAsDouble(of.apply(observed)) / PS_PER_MS);
    }

    private Map<String, Difference> utilisation() {
        Map<String, Difference> shares = new LinkedHashMap<>();
        for (String station : a.result().utilisation().keySet()) {
            if (b.result().utilisation().containsKey(station)) {
                shares.put(station, busy(station));
            }
        }
        return shares;
    }

    private Difference busy(String station) {
        int replications = pairs(a.replications().size(), b.replications().size());
        return difference(busy(a, station, replications), busy(b, station, replications));
    }

    private static double[] busy(SimulationRun.Outcome side, String station, int replications) {
        return IntStream.range(0, replications)
                .mapToDouble(i -> at(side.replications(), i).utilisation().getOrDefault(station, 0.0))
                .toArray();
    }

    /** Of the networks that both have, unless neither has more than one. */
    private Map<String, PairedResult.OfNetwork> networks() {
        List<String> ofA = ids(a);
        List<String> ofB = ids(b);
        Map<String, PairedResult.OfNetwork> networks = new LinkedHashMap<>();
        if (ofA.size() > 1 || ofB.size() > 1) {
            ofA.stream()
                    .filter(ofB::contains)
                    .forEach(id -> networks.put(id, network(ofA.indexOf(id), ofB.indexOf(id))));
        }
        return networks;
    }

    private static List<String> ids(SimulationRun.Outcome side) {
        return side.result().networks().stream().map(NetworkFigures::id).toList();
    }

    private PairedResult.OfNetwork network(int inA, int inB) {
        return new PairedResult.OfNetwork(
                network(inA, inB, latency -> latency.mean() / PS_PER_MS),
                network(inA, inB, latency -> latency.percentile(95) / PS_PER_MS),
                network(inA, inB, latency -> latency.percentile(99) / PS_PER_MS),
                difference(late(inA), late(inB)));
    }

    private Difference network(int inA, int inB, ToDoubleFunction<Summary> figure) {
        return difference(latency(inA, figure), latency(inB, figure));
    }

    private static Seen latency(int network, ToDoubleFunction<Summary> figure) {
        return new Seen(
                observed -> observed.networks().get(network).latency().count() > 0,
                observed ->
                        figure.applyAsDouble(observed.networks().get(network).latency()));
    }

    private static Seen late(int network) {
        return new Seen(
                observed -> observed.networks().get(network).latency().count() > 0,
                observed -> observed.networks().get(network).lateShare());
    }

    /** A figure, and whether there is one. */
    private record Seen(Predicate<Observed> any, ToDoubleFunction<Observed> figure) {}

    private Difference difference(Predicate<Observed> any, ToDoubleFunction<Observed> figure) {
        Seen seen = new Seen(any, figure);
        return difference(seen, seen);
    }

    /**
     * Pairs in which one side has no observation are left out. A side that has none at all, such as the wait for network
     * processors in a system without any, counts as zero.
     */
    private Difference difference(Seen inA, Seen inB) {
        List<Observed> ofA = a.parts();
        List<Observed> ofB = b.parts();
        boolean never = ofA.stream().noneMatch(inA.any());
        boolean neither = ofB.stream().noneMatch(inB.any());
        int[] usable = IntStream.range(0, pairs)
                .filter(i -> (never || inA.any().test(at(ofA, i)))
                        && (neither || inB.any().test(at(ofB, i))))
                .toArray();
        return difference(
                values(ofA, usable, never ? observed -> 0 : inA.figure()),
                values(ofB, usable, neither ? observed -> 0 : inB.figure()));
    }

    private Difference difference(double[] ofA, double[] ofB) {
        return a.result().exact() && b.result().exact()
                ? Difference.exact(ofA[0], ofB[0])
                : Difference.paired(ofA, ofB, confidence);
    }

    private static double[] values(List<Observed> side, int[] pairs, ToDoubleFunction<Observed> figure) {
        return IntStream.of(pairs)
                .mapToDouble(i -> figure.applyAsDouble(at(side, i)))
                .toArray();
    }

    private static <T> T at(List<T> all, int pair) {
        return all.get(all.size() == 1 ? 0 : pair);
    }
}
