package io.splitnets.system;

/**
 * What holds up the packets of a frame on an interleaved link. The packets of a frame that streams out while it is read
 * become available a line time apart, so that the frame alone on the link ends at {@code earliestEnd} to the picosecond:
 * the last one so late, or, where the link is slower than the sensor, the first one.
 *
 * @param earliestEnd end of the frame alone on a link; {@link Long#MIN_VALUE} if nothing holds it up
 * @param pitch from one packet to the next, ps
 */
record Pace(long earliestEnd, long pitch) {
    static final Pace FREE = new Pace(Long.MIN_VALUE, 0);

    /** When the last of {@code packets} packets is available, all but it of {@code packet} ps. */
    long lastAvailable(int packets, long packet, long last) {
        return earliestEnd == Long.MIN_VALUE
                ? earliestEnd
                : earliestEnd - last - (packets - 1) * Math.max(0, packet - pitch);
    }
}
