package io.splitnets.system;

import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The latency of one set of frames, one per camera with the same time stamp, in a system without any other load:
 * sensing, communication and aggregation one after the other, T = T_sen + T_comm + T_agg, every random time at its mean.
 *
 * <p>Cameras with links of their own send at the same time; those that share a link follow each other in the order in
 * which they are ready (network processors before bare sensors, then the plan's order). A fused set is served once, when
 * the last view is there; other frames queue for the servers in the order of their arrival (then of their links).
 */
public final class AdditiveModel {
    private AdditiveModel() {}

    /** One camera's frame: times relative to the common time stamp, ps. */
    private record View(int camera, long reference, long readoutEnd, long ready, int rank) {}

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

    /**
     * The terms of one result. Where views are joined: the slowest sensor; then the last of all transfers, of which those
     * on one link follow one another; then one service. Where they are not: the camera whose frame takes longest alone.
     */
    public static Terms terms(SystemPlan plan, LatencyFrom from) {
        SimTime service = plan.aggregator().service().mean();
        if (!plan.aggregator().fuse()) {
            return plan.cameras().stream()
                    .map(camera -> alone(camera, from, service))
                    .max(Comparator.comparing(Terms::total))
                    .orElseThrow();
        }
        long reference = Long.MAX_VALUE;
        long ready = Long.MIN_VALUE;
        long end = Long.MIN_VALUE;
        for (int link = 0; link < plan.links().size(); link++) {
            for (Delivery delivery : transfers(plan, link, from)) {
                reference = Math.min(reference, delivery.view().reference());
                ready = Math.max(ready, sensed(delivery.view()));
                end = Math.max(end, delivery.end());
            }
        }
        return new Terms(new SimTime(ready - reference), new SimTime(end - ready), service);
    }

    /** When a view's sensor has done its work; of a frame that streams out while it is read, the end of the readout. */
    private static long sensed(View view) {
        return Math.max(view.ready(), view.readoutEnd());
    }

    private static Terms alone(CameraPlan camera, LatencyFrom from, SimTime service) {
        View view = view(camera, 0, from);
        long end = end(camera, view, view.ready());
        return new Terms(new SimTime(sensed(view) - view.reference()), new SimTime(end - sensed(view)), service);
    }

    private static long end(CameraPlan camera, View view, long start) {
        long end = start + camera.transfer().mean().picoseconds();
        return camera.cutThrough()
                ? Math.max(end, view.readoutEnd() + camera.lastLine().picoseconds())
                : end;
    }

    /** The largest latency in the set, counted from {@code from}: that of its last result with its oldest data. */
    public static SimTime setLatency(SystemPlan plan, LatencyFrom from) {
        List<Delivery> deliveries = new ArrayList<>();
        for (int link = 0; link < plan.links().size(); link++) {
            deliveries.addAll(transfers(plan, link, from));
        }
        deliveries.sort(Comparator.comparingLong(Delivery::end).thenComparingInt(Delivery::link));
        long service = plan.aggregator().service().mean().picoseconds();
        long worst = 0;
        if (plan.aggregator().fuse()) {
            long end = deliveries.get(deliveries.size() - 1).end() + service;
            for (Delivery delivery : deliveries) {
                worst = Math.max(worst, end - delivery.view().reference());
            }
            return new SimTime(worst);
        }
        PriorityQueue<Long> free = new PriorityQueue<>();
        for (Delivery delivery : deliveries) {
            boolean idle = free.size() < plan.aggregator().servers();
            long start = idle ? delivery.end() : Math.max(delivery.end(), free.remove());
            free.add(start + service);
            worst = Math.max(worst, start + service - delivery.view().reference());
        }
        return new SimTime(worst);
    }

    private static List<Delivery> transfers(SystemPlan plan, int link, LatencyFrom from) {
        List<View> views = new ArrayList<>();
        for (int i = 0; i < plan.cameras().size(); i++) {
            if (plan.cameras().get(i).link() == link) {
                views.add(view(plan.cameras().get(i), i, from));
            }
        }
        views.sort(Comparator.comparingLong(View::ready)
                .thenComparingInt(View::rank)
                .thenComparingInt(View::camera));
        List<Delivery> deliveries = new ArrayList<>();
        long free = Long.MIN_VALUE;
        for (View view : views) {
            CameraPlan camera = plan.cameras().get(view.camera());
            long end = end(camera, view, Math.max(free, view.ready()));
            deliveries.add(new Delivery(view, end, link));
            free = end;
        }
        return deliveries;
    }

    private static View view(CameraPlan camera, int number, LatencyFrom from) {
        long start = -camera.stampOffset();
        long readoutStart = start + camera.exposure().picoseconds();
        long readoutEnd = readoutStart + camera.readout().picoseconds();
        long compute =
                camera.npu().map(npu -> npu.service().mean().picoseconds()).orElse(0L);
        long ready = camera.cutThrough() ? readoutStart : readoutEnd + compute;
        return new View(number, start + camera.referenceOffset(from), readoutEnd, ready, compute > 0 ? 0 : 1);
    }
}
