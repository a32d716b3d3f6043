package io.splitnets.system;

/** When the frames of several cameras are joined to one set. */
public enum Join {
    /** When every view of a trigger is there; a set that a newer complete one overtakes is lost. */
    WAIT_ALL,
    /** When every view of a trigger is there, or a time after the first of them with those that are. */
    WINDOW,
    /** As {@link #WINDOW}, but a set that is not complete in time is lost. */
    DROP_INCOMPLETE,
    /**
     * Whenever a frame of the first camera comes, with the newest frame of every other camera, which may have been used
     * before. Trigger numbers play no role, so rates may differ.
     */
    LATEST
}
