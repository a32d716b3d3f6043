package io.splitnets.system;

import org.jspecify.annotations.Nullable;

/** One frame, or one job of the aggregator's other work, on its way. All times in ps of the simulation's clock. */
final class Frame {
    /** Camera of a job that is no frame. */
    static final int NO_CAMERA = -1;

    static final long UNSET = Long.MIN_VALUE;

    int camera;
    long index;
    /** Of its arrival. */
    long stamp;

    boolean counted;
    int timelineSlot;
    long exposureStart;
    long readoutStart;
    long readoutEnd;
    long injected;
    /** When it came to the part it is in now. */
    long entered;

    long sensorEntered;
    long sensorStart;
    long sensorEnd;
    long linkEntered;
    long linkStart;
    long linkEnd;
    long joinEntered;
    long joined;
    long aggregatorEntered;
    long aggregatorStart;
    long aggregatorEnd;
    /** Time it was held by a station that had finished with it, after the readout's end. */
    long blocked;
    /** Service time of a job that is no frame. */
    long work;
    /** The next view of the same fused set. */
    @Nullable
    Frame sibling;

    void clear() {
        camera = NO_CAMERA;
        index = 0;
        counted = false;
        timelineSlot = -1;
        exposureStart = UNSET;
        readoutStart = UNSET;
        readoutEnd = UNSET;
        injected = UNSET;
        entered = UNSET;
        sensorEntered = UNSET;
        sensorStart = UNSET;
        sensorEnd = UNSET;
        linkEntered = UNSET;
        linkStart = UNSET;
        linkEnd = UNSET;
        joinEntered = UNSET;
        joined = UNSET;
        aggregatorEntered = UNSET;
        aggregatorStart = UNSET;
        aggregatorEnd = UNSET;
        blocked = 0;
        work = 0;
        sibling = null;
    }

    boolean background() {
        return camera == NO_CAMERA;
    }

    /** Adds the time it was held from {@code since} to {@code now}, the readout itself excepted. */
    void held(long since, long now) {
        if (!background()) {
            blocked += Math.max(now, readoutEnd) - Math.max(since, readoutEnd);
        }
    }
}
