package io.splitnets.link;

import io.splitnets.units.Rational;

/** Exact times and bytes of single CSI-2 packets on one physical layer, in picoseconds. Each packet is a burst. */
sealed interface PhyTimes permits DPhyTimes, CPhyTimes {
    /** One bit, or one symbol, on one lane. */
    Rational unitInterval();

    /** Time around each burst. */
    Rational overhead();

    /** Extra time around a burst with a gated clock; zero with any other. */
    Rational clockOverhead();

    /** High-speed time of a long packet with {@code wordCount} bytes of payload. */
    Rational longPacket(long wordCount);

    /** High-speed time of a short packet. */
    Rational shortPacket();

    /** Time of {@code bytes} with all lanes busy and nothing around them. */
    Rational payload(long bytes);

    /** Bytes on the wire of a long packet. */
    long longPacketBytes(long wordCount);

    /** Bytes on the wire of a short packet. */
    long shortPacketBytes();
}
