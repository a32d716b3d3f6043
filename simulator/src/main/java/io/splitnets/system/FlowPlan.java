package io.splitnets.system;

import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.Optional;

/**
 * What happens to the frames of one camera for one network, up to the end of the link.
 *
 * @param network position of the network in {@link AggregatorPlan#networks}
 * @param share of the camera's triggers that it takes, in (0, 1]: trigger k if floor((k + 1) share) > floor(k share)
 * @param npu time on the sensor's network processor; empty if frames go straight to the link
 * @param transfer time of a frame on the link
 * @param packets into which an interleaved link cuts the frame, at least 1
 * @param cutThrough the frame goes out while it is read out; only without a network processor
 * @param lastLine with {@code cutThrough}: time on the link that remains after the last line was read, at least
 * @param rows how the network processor starts while the frame is read; empty if it starts after the readout
 */
public record FlowPlan(
        int network,
        Rational share,
        Optional<ServiceLaw> npu,
        ServiceLaw transfer,
        int packets,
        boolean cutThrough,
        SimTime lastLine,
        Optional<RowStart> rows) {
    /** Refuses a share outside (0, 1], no packet, and a processor that is to work on a frame still being read out. */
    public FlowPlan {
        if (share.compareTo(Rational.ZERO) <= 0 || share.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("a share of " + share + " of the frames");
        }
        if (packets < 1 || lastLine.picoseconds() < 0) {
            throw new IllegalArgumentException(packets + " packets, last line of " + lastLine);
        }
        if (cutThrough && npu.isPresent()) {
            throw new IllegalArgumentException("a frame cannot stream past a network processor");
        }
        if (rows.isPresent() && npu.isEmpty()) {
            throw new IllegalArgumentException("no network processor that could start on the first rows");
        }
    }

    /** A flow whose network processor, if there is one, starts after the readout. */
    public FlowPlan(
            int network,
            Rational share,
            Optional<ServiceLaw> npu,
            ServiceLaw transfer,
            int packets,
            boolean cutThrough,
            SimTime lastLine) {
        this(network, share, npu, transfer, packets, cutThrough, lastLine, Optional.empty());
    }

    boolean random() {
        return transfer.random() || npu.map(ServiceLaw::random).orElse(false);
    }

    /** Whether trigger {@code k} is taken. */
    boolean takes(long k) {
        return share.equals(Rational.ONE) || share.floorOfTimes(k + 1) > share.floorOfTimes(k);
    }

    /** How many of the triggers before {@code k} are taken, which is the number of the frame at trigger {@code k}. */
    long number(long k) {
        return share.equals(Rational.ONE) ? k : share.floorOfTimes(k);
    }
}
