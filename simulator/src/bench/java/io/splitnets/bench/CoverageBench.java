package io.splitnets.bench;

import io.splitnets.measure.Estimate;
import io.splitnets.system.AggregatorPlan;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.CameraPlan;
import io.splitnets.system.LatencyFrom;
import io.splitnets.system.LinkPlan;
import io.splitnets.system.RunPlan;
import io.splitnets.system.Sampling;
import io.splitnets.system.ServiceLaw;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.SimulationRun;
import io.splitnets.system.SystemPlan;
import io.splitnets.system.WarmUp;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often the printed 95 % intervals hold the truth: a queue M/M/1 at load 0.8, service 1 ms, simulated again and again
 * with seeds 1, 2, 3 and so on, by replications and by batch means, both with a warm-up found by MSER-5. No JMH: the
 * figures are the same on every machine. {@code docs/bench.sh coverage [SEEDS]} runs it.
 */
public final class CoverageBench {
    private static final double LOAD = 0.8;
    private static final long SERVICE_PS = 1_000_000_000L;
    private static final double MEAN_MS = 1 / (1 - LOAD);

    private CoverageBench() {}

    /** A way to an interval. */
    private record Way(String name, RunPlan run) {}

    /** A figure with its true value. */
    private record Truth(String name, double value, Function<SimulationResult.Figures, Estimate> figure) {}

    /** Prints the table for the given number of seeds, 1,000 unless told. */
    public static void main(String[] arguments) {
        int seeds = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
        System.out.printf(Locale.ROOT, "M/M/1 at load %.1f, %d seeds, intervals of 95 %%%n", LOAD, seeds);
        System.out.println(
                "way                                    figure   coverage %   half width %   bias %   warm-up");
        for (Way way : List.of(
                replications(10, 5), replications(10, 12.5), batches(20, 50), batches(10, 125), batches(20, 125))) {
            print(way, seeds);
        }
    }

    private static Way replications(int count, double seconds) {
        SimTime duration = seconds(seconds);
        return new Way(
                String.format(Locale.ROOT, "%d replications of %.0f results", count, seconds * 1000 * LOAD),
                run(duration, seconds(seconds / 2), Sampling.replications(count)));
    }

    private static Way batches(int count, double seconds) {
        return new Way(
                String.format(Locale.ROOT, "%d batches of %.0f results", count, seconds * 1000 * LOAD / count),
                run(seconds(seconds), seconds(seconds / 20), new Sampling.BatchMeans(count)));
    }

    private static RunPlan run(SimTime duration, SimTime longest, Sampling sampling) {
        return new RunPlan(duration, new WarmUp.Automatic(longest), sampling, 0.95, 1, LatencyFrom.ARRIVAL, 0);
    }

    private static void print(Way way, int seeds) {
        List<SimulationResult> results = IntStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(seed -> SimulationRun.run(plan(), seeded(way.run(), seed), 1))
                .toList();
        double warmUp = results.stream()
                .mapToDouble(result -> result.sampling().warmUp().toSeconds())
                .average()
                .orElse(0);
        for (Truth truth : truths()) {
            List<Estimate> estimates = results.stream()
                    .map(result -> truth.figure().apply(result.figures().orElseThrow()))
                    .toList();
            long covered =
                    estimates.stream().filter(e -> e.covers(truth.value())).count();
            System.out.printf(
                    Locale.ROOT,
                    "%-38s %-8s %8.1f %13.2f %11.2f %8.3f s%n",
                    way.name(),
                    truth.name(),
                    100.0 * covered / seeds,
                    100 * mean(estimates, e -> e.halfWidth().orElseThrow()) / truth.value(),
                    100 * (mean(estimates, Estimate::value) / truth.value() - 1),
                    warmUp);
        }
        long warned = results.stream()
                .filter(result -> !result.sampling().warnings().isEmpty())
                .count();
        System.out.printf(Locale.ROOT, "  with a warning: %.1f %%%n", 100.0 * warned / seeds);
    }

    private static double mean(List<Estimate> estimates, ToDoubleFunction<Estimate> of) {
        return estimates.stream().mapToDouble(of).average().orElse(0);
    }

    private static List<Truth> truths() {
        return List.of(
                new Truth("mean", MEAN_MS, figures -> figures.latency().mean()),
                new Truth("p50", quantile(0.5), figures -> figures.latency().p50()),
                new Truth("p95", quantile(0.95), figures -> figures.latency().p95()),
                new Truth("p99", quantile(0.99), figures -> figures.latency().p99()),
                new Truth(
                        "wait", MEAN_MS - 1, figures -> figures.aggregatorWait().mean()));
    }

    /** The time in an M/M/1 queue is exponential. */
    private static double quantile(double p) {
        return -StrictMath.log(1 - p) * MEAN_MS;
    }

    private static RunPlan seeded(RunPlan run, int seed) {
        return new RunPlan(run.duration(), run.warmUp(), run.sampling(), 0.95, seed, run.latencyFrom(), 0);
    }

    private static SystemPlan plan() {
        CameraPlan camera = new CameraPlan(
                "camera",
                new ArrivalSpec.Poisson(Rational.of(Math.round(SERVICE_PS / LOAD))),
                StampReference.READOUT_END,
                SimTime.ZERO,
                SimTime.ZERO,
                Optional.empty(),
                0,
                new ServiceLaw.Constant(SimTime.ZERO),
                false,
                SimTime.ZERO);
        return new SystemPlan(
                "queue",
                List.of(camera),
                List.of(new LinkPlan("link", BufferPlan.UNBOUNDED)),
                new AggregatorPlan(
                        new ServiceLaw.Exponential(new SimTime(SERVICE_PS)),
                        1,
                        BufferPlan.UNBOUNDED,
                        false,
                        List.of()));
    }

    private static SimTime seconds(double count) {
        return new SimTime(Math.round(count * SimTime.PER_SECOND));
    }
}
