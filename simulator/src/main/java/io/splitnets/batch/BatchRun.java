package io.splitnets.batch;

import io.splitnets.measure.TimelineFrame;
import io.splitnets.system.AdditiveModel;
import io.splitnets.system.LatencyFrom;
import io.splitnets.system.OfferedLoad;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.SteadyRegime;
import io.splitnets.system.SystemPlan;
import io.splitnets.units.SimTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Answers for a system without simulating it, where the answer is proven equal to the simulation's. Everything else gets
 * an empty answer and is left to {@link io.splitnets.system.SimulationRun}.
 */
public final class BatchRun {
    private BatchRun() {}

    /** Verdict and latency of a plan, or empty where only a run can tell. */
    public static Optional<BatchAnswer> answer(SystemPlan plan, LatencyFrom from) {
        Optional<MaxPlusPlan> numbers = MaxPlusPlan.of(plan, from);
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        List<OfferedLoad> loads = OfferedLoad.of(plan);
        Optional<BatchLatency> latency = Optional.empty();
        if (loads.stream().allMatch(load -> load.excess() <= 0)) {
            LatencySink sink = new LatencySink();
            if (!settles(plan, numbers.get(), sink)) {
                return Optional.empty();
            }
            latency = Optional.of(BatchLatency.of(sink.latency()));
        }
        return Optional.of(new BatchAnswer(
                latency,
                loads.stream()
                        .mapToDouble(load -> load.load().doubleValue())
                        .max()
                        .orElse(0),
                AdditiveModel.terms(plan, from).total().toMillis()));
    }

    /** Latency, waits and stages over one period of the plan's regime, or empty where only a run can tell. */
    public static Optional<SimulationResult.Figures> figures(SystemPlan plan, LatencyFrom from) {
        StageSink sink = new StageSink();
        return MaxPlusPlan.of(plan, from)
                .filter(numbers -> OfferedLoad.of(plan).stream().allMatch(load -> load.excess() <= 0))
                .filter(numbers -> settles(plan, numbers, sink))
                .flatMap(numbers -> SimulationResult.Figures.exact(sink.statistics()));
    }

    private static boolean settles(SystemPlan plan, MaxPlusPlan numbers, ResultSink sink) {
        boolean mayRepeat = !numbers.fuse() || numbers.inStep();
        return mayRepeat
                && SteadyRegime.hyperPeriod(plan)
                        .map(period -> new RegimeSearch(numbers, period, sink).found())
                        .orElse(false);
    }

    /**
     * What a run of {@code duration} sees of every frame, by camera and trigger, or empty where only a run can tell.
     *
     * @param duration frames stamped before it are taken, and nothing at or after it happens
     */
    public static Optional<List<TimelineFrame>> frames(SystemPlan plan, SimTime duration) {
        Optional<MaxPlusPlan> numbers = MaxPlusPlan.of(plan, LatencyFrom.ARRIVAL);
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        long end = duration.picoseconds();
        TimelineSink sink = new TimelineSink(end);
        MaxPlusRecursion recursion = new MaxPlusRecursion(numbers.get(), end, sink);
        recursion.runTo(Passage.NEVER);
        recursion.drain();
        List<TimelineFrame> frames = sink.frames();
        frames.sort(Comparator.comparingInt(TimelineFrame::camera).thenComparingLong(TimelineFrame::index));
        return recursion.proven() ? Optional.of(List.copyOf(frames)) : Optional.empty();
    }
}
