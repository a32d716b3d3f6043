package io.splitnets.system;

import io.splitnets.engine.Simulation;
import io.splitnets.engine.TieOrder;
import io.splitnets.measure.FrameStatistics;
import io.splitnets.measure.QuantileStore;
import io.splitnets.measure.Stage;
import io.splitnets.measure.TimelineFrame;
import java.util.List;
import java.util.Map;

/**
 * The figures of one replication, times in ps.
 *
 * @param counts what became of the frames
 * @param latency of the results
 * @param sensorWait for the network processors
 * @param linkWait for the links
 * @param aggregatorWait for the aggregator
 * @param stages mean per {@link Stage}, in its order
 * @param utilisation by station
 * @param occupancy mean numbers of frames
 * @param levels mean number of frames inside over consecutive equal slices of the window
 * @param events processed
 * @param fingerprint of their order
 * @param timeline the first frames
 */
record Replication(
        FrameCounts counts,
        Summary latency,
        Summary sensorWait,
        Summary linkWait,
        Summary aggregatorWait,
        double[] stages,
        Map<String, Double> utilisation,
        Occupancy occupancy,
        double[] levels,
        long events,
        long fingerprint,
        List<TimelineFrame> timeline) {
    private static final int SLICES = 30;

    /** Count, mean, quantiles at 1 % ... 100 % and maximum. */
    record Summary(long count, double mean, double[] percentiles) {
        static Summary of(QuantileStore store) {
            double[] percentiles = new double[100];
            for (int i = 0; i < percentiles.length; i++) {
                percentiles[i] = i == 99 ? store.max() : store.quantile((i + 1) / 100.0);
            }
            return new Summary(store.count(), store.sum().mean(store.count()), percentiles);
        }

        double percentile(int percent) {
            return percentiles[percent - 1];
        }
    }

    /** Runs replication {@code number} of the plan. */
    static Replication run(SystemPlan plan, RunPlan run, int number) {
        return run(plan, run, number, TieOrder.DOCUMENTED);
    }

    /** The same with another order of simultaneous events. */
    static Replication run(SystemPlan plan, RunPlan run, int number, TieOrder tieOrder) {
        Simulation simulation = new Simulation(run.seed(), number, tieOrder);
        int kept = number == 0 ? run.timelineFrames() : 0;
        WiredSystem system = SystemBuilder.wire(simulation, plan, run.latencyFrom(), kept);
        long from = run.warmup().picoseconds();
        long to = run.duration().picoseconds();
        system.sink().countFrom(from);
        system.start(to);
        system.runTo(from);
        system.open(from);
        double[] levels = new double[SLICES];
        double before = 0;
        long sliceStart = from;
        for (int i = 0; i < SLICES; i++) {
            long sliceEnd = i == SLICES - 1 ? to : from + (to - from) / SLICES * (i + 1);
            system.runTo(sliceEnd);
            double integral = system.levelIntegral(sliceEnd);
            levels[i] = sliceEnd == sliceStart ? 0 : (integral - before) / (sliceEnd - sliceStart);
            before = integral;
            sliceStart = sliceEnd;
        }
        system.close(to);
        return of(system, system.counts(from), levels);
    }

    static Replication of(WiredSystem system, FrameCounts counts, double[] levels) {
        FrameStatistics statistics = system.sink().statistics();
        double[] stages = new double[Stage.values().length];
        for (Stage stage : Stage.values()) {
            stages[stage.position()] = statistics.meanStage(stage);
        }
        return new Replication(
                counts,
                Summary.of(statistics.latency()),
                Summary.of(statistics.sensorWait()),
                Summary.of(statistics.linkWait()),
                Summary.of(statistics.aggregatorWait()),
                stages,
                system.utilisation(),
                system.occupancy(),
                levels,
                system.events(),
                system.fingerprint(),
                system.sink().timeline());
    }
}
