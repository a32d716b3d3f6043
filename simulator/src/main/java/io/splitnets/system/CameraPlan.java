package io.splitnets.system;

import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;

/**
 * One camera: when it takes frames and what happens to them up to the end of its link.
 *
 * @param id its name, unique
 * @param arrivals when frames are taken
 * @param refersTo which instant of a frame's capture the arrival's time stamp names
 * @param exposure length of the exposure
 * @param readout time from the end of the exposure to the last line read; a global shutter's frame and a rolling
 *     shutter's first line alike
 * @param servers of the network processor on the sensor, at least 1; used by flows that have a time on it
 * @param buffer where frames wait for that processor
 * @param link position of its link in the plan
 * @param priority 0 is the most urgent; decides on links, and on the aggregator among frames of equal networks
 * @param flows what becomes of a frame, one per network that takes it, at least one
 */
public record CameraPlan(
        String id,
        ArrivalSpec arrivals,
        StampReference refersTo,
        SimTime exposure,
        SimTime readout,
        int servers,
        BufferPlan buffer,
        int link,
        int priority,
        List<FlowPlan> flows) {
    /** Refuses negative times, no server, no flow, two flows for one network, and first rows after the last. */
    public CameraPlan {
        flows = List.copyOf(flows);
        if (exposure.picoseconds() < 0 || readout.picoseconds() < 0) {
            throw new IllegalArgumentException(id + ": a negative exposure or readout");
        }
        if (servers < 1 || flows.isEmpty()) {
            throw new IllegalArgumentException(id + ": " + servers + " servers, " + flows.size() + " flows");
        }
        if (priority < 0 || priority > NetworkPlan.LEAST_URGENT) {
            throw new IllegalArgumentException(id + ": a priority of " + priority);
        }
        if (flows.stream().map(FlowPlan::network).distinct().count() < flows.size()) {
            throw new IllegalArgumentException(id + ": two flows for one network");
        }
        if (flows.stream()
                .flatMap(flow -> flow.rows().stream())
                .anyMatch(rows -> rows.offset().compareTo(readout) > 0)) {
            throw new IllegalArgumentException(id + ": the first rows come after the last");
        }
    }

    /**
     * A camera whose every frame is for network 0.
     *
     * @param npu the network processor on the sensor; empty if frames go straight to the link
     * @param transfer time of one of its frames on the link
     * @param cutThrough the frame goes out while it is read out; only without a network processor
     * @param lastLine with {@code cutThrough}: time on the link that remains after the last line was read, at least
     */
    public CameraPlan(
            String id,
            ArrivalSpec arrivals,
            StampReference refersTo,
            SimTime exposure,
            SimTime readout,
            Optional<StationPlan> npu,
            int link,
            ServiceLaw transfer,
            boolean cutThrough,
            SimTime lastLine) {
        this(
                id,
                arrivals,
                refersTo,
                exposure,
                readout,
                npu.map(StationPlan::servers).orElse(1),
                npu.map(StationPlan::buffer).orElse(BufferPlan.UNBOUNDED),
                link,
                0,
                List.of(new FlowPlan(
                        0, Rational.ONE, npu.map(StationPlan::service), transfer, 1, cutThrough, lastLine)));
    }

    /** Whether any frame is computed on the sensor. */
    public boolean computes() {
        return flows.stream().anyMatch(flow -> flow.npu().isPresent());
    }

    /** From the start of the exposure to the instant the time stamp names, ps. */
    public long stampOffset() {
        long e = exposure.picoseconds();
        return switch (refersTo) {
            case EXPOSURE_START -> 0;
            case EXPOSURE_MID -> e / 2;
            case EXPOSURE_END, READOUT_START -> e;
            case READOUT_END -> e + readout.picoseconds();
        };
    }

    /** From the start of the exposure to the instant latency is counted from, ps. */
    public long referenceOffset(LatencyFrom from) {
        long e = exposure.picoseconds();
        return switch (from) {
            case EXPOSURE_START -> 0;
            case EXPOSURE_MID -> e / 2;
            case EXPOSURE_END, READOUT_START -> e;
            case ARRIVAL -> e + readout.picoseconds();
        };
    }

    /** From the start of the exposure to the instant a frame of the flow is offered to its first station, ps. */
    public long offerOffset(FlowPlan flow) {
        long read = flow.rows().map(RowStart::offset).orElse(readout).picoseconds();
        return exposure.picoseconds() + (flow.cutThrough() ? 0 : read);
    }

    /** The earliest of these over all flows. */
    long firstOffer() {
        return flows.stream().mapToLong(this::offerOffset).min().orElseThrow();
    }
}
