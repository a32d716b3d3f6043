package io.splitnets.nas.supernet;

/** A checkpoint that cannot be used: damaged, of another version, or for another space or plan. */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckpointException(String message) {
        super(message);
    }

    CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
