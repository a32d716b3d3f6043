package io.splitnets.engine;

/**
 * What kind of thing happens; among events of one picosecond the earlier phase comes first. A server that finishes is
 * free before a frame arrives at it, and a measurement sees the state after everything else.
 */
public enum Phase {
    /** A service ends. */
    COMPLETE(0),
    /** A frame moves from one part to the next. */
    TRANSFER(1),
    /** A frame, or other work, enters the system from outside. */
    ARRIVE(2),
    /** A decision that looks at the state after arrivals: time-outs, joins, mode changes. */
    CONTROL(3),
    /** Observation only: samples, the end of the warm-up. */
    MEASURE(4);

    private final int rank;

    Phase(int rank) {
        this.rank = rank;
    }

    /** 0 for the phase that comes first, up to 4. Part of every fingerprint. */
    int rank() {
        return rank;
    }
}
