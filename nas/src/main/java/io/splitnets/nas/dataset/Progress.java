package io.splitnets.nas.dataset;

/** Hears what a long operation is doing, in sentences for the user; may be called from any thread. */
@FunctionalInterface
public interface Progress {
    /** One message, without a line end. */
    void message(String text);

    /** Tells nobody. */
    static Progress none() {
        return text -> {};
    }
}
