package io.splitnets.nas.supernet;

/** None of many random networks of a kind can be run by the system, so that no cost can be aimed at. */
public final class InfeasibleSpaceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InfeasibleSpaceException(String message) {
        super(message);
    }
}
