package io.splitnets.nas.robust;

/** What was asked cannot be answered: there are no ranges, or a value of a range is refused by the scenario. */
public final class RobustException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RobustException(String message) {
        super(message);
    }
}
