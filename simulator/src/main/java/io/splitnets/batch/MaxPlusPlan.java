package io.splitnets.batch;

import io.splitnets.system.AggregatorPlan;
import io.splitnets.system.Arbitration;
import io.splitnets.system.BackgroundPlan;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.CameraPlan;
import io.splitnets.system.FlowPlan;
import io.splitnets.system.Join;
import io.splitnets.system.LatencyFrom;
import io.splitnets.system.LinkPlan;
import io.splitnets.system.NetworkPlan;
import io.splitnets.system.QueueOrder;
import io.splitnets.system.ServiceLaw;
import io.splitnets.system.SystemPlan;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.Jitter;
import io.splitnets.units.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the recursion needs of a system, and the first half of its guard: a plan that holds anything else than exact
 * grids, constant times above zero and queues in order of arrival, one network, and sets that wait for all, is refused. Nothing else here reads a plan.
 *
 * @param cameras in the plan's order
 * @param linkRoom waiting places by link, 0 for no limit
 * @param servers of the aggregator
 * @param service of one frame or set there
 * @param room waiting places there, 0 for no limit
 * @param fuse whether frames are joined to sets
 * @param inStep whether all cameras have one and the same period, so that sets are complete for ever
 * @param jobs its other work, in the plan's order
 */
record MaxPlusPlan(
        List<CameraTimes> cameras,
        List<Integer> linkRoom,
        int servers,
        long service,
        int room,
        boolean fuse,
        boolean inStep,
        List<Job> jobs) {
    /** Grids with a longer denominator are left to the simulation, so that no sum of remainders can overflow. */
    private static final long MOST_PARTS = 1L << 40;

    private static final int MOST_SERVERS = 4;
    private static final long REFUSED = -1;

    /**
     * Other work: job j comes at {@code (j + 1) * gap}.
     *
     * @param gap from one to the next, ps
     * @param work time of one, ps
     */
    record Job(long gap, long work) {}

    /** The numbers of {@code plan}; empty if the recursion does not cover it. */
    static Optional<MaxPlusPlan> of(SystemPlan plan, LatencyFrom from) {
        List<CameraTimes> cameras = new ArrayList<>();
        for (CameraPlan camera : plan.cameras()) {
            Optional<CameraTimes> times = camera(camera, from);
            if (times.isEmpty()) {
                return Optional.empty();
            }
            cameras.add(times.get());
        }
        List<Integer> linkRoom = new ArrayList<>();
        for (LinkPlan link : plan.links()) {
            linkRoom.add(link.arbitration() == Arbitration.FIRST_COME ? room(link.buffer()) : (int) REFUSED);
        }
        return linkRoom.contains((int) REFUSED) ? Optional.empty() : aggregator(plan, cameras, linkRoom);
    }

    private static Optional<MaxPlusPlan> aggregator(
            SystemPlan system, List<CameraTimes> cameras, List<Integer> linkRoom) {
        AggregatorPlan plan = system.aggregator();
        List<Job> jobs = new ArrayList<>();
        for (BackgroundPlan job : plan.background()) {
            jobs.add(new Job(constant(job.interarrival()), constant(job.service())));
        }
        NetworkPlan network = plan.networks().get(0);
        long service = constant(network.service());
        int room = room(plan.buffer());
        boolean refused = plan.networks().size() > 1
                || network.fusion()
                        .filter(fusion -> fusion.join() != Join.WAIT_ALL)
                        .isPresent()
                || service == REFUSED
                || room == REFUSED
                || plan.servers() > MOST_SERVERS
                || jobs.stream().anyMatch(job -> job.gap() == REFUSED || job.work() == REFUSED);
        return refused
                ? Optional.empty()
                : Optional.of(new MaxPlusPlan(
                        cameras,
                        linkRoom,
                        plan.servers(),
                        service,
                        room,
                        network.fusion().isPresent(),
                        inStep(system.cameras()),
                        List.copyOf(jobs)));
    }

    /** A camera whose every frame is for one network. */
    private static Optional<CameraTimes> camera(CameraPlan plan, LatencyFrom from) {
        FlowPlan flow = plan.flows().get(0);
        long transfer = constant(flow.transfer());
        long compute = flow.npu().map(MaxPlusPlan::constant).orElse(0L);
        int room = plan.computes() ? room(plan.buffer()) : 0;
        int servers = plan.computes() ? plan.servers() : 0;
        boolean refused = plan.flows().size() > 1
                || flow.rows().isPresent()
                || !flow.share().equals(Rational.ONE)
                || transfer == REFUSED
                || compute == REFUSED
                || room == REFUSED
                || servers > MOST_SERVERS;
        if (refused || !(plan.arrivals() instanceof ArrivalSpec.Periodic grid) || !exact(grid)) {
            return Optional.empty();
        }
        long stamp = grid.phase().picoseconds();
        long start = stamp - plan.stampOffset();
        return Optional.of(new CameraTimes(
                grid.effectivePeriodPs(),
                stamp,
                start,
                plan.exposure().picoseconds(),
                plan.readout().picoseconds(),
                start + plan.offerOffset(flow),
                start + plan.referenceOffset(from),
                servers,
                compute,
                room,
                plan.link(),
                transfer,
                flow.cutThrough(),
                flow.lastLine().picoseconds()));
    }

    private static boolean exact(ArrivalSpec.Periodic grid) {
        return grid.jitter() instanceof Jitter.None
                && grid.drops().probability() == 0
                && grid.effectivePeriodPs().denominator() < MOST_PARTS;
    }

    /** A time above zero that is always the same. A service without length chains events of one instant. */
    private static long constant(ServiceLaw law) {
        boolean covered = law instanceof ServiceLaw.Constant && law.mean().picoseconds() > 0;
        return covered ? law.mean().picoseconds() : REFUSED;
    }

    private static int room(BufferPlan buffer) {
        if (buffer.order() != QueueOrder.FIFO || buffer.capacity() < 1) {
            return (int) REFUSED;
        }
        return buffer.capacity() == Integer.MAX_VALUE ? 0 : buffer.capacity();
    }

    /** Nominal periods count as well: a run calls cameras of different nominal rates out of step whatever their clocks. */
    private static boolean inStep(List<CameraPlan> cameras) {
        return cameras.stream()
                        .map(camera -> (ArrivalSpec.Periodic) camera.arrivals())
                        .map(grid -> List.of(grid.periodPs(), grid.clockOffset()))
                        .distinct()
                        .count()
                == 1;
    }
}
