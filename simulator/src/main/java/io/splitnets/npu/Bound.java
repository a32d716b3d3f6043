package io.splitnets.npu;

import java.util.Locale;

/** What takes the largest share of a layer's cycles. */
public enum Bound {
    /** The products of the array, or the operations of the vector unit. */
    COMPUTE,
    /** Filling and draining: of the array, or the first load and the last store of a layer. */
    FILL,
    /** Bringing operands from on-chip memory: the activation port, or a bus of a row-stationary array. */
    DELIVERY,
    /** The port to memory outside. */
    MEMORY,
    /** The set-up of the layer. */
    OVERHEAD;

    /** As printed: compute, fill, delivery, memory or overhead. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
