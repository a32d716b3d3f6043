package io.splitnets.system;

/** Which waiting frame goes out next on a shared link. */
public enum Arbitration {
    /** The one that has waited longest; whole frames. */
    FIRST_COME,
    /** One frame of each camera in turn, in the plan's order; cameras without a waiting frame are passed over. */
    ROUND_ROBIN,
    /** The most urgent one ({@link CameraPlan#priority}), among equals the one that has waited longest; whole frames. */
    PRIORITY,
    /** Packets of all frames in turn, as virtual channels of CSI-2 are: frames share the link. */
    INTERLEAVED
}
