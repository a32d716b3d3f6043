package io.splitnets.system;

/** What happens to a frame that finds a buffer full. */
public enum FullPolicy {
    /** The frame that arrives is lost. */
    DROP_NEWEST,
    /** The frame that has waited longest is lost, the one that arrives takes its place at the end. */
    DROP_OLDEST,
    /** The station before keeps the frame, and does nothing else, until there is room. */
    BLOCK
}
