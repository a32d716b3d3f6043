package io.splitnets.npu;

/** What takes the largest share of a layer's cycles. */
public enum Bound {
    /** The array or the vector unit. */
    COMPUTE,
    /** A memory port. */
    MEMORY,
    /** The set-up of the layer. */
    OVERHEAD;

    /** As printed: compute, memory or overhead. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
