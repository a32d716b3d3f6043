package io.splitnets.system;

import io.splitnets.engine.Simulation;
import io.splitnets.engine.TieOrder;
import io.splitnets.measure.FrameStatistics;
import io.splitnets.measure.TimelineFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The figures of one replication.
 *
 * @param counts what became of the frames
 * @param whole what was observed in the window
 * @param batches the same in each of its batches; empty unless batches were asked for
 * @param utilisation by station
 * @param occupancy mean numbers of frames
 * @param levels mean number of frames inside over consecutive equal slices of the window
 * @param events processed
 * @param fingerprint of their order
 * @param timeline the first frames
 */
record Replication(
        FrameCounts counts,
        Observed whole,
        List<Observed> batches,
        Map<String, Double> utilisation,
        Occupancy occupancy,
        double[] levels,
        long events,
        long fingerprint,
        List<TimelineFrame> timeline) {
    private static final int SLICES = 30;

    /**
     * The measured window, ps.
     *
     * @param from its start
     * @param to its end
     * @param batches equal parts that are also observed alone, 0 for none
     */
    record Window(long from, long to, int batches) {
        int slices() {
            return batches == 0 ? SLICES : batches;
        }

        long sliceEnd(int slice) {
            return slice == slices() - 1 ? to : from + (to - from) / slices() * (slice + 1);
        }
    }

    /** Runs replication {@code number} of the plan. */
    static Replication run(SystemPlan plan, RunPlan run, Window window, int number) {
        return run(plan, run, window, number, TieOrder.DOCUMENTED);
    }

    /** The same with another order of simultaneous events. */
    static Replication run(SystemPlan plan, RunPlan run, Window window, int number, TieOrder tieOrder) {
        Simulation simulation = new Simulation(run.seed(), number, tieOrder);
        int kept = number == 0 ? run.timelineFrames() : 0;
        WiredSystem system = SystemBuilder.wire(simulation, plan, run.latencyFrom(), kept);
        FrameStatistics live = system.sink().statistics();
        FrameStatistics total = window.batches() == 0 ? live : new FrameStatistics(live.networks());
        List<Observed> batches = new ArrayList<>();
        system.sink().countFrom(window.from());
        system.start(window.to());
        system.runTo(window.from());
        system.open(window.from());
        double[] levels = new double[window.slices()];
        double before = 0;
        long sliceStart = window.from();
        for (int i = 0; i < levels.length; i++) {
            long sliceEnd = window.sliceEnd(i);
            system.runTo(sliceEnd);
            double integral = system.levelIntegral(sliceEnd);
            levels[i] = sliceEnd == sliceStart ? 0 : (integral - before) / (sliceEnd - sliceStart);
            before = integral;
            sliceStart = sliceEnd;
            if (window.batches() > 0) {
                batches.add(Observed.of(live));
                live.moveTo(total);
            }
        }
        system.close(window.to());
        total.check();
        return of(system, system.counts(window.from()), total, batches, levels);
    }

    /** A run without batches, in the state in which its statistics are. */
    static Replication of(WiredSystem system, FrameCounts counts) {
        return of(system, counts, system.sink().statistics(), List.of(), new double[0]);
    }

    private static Replication of(
            WiredSystem system, FrameCounts counts, FrameStatistics total, List<Observed> batches, double[] levels) {
        return new Replication(
                counts,
                Observed.of(total),
                batches,
                system.utilisation(),
                system.occupancy(),
                levels,
                system.events(),
                system.fingerprint(),
                system.sink().timeline().list());
    }
}
