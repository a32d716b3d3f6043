package io.splitnets.engine;

/** The pending events of one run, processed in the order of {@link Slot}; keeps the run's {@link Journal}. */
interface Calendar {
    /** Adds a timer that is not pending. */
    Timer timer(Slot slot);

    /**
     * Processes events up to and including {@code limit}, then stands at {@code limit}; or stops at the last event when
     * {@code untilEmpty} and none is left.
     */
    void run(long limit, boolean untilEmpty);

    /** Whether nothing is pending. */
    boolean isEmpty();

    /** Whether an event of this calendar is being processed. */
    boolean isRunning();

    /** Back to tick zero with nothing pending and an empty journal; timers stay. */
    void clear();
}
