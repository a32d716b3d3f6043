package io.splitnets.nas.experiment;

/** Hears how far a search is; called from one thread at a time. */
public interface ExperimentListener {
    /**
     * A part of the work begins.
     *
     * @param name what is done, for people
     * @param total number of steps, or 0 where it is unknown
     */
    void begin(String name, long total);

    /**
     * The part that began last is so far.
     *
     * @param done steps done
     * @param detail a few words beside the bar; may be empty
     */
    void progress(long done, String detail);

    /** The part that began last is over. */
    void end(String detail);

    /** Whether to stop at the next opportunity, keeping what is done. */
    default boolean interrupted() {
        return false;
    }

    /** Hears nothing. */
    static ExperimentListener none() {
        return new ExperimentListener() {
            @Override
            public void begin(String name, long total) {}

            @Override
            public void progress(long done, String detail) {}

            @Override
            public void end(String detail) {}
        };
    }
}
