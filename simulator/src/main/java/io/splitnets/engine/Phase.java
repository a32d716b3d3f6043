package io.splitnets.engine;

/**
 * What kind of thing happens; among events of one picosecond the earlier phase comes first. A server that finishes is
 * free before a frame arrives at it, and a measurement sees the state after everything else.
 */
public enum Phase {
    /** A service ends. */
    COMPLETE,
    /** A frame moves from one part to the next. */
    TRANSFER,
    /** A frame, or other work, enters the system from outside. */
    ARRIVE,
    /** A decision that looks at the state after arrivals: time-outs, joins, mode changes. */
    CONTROL,
    /** Observation only: samples, the end of the warm-up. */
    MEASURE
}
