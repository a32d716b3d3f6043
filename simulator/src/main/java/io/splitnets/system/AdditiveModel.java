package io.splitnets.system;

import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The latency of one set of frames, one per camera with the same time stamp, in a system without any other load:
 * sensing, communication and aggregation one after the other, T = T_sen + T_comm + T_agg, every random time at its mean.
 *
 * <p>Cameras with links of their own send at the same time; those that share a link follow each other in the order in
 * which they are ready (network processors before bare sensors, then the plan's order), on an interleaved link packet by
 * packet. A fused set is served once, when
 * the last view is there; other frames queue for the servers in the order of their arrival (then of their links).
 */
public final class AdditiveModel {
    private AdditiveModel() {}

    /** One frame of a flow: times relative to the common time stamp, ps. */
    private record View(FlowTable.Flow flow, long reference, long readoutEnd, long ready, int rank) {}

    private record Delivery(View view, long end, int link) {}

    /**
     * The three terms of the additive formula for one result that meets no other: T_sen + T_comm + T_agg.
     *
     * @param sensor from the reference to the end of the last sensor's work
     * @param link from there to the end of the last transfer
     * @param aggregator from there to the result
     */
    public record Terms(SimTime sensor, SimTime link, SimTime aggregator) {
        /** The sum. */
        public SimTime total() {
            return sensor.plus(link).plus(aggregator);
        }
    }

    /** The terms of one result of the network that takes longest. */
    public static Terms terms(SystemPlan plan, LatencyFrom from) {
        return IntStream.range(0, plan.aggregator().networks().size())
                .mapToObj(network -> terms(plan, network, from))
                .max(Comparator.comparing(Terms::total))
                .orElseThrow();
    }

    /**
     * The terms of one result of a network. Where views are joined: the slowest sensor; then the last of all transfers, of
     * which those on one link follow one another; then one service. Where they are not: the camera whose frame takes
     * longest alone. What follows another network's result adds its service.
     *
     * @param network its position in the plan
     */
    public static Terms terms(SystemPlan plan, int network, LatencyFrom from) {
        return terms(plan, new FlowTable(plan), network, from);
    }

    private static Terms terms(SystemPlan plan, FlowTable flows, int number, LatencyFrom from) {
        NetworkPlan network = plan.aggregator().networks().get(number);
        SimTime service = network.service().mean();
        if (network.after().isPresent()) {
            Terms before = terms(plan, flows, network.after().get().network(), from);
            return new Terms(before.sensor(), before.link(), before.aggregator().plus(service));
        }
        List<FlowTable.Flow> own = flows.ofNetwork(number);
        return network.fuses() ? joined(plan, own, from, service) : slowest(own, from, service);
    }

    private static Terms slowest(List<FlowTable.Flow> flows, LatencyFrom from, SimTime service) {
        return flows.stream()
                .map(flow -> alone(flow, from, service))
                .max(Comparator.comparing(Terms::total))
                .orElseThrow();
    }

    private static Terms joined(SystemPlan plan, List<FlowTable.Flow> flows, LatencyFrom from, SimTime service) {
        long reference = Long.MAX_VALUE;
        long ready = Long.MIN_VALUE;
        long end = Long.MIN_VALUE;
        for (Delivery delivery : deliveries(plan, flows, from)) {
            reference = Math.min(reference, delivery.view().reference());
            ready = Math.max(ready, sensed(delivery.view()));
            end = Math.max(end, delivery.end());
        }
        return new Terms(new SimTime(ready - reference), new SimTime(end - ready), service);
    }

    /** When a view's sensor has done its work; of a frame that streams out while it is read, the end of the readout. */
    private static long sensed(View view) {
        return Math.max(view.ready(), view.readoutEnd());
    }

    private static Terms alone(FlowTable.Flow flow, LatencyFrom from, SimTime service) {
        View view = view(flow, from);
        long end = end(view, view.ready());
        return new Terms(new SimTime(sensed(view) - view.reference()), new SimTime(end - sensed(view)), service);
    }

    private static long end(View view, long start) {
        FlowPlan plan = view.flow().plan();
        long end = start + plan.transfer().mean().picoseconds();
        return plan.cutThrough()
                ? Math.max(end, view.readoutEnd() + plan.lastLine().picoseconds())
                : end;
    }

    /**
     * The largest latency in the set, counted from {@code from}: that of its last result with its oldest data.
     *
     * @throws IllegalArgumentException if the plan has several networks
     */
    public static SimTime setLatency(SystemPlan plan, LatencyFrom from) {
        AggregatorPlan aggregator = plan.aggregator();
        if (aggregator.networks().size() > 1) {
            throw new IllegalArgumentException(plan.name() + ": sets of several networks");
        }
        List<Delivery> deliveries = deliveries(plan, new FlowTable(plan).all(), from);
        deliveries.sort(Comparator.comparingLong(Delivery::end).thenComparingInt(Delivery::link));
        long service = aggregator.networks().get(0).service().mean().picoseconds();
        long worst = 0;
        if (aggregator.networks().get(0).fuses()) {
            long end = deliveries.get(deliveries.size() - 1).end() + service;
            for (Delivery delivery : deliveries) {
                worst = Math.max(worst, end - delivery.view().reference());
            }
            return new SimTime(worst);
        }
        PriorityQueue<Long> free = new PriorityQueue<>();
        for (Delivery delivery : deliveries) {
            boolean idle = free.size() < aggregator.servers();
            long start = idle ? delivery.end() : Math.max(delivery.end(), free.remove());
            free.add(start + service);
            worst = Math.max(worst, start + service - delivery.view().reference());
        }
        return new SimTime(worst);
    }

    /** The ends of all transfers, link by link. */
    private static List<Delivery> deliveries(SystemPlan plan, List<FlowTable.Flow> flows, LatencyFrom from) {
        Map<Integer, List<View>> links = new TreeMap<>();
        for (FlowTable.Flow flow : flows) {
            links.computeIfAbsent(flow.source().link(), link -> new ArrayList<>())
                    .add(view(flow, from));
        }
        List<Delivery> deliveries = new ArrayList<>();
        links.forEach((link, views) -> {
            views.sort(Comparator.comparingLong(View::ready)
                    .thenComparingInt(View::rank)
                    .thenComparingInt(view -> view.flow().number()));
            boolean inTurn = plan.links().get(link).arbitration() == Arbitration.INTERLEAVED;
            deliveries.addAll(inTurn ? inTurn(views, link) : oneByOne(views, link));
        });
        return deliveries;
    }

    private static List<Delivery> oneByOne(List<View> views, int link) {
        List<Delivery> deliveries = new ArrayList<>();
        long free = Long.MIN_VALUE;
        for (View view : views) {
            free = end(view, Math.max(free, view.ready()));
            deliveries.add(new Delivery(view, free, link));
        }
        return deliveries;
    }

    /** One packet of each, as on the link itself. */
    private static List<Delivery> inTurn(List<View> views, int link) {
        List<Delivery> deliveries = new ArrayList<>();
        PacketTurn turn = new PacketTurn();
        for (int i = 0; i < views.size(); i++) {
            long ready = views.get(i).ready();
            finish(turn, ready, views, deliveries, link);
            turn.moveOn(ready);
            turn.add(passage(views.get(i), i), ready);
        }
        finish(turn, Long.MAX_VALUE, views, deliveries, link);
        return deliveries;
    }

    /** Takes out the frames that end before {@code limit}. */
    private static void finish(PacketTurn turn, long limit, List<View> views, List<Delivery> deliveries, int link) {
        for (long end = turn.nextEnd(); end < limit; end = turn.nextEnd()) {
            turn.moveOn(end);
            int view = Objects.requireNonNull(turn.finished(end)).frame.flow;
            deliveries.add(new Delivery(views.get(view), end, link));
        }
    }

    private static PacketTurn.Passage passage(View view, int number) {
        FlowPlan plan = view.flow().plan();
        Frame frame = new Frame();
        frame.flow = number;
        Pace pace = plan.cutThrough()
                ? new Pace(
                        view.readoutEnd() + plan.lastLine().picoseconds(),
                        view.flow().source().readout().picoseconds() / plan.packets())
                : Pace.FREE;
        return new PacketTurn.Passage(frame, plan.transfer().mean().picoseconds(), plan.packets(), pace);
    }

    private static View view(FlowTable.Flow flow, LatencyFrom from) {
        CameraPlan camera = flow.source();
        FlowPlan plan = flow.plan();
        long start = -camera.stampOffset();
        long readoutStart = start + camera.exposure().picoseconds();
        long readoutEnd = readoutStart + camera.readout().picoseconds();
        long compute = plan.npu().map(law -> law.mean().picoseconds()).orElse(0L);
        long ready = plan.rows()
                .map(rows -> Math.max(
                        readoutStart + rows.offset().picoseconds() + compute,
                        readoutEnd + rows.tail().picoseconds()))
                .orElse(plan.cutThrough() ? readoutStart : readoutEnd + compute);
        return new View(flow, start + camera.referenceOffset(from), readoutEnd, ready, compute > 0 ? 0 : 1);
    }
}
