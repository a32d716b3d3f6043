package io.splitnets.npu;

/** A layer that cannot be cut into tiles that fit the memory on chip. The message names it and what is missing. */
public final class LayerDoesNotFitException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String layer;
    private final long missing;

    LayerDoesNotFitException(String layer, long least, long there, String unit) {
        super("layer " + layer + " does not fit: its smallest tile needs " + least + " " + unit + ", there are " + there
                + (least > there ? ", " + (least - there) + " missing" : ", but an element's own memory is too small"));
        this.layer = layer;
        this.missing = Math.max(0, least - there);
    }

    /** The layer's name. */
    public String layer() {
        return layer;
    }

    /** How much is missing, in the unit of the message; 0 where the memory of an element is too small. */
    public long missing() {
        return missing;
    }
}
