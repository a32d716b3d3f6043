package io.splitnets.hardware;

/** How transfers from and to memory outside go with computing. */
public enum DmaMode {
    /** A tile is moved while another is computed: each holds half of a memory. */
    DOUBLE_BUFFERED,
    /** A tile has a memory for itself, and moving and computing take turns. */
    SINGLE_BUFFERED
}
