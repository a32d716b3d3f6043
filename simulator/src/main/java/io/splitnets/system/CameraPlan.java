package io.splitnets.system;

import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.StampReference;
import io.splitnets.units.SimTime;
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
 * @param npu the network processor on the sensor; empty if frames go straight to the link
 * @param link position of its link in the plan
 * @param transfer time of one of its frames on the link
 * @param cutThrough the frame goes out while it is read out; only without a network processor
 * @param lastLine with {@code cutThrough}: time on the link that remains after the last line was read, at least
 */
public record CameraPlan(
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
    /** Refuses negative times, and a network processor that is to work on a frame still being read out. */
    public CameraPlan {
        if (exposure.picoseconds() < 0 || readout.picoseconds() < 0 || lastLine.picoseconds() < 0) {
            throw new IllegalArgumentException(id + ": a negative exposure, readout or last line");
        }
        if (cutThrough && npu.isPresent()) {
            throw new IllegalArgumentException(id + ": a frame cannot stream past a network processor");
        }
    }

    /** From the start of the exposure to the instant the time stamp names, ps. */
    long stampOffset() {
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

    /** From the start of the exposure to the instant the frame is offered to its first station, ps. */
    long offerOffset() {
        return exposure.picoseconds() + (cutThrough ? 0 : readout.picoseconds());
    }
}
