package io.splitnets.nas.accuracy;

/** A predictor that cannot be made or read, for a reason that its user can change; the message says which. */
public final class PredictorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong and what was expected. */
    public PredictorException(String message) {
        super(message);
    }
}
