package io.splitnets.nas.experiment;

/** The user stopped the work; what was done is kept, and the same command continues it. */
public final class InterruptedSearchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was kept. */
    public InterruptedSearchException(String message) {
        super(message);
    }
}
