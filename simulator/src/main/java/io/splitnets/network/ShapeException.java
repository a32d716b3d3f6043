package io.splitnets.network;

/** A layer cannot take the shapes it is given, or a graph is ill-formed; the message names the sizes. */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With what does not fit. */
    public ShapeException(String message) {
        super(message);
    }
}
