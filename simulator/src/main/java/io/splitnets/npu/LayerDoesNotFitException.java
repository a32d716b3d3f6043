package io.splitnets.npu;

/** A layer that cannot be cut into tiles that fit the memory on chip. The message names it and what is missing. */
public final class LayerDoesNotFitException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String layer;
    private final String memory;
    private final long missing;

    /**
     * With the smallest tile that there is.
     *
     * @param memory activation or weight
     * @param least bytes that the smallest tile needs
     * @param there bytes of that memory
     */
    LayerDoesNotFitException(String layer, String memory, long least, long there) {
        super("layer " + layer + " does not fit: its smallest tile needs " + least + " bytes of " + memory
                + " memory, there are " + there
                + (least > there ? ", " + (least - there) + " missing" : ", but an element's own memory is too small"));
        this.layer = layer;
        this.memory = memory + "_memory";
        this.missing = Math.max(0, least - there);
    }

    /** The layer's name. */
    public String layer() {
        return layer;
    }

    /** The key of the memory that is too small: activation_memory or weight_memory. */
    public String memory() {
        return memory;
    }

    /** How many bytes are missing; 0 where the memory of an element is too small. */
    public long missing() {
        return missing;
    }
}
