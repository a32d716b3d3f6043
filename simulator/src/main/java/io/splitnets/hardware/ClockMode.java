package io.splitnets.hardware;

/** What the clock lane of a D-PHY does between bursts. */
public enum ClockMode {
    /** It keeps running. */
    CONTINUOUS,
    /** It returns to low power after each line, which costs its entry and exit times again. */
    GATED
}
