package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.engine.RandomSource;
import io.splitnets.measure.TimelineFrame;
import io.splitnets.system.Plans.Shape;
import io.splitnets.trace.ArrivalProcess;
import io.splitnets.trace.StampReference;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The simulation against Lindley's recursion: for queues without loss and without feedback, each station's times follow
 * from the last one's by a maximum and a sum, with no event list at all. Written apart from the simulation; shares only
 * the plan and the arrivals.
 */
class ReferenceRecursionTest {
    private static final int SYSTEMS = 80;

    /** A frame on its way through the recursion. */
    private static final class Passenger {
        final int camera;
        final long exposureStart;
        final long readoutStart;
        final long readoutEnd;
        long ready;
        int rank;
        long linkStart;
        long linkEnd;
        long end;

        Passenger(int camera, long exposureStart, CameraPlan plan) {
            this.camera = camera;
            this.exposureStart = exposureStart;
            this.readoutStart = exposureStart + plan.exposure().picoseconds();
            this.readoutEnd = readoutStart + plan.readout().picoseconds();
        }
    }

    @Test
    void sameTimesForEveryFrame() {
        List<Shape> shapes = List.of(
                new Shape(true, false, false, false, false),
                new Shape(true, false, false, true, false),
                new Shape(false, false, false, true, false));
        long duration = 700 * Plans.MS;
        RunPlan run = new RunPlan(new SimTime(duration), SimTime.ZERO, 1, 0.95, 1, LatencyFrom.EXPOSURE_START, 10_000);
        int compared = 0;
        for (Shape shape : shapes) {
            for (int i = 0; i < SYSTEMS; i++) {
                SystemPlan plan = withoutBackgroundAndTies(Plans.random(1000 + i, shape));
                List<Passenger> expected = recursion(plan, duration);
                List<TimelineFrame> simulated =
                        new ArrayList<>(SimulationRun.run(plan, run, 1).timeline());
                simulated.sort(Comparator.comparingInt(TimelineFrame::camera).thenComparing(TimelineFrame::index));
                expected.sort(Comparator.comparingInt((Passenger p) -> p.camera).thenComparing(p -> p.exposureStart));
                int next = 0;
                for (TimelineFrame frame : simulated) {
                    while (expected.get(next).camera < frame.camera()) {
                        next++;
                    }
                    Passenger passenger = expected.get(next++);
                    assertThat(frame.exposureStart()).isEqualTo(passenger.exposureStart);
                    if (frame.aggregatorEnd() != TimelineFrame.NOT_REACHED) {
                        assertThat(frame.linkStart()).as("%s", plan).isEqualTo(passenger.linkStart);
                        assertThat(frame.linkEnd()).as("%s", plan).isEqualTo(passenger.linkEnd);
                        assertThat(frame.aggregatorEnd()).as("%s", plan).isEqualTo(passenger.end);
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(10_000);
    }

    /** Services of zero length chain events at one instant, which the recursion's order does not describe. */
    private static SystemPlan withoutBackgroundAndTies(SystemPlan plan) {
        List<CameraPlan> cameras = new ArrayList<>();
        for (CameraPlan c : plan.cameras()) {
            ServiceLaw transfer =
                    new ServiceLaw.Constant(c.flows().get(0).transfer().mean().max(new SimTime(1)));
            cameras.add(new CameraPlan(
                    c.id(),
                    c.arrivals(),
                    c.refersTo(),
                    c.exposure(),
                    c.readout(),
                    c.flows().get(0).npu().map(npu -> new StationPlan(npu, c.servers(), c.buffer())),
                    c.link(),
                    transfer,
                    c.flows().get(0).cutThrough(),
                    c.flows().get(0).lastLine()));
        }
        AggregatorPlan a = plan.aggregator();
        return new SystemPlan(
                plan.name(),
                cameras,
                plan.links(),
                new AggregatorPlan(a.networks().get(0).service(), a.servers(), a.buffer(), false, List.of()));
    }

    private static List<Passenger> recursion(SystemPlan plan, long duration) {
        List<Passenger> all = new ArrayList<>();
        for (int c = 0; c < plan.cameras().size(); c++) {
            all.addAll(sensor(plan.cameras().get(c), c, duration));
        }
        List<Passenger> delivered = new ArrayList<>();
        for (int link = 0; link < plan.links().size(); link++) {
            delivered.addAll(link(plan, link, all));
        }
        delivered.sort(Comparator.<Passenger>comparingLong(p -> p.linkEnd)
                .thenComparingInt(p -> plan.cameras().get(p.camera).link()));
        long[] servers = new long[plan.aggregator().servers()];
        Arrays.fill(servers, Long.MIN_VALUE);
        for (Passenger p : delivered) {
            Arrays.sort(servers);
            p.end = Math.max(p.linkEnd, servers[0])
                    + plan.aggregator().networks().get(0).service().mean().picoseconds();
            servers[0] = p.end;
        }
        return all;
    }

    private static List<Passenger> sensor(CameraPlan camera, int number, long duration) {
        long stamp = List.of(
                        0L,
                        camera.exposure().picoseconds() / 2,
                        camera.exposure().picoseconds(),
                        camera.exposure().picoseconds(),
                        camera.exposure().picoseconds() + camera.readout().picoseconds())
                .get(List.of(StampReference.values()).indexOf(camera.refersTo()));
        ArrivalProcess arrivals = camera.arrivals().start(RandomSource.of(1, 0, camera.id(), "arrivals"));
        List<Passenger> frames = new ArrayList<>();
        long[] servers = new long[camera.servers()];
        Arrays.fill(servers, Long.MIN_VALUE);
        FlowPlan flow = camera.flows().get(0);
        while (arrivals.next() && arrivals.timePs() < duration) {
            Passenger p = new Passenger(number, arrivals.timePs() - stamp, camera);
            p.ready = flow.cutThrough() ? p.readoutStart : p.readoutEnd;
            p.rank = 1;
            if (flow.npu().isPresent()) {
                Arrays.sort(servers);
                p.ready =
                        Math.max(p.ready, servers[0]) + flow.npu().get().mean().picoseconds();
                servers[0] = p.ready;
                p.rank = 0;
            }
            frames.add(p);
        }
        return frames;
    }

    private static List<Passenger> link(SystemPlan plan, int link, List<Passenger> all) {
        List<Passenger> mine = new ArrayList<>();
        for (Passenger p : all) {
            if (plan.cameras().get(p.camera).link() == link) {
                mine.add(p);
            }
        }
        mine.sort(Comparator.<Passenger>comparingLong(p -> p.ready)
                .thenComparingInt(p -> p.rank)
                .thenComparingInt(p -> p.camera));
        long free = Long.MIN_VALUE;
        for (Passenger p : mine) {
            FlowPlan camera = plan.cameras().get(p.camera).flows().get(0);
            p.linkStart = Math.max(free, p.ready);
            p.linkEnd = p.linkStart + camera.transfer().mean().picoseconds();
            if (camera.cutThrough()) {
                p.linkEnd = Math.max(p.linkEnd, p.readoutEnd + camera.lastLine().picoseconds());
            }
            free = p.linkEnd;
        }
        return mine;
    }
}
