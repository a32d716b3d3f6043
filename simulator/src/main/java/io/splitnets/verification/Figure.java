package io.splitnets.verification;

import io.splitnets.measure.Estimate;
import io.splitnets.measure.TimelineFrame;
import io.splitnets.system.SimulationResult;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** One figure of a result; times in ms. */
@FunctionalInterface
interface Figure {
    /** Picoseconds of a millisecond. */
    double PS_PER_MS = 1e9;

    /** The figure. */
    Estimate of(SimulationResult result);

    /** Mean latency. */
    static Estimate latency(SimulationResult result) {
        return figures(result).latency().mean();
    }

    /** Median of the latency. */
    static Estimate latency50(SimulationResult result) {
        return figures(result).latency().p50();
    }

    /** 95 % quantile of the latency. */
    static Estimate latency95(SimulationResult result) {
        return figures(result).latency().p95();
    }

    /** 99 % quantile of the latency. */
    static Estimate latency99(SimulationResult result) {
        return figures(result).latency().p99();
    }

    /** Largest latency. */
    static Estimate longest(SimulationResult result) {
        return Estimate.plain(figures(result).latency().max());
    }

    /** Mean wait for the aggregator. */
    static Estimate wait(SimulationResult result) {
        return figures(result).aggregatorWait().mean();
    }

    /** 95 % quantile of the wait for the aggregator. */
    static Estimate wait95(SimulationResult result) {
        return figures(result).aggregatorWait().p95();
    }

    /** Mean wait for the link. */
    static Estimate linkWait(SimulationResult result) {
        return figures(result).linkWait().mean();
    }

    /** Mean number of frames inside. */
    static Estimate inside(SimulationResult result) {
        return Estimate.plain(result.occupancy().inside());
    }

    /** Mean square of the wait for the aggregator among the kept frames, ms^2. */
    static Estimate squaredWait(SimulationResult result) {
        return Estimate.plain(waits(result).map(wait -> wait * wait).average().orElseThrow());
    }

    /** Share of the kept frames that wait for the aggregator for at most {@code ms}. */
    static Figure waitsUpTo(double ms) {
        return result -> Estimate.plain(
                waits(result).map(wait -> wait <= ms ? 1 : 0).average().orElseThrow());
    }

    /** Lost share of the frames. */
    static Estimate loss(SimulationResult result) {
        return result.loss();
    }

    /** Busy share of the aggregator. */
    static Estimate utilisation(SimulationResult result) {
        return Estimate.plain(result.utilisation().getOrDefault("aggregator", Double.NaN));
    }

    /** Replications whose identities were checked while they ran. */
    static Estimate replications(SimulationResult result) {
        return Estimate.plain(result.replications());
    }

    /** Longest time from arrival to result among the kept frames of one camera, by its place in the file. */
    static Figure longestOf(int camera) {
        return result -> Estimate.plain(kept(result, camera)
                        .mapToLong(frame -> frame.aggregatorEnd() - frame.readoutEnd())
                        .max()
                        .orElseThrow()
                / PS_PER_MS);
    }

    /** Mean wait for the aggregator of the kept frames of one camera, which may not wait anywhere else. */
    static Figure waitOf(int camera) {
        return result -> Estimate.plain(kept(result, camera)
                        .mapToLong(frame -> frame.aggregatorStart() - frame.joined())
                        .average()
                        .orElseThrow()
                / PS_PER_MS);
    }

    private static DoubleStream waits(SimulationResult result) {
        return result.timeline().stream()
                .filter(frame -> frame.aggregatorEnd() != TimelineFrame.NOT_REACHED)
                .mapToDouble(frame -> (frame.aggregatorStart() - frame.joined()) / PS_PER_MS);
    }

    private static Stream<TimelineFrame> kept(SimulationResult result, int camera) {
        return result.timeline().stream()
                .filter(frame -> frame.camera() == camera && frame.aggregatorEnd() != TimelineFrame.NOT_REACHED);
    }

    private static SimulationResult.Figures figures(SimulationResult result) {
        return result.figures()
                .orElseThrow(() -> new IllegalStateException("no latency: " + String.join("; ", result.reasons())));
    }
}
