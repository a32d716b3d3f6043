package io.splitnets.units;

/** A text is no quantity of the dimension asked for. The message says what was expected, without the text itself. */
public final class QuantityException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With what was expected. */
    public QuantityException(String message) {
        super(message);
    }

    /** With what was expected and the arithmetic reason. */
    public QuantityException(String message, Throwable cause) {
        super(message, cause);
    }
}
