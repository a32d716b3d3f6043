package io.splitnets.nas.dataset;

import java.util.List;

/** A data set that is not on this machine and could not be obtained, with what to do about it. */
public final class FetchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Nobody asked for it to be fetched. */
        NOT_FETCHED,
        /** The package client is not installed. */
        NO_CLIENT,
        /** The client could not reach its archive, or does not know the package. */
        NOT_OBTAINED,
        /** What arrived is not what was expected. */
        WRONG_CONTENT,
        /** Another thread of this process is fetching. */
        BUSY,
        /** The cache folder cannot be written, or the user interrupted. */
        LOCAL
    }

    private final Reason reason;
    private final transient List<String> nextSteps;

    FetchException(Reason reason, String message, List<String> nextSteps) {
        super(message + nextSteps.stream().map(step -> "\n  - " + step).reduce("", String::concat));
        this.reason = reason;
        this.nextSteps = List.copyOf(nextSteps);
    }

    /** Why it could not be obtained. */
    public Reason reason() {
        return reason;
    }

    /** What the user can do, one sentence each. */
    public List<String> nextSteps() {
        return nextSteps;
    }
}
