package io.splitnets.nas.search;

/** A checkpoint that cannot be read or does not belong to the search that is to continue it. */
public final class SearchStateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what is wrong, for the user. */
    public SearchStateException(String message) {
        super(message);
    }

    /** Says what is wrong in a line of the text, counted from 1. */
    SearchStateException(int line, String message) {
        super("line " + line + ": " + message);
    }
}
