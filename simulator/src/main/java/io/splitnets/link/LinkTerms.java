package io.splitnets.link;

/**
 * The terms of one frame on a link, for people; computed exactly and converted last.
 *
 * @param uiNs unit interval: one bit, or one C-PHY symbol, on one lane, ns
 * @param wordCountBytes payload of one long packet
 * @param lineHsNs high-speed time of one long packet with header and checksum, ns
 * @param burstOverheadNs time around each burst, ns
 * @param clockOverheadNs extra time of a gated clock around each burst, ns; 0 with a continuous clock
 * @param lineNs one line with all its overhead, ns
 * @param shortPacketNs a frame-start or frame-end packet with its overhead, ns
 * @param frameUs the frame, lines back to back, us
 * @param payloadOnlyUs the payload bits alone, us
 * @param overheadPercent frame over payload alone, less one, in percent
 * @param busyFraction share of the frame interval during which the link is busy; above 1 it cannot keep up
 * @param maxFps frames per second that fill the link
 * @param lines long packets in the frame
 * @param wireBytes bytes on the wire, packet headers, checksums, short packets and padding included
 * @param bursts ways from low power to high speed and back
 */
public record LinkTerms(
        double uiNs,
        long wordCountBytes,
        double lineHsNs,
        double burstOverheadNs,
        double clockOverheadNs,
        double lineNs,
        double shortPacketNs,
        double frameUs,
        double payloadOnlyUs,
        double overheadPercent,
        double busyFraction,
        double maxFps,
        long lines,
        long wireBytes,
        long bursts) {}
