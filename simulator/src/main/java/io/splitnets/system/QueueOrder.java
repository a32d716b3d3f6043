package io.splitnets.system;

/** Which waiting frame is served next. A service that has begun is never interrupted. */
public enum QueueOrder {
    /** The one that has waited longest. */
    FIFO,
    /** The most urgent one, 0 before 1; among equals the one that has waited longest. */
    PRIORITY,
    /** The one whose deadline comes first; those without a deadline last; among equals the one that has waited longest. */
    EDF,
    /**
     * First come first served, but at most one waiting frame per camera and network: a newer one takes the place of the
     * older in the line, and the older is lost.
     */
    LATEST_ONLY
}
