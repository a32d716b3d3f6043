package io.splitnets.network;

/** What has to be in memory at once while a layer runs. Rules and examples: docs/models/memory.md. */
public enum MemoryPolicy {
    /**
     * The layer's largest operand and its result; a shortcut is not held and sums go into an operand's place. This is
     * the convention of published peak figures ("in + out").
     */
    IN_OUT,
    /** Every tensor that is there and still needed, and the result beside them: a held shortcut counts. */
    NO_OVERLAP,
    /**
     * As {@link #NO_OVERLAP}, but a depthwise convolution of stride 1 overwrites an operand that nobody else needs,
     * with a buffer of as many rows as its window is high, dilation included.
     */
    INPLACE_DW,
    /**
     * As {@link #NO_OVERLAP}, but a first stage runs line by line: of its tensors, the image included, only the rows that
     * a window still needs are there, its result in full. The stage ends after the block that makes the peak least,
     * where one tensor crosses and no layer before needs a whole map (squeeze-and-excite, global pool, fully
     * connected). It is the first step, named after its last layer. With line buffers nothing is computed twice, unlike
     * with the patches of MCUNetV2 (Lin et al., NeurIPS 2021).
     */
    PATCH,
    /** Two buffers of one size that swap roles: twice the larger of operand and result, held shortcuts beside them. */
    DOUBLE_BUFFER
}
