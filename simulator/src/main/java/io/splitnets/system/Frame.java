package io.splitnets.system;

import org.jspecify.annotations.Nullable;

/** One frame, or one job of the aggregator's other work, on its way. All times in ps of the simulation's clock. */
final class Frame {
    /** Camera of a job that is no frame. */
    static final int NO_CAMERA = -1;

    static final long UNSET = Long.MIN_VALUE;

    int camera;
    /** Position of its flow in the {@link FlowTable}. */
    int flow;

    int network;
    /** Number of the trigger among those that its flow takes. */
    long index;
    /** Of its arrival. */
    long stamp;
    /** 0 is the most urgent. */
    int priority;
    /** The instant by which its result should be there; {@link Long#MAX_VALUE} if there is none. */
    long deadline;
    /** Order of coming to the line it waits in. */
    long ticket;

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
    /** Waits and services on the aggregator of the networks that ran before this one on the same frame. */
    long earlierWait;

    long earlierCompute;
    /** Oldest reference of the views that were used once more with this set; {@link Long#MAX_VALUE} if there is none. */
    long oldestReuse;
    /** The next view of the same fused set. */
    @Nullable
    Frame sibling;

    void clear() {
        camera = NO_CAMERA;
        flow = 0;
        network = 0;
        index = 0;
        priority = 0;
        deadline = Long.MAX_VALUE;
        ticket = 0;
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
        earlierWait = 0;
        earlierCompute = 0;
        oldestReuse = Long.MAX_VALUE;
        sibling = null;
    }

    /** Becomes the frame of a network that follows the result of {@code view}'s. */
    void follow(Frame view, int follower) {
        camera = view.camera;
        flow = view.flow;
        network = follower;
        index = view.index;
        stamp = view.stamp;
        exposureStart = view.exposureStart;
        readoutStart = view.readoutStart;
        readoutEnd = view.readoutEnd;
        sensorEntered = view.sensorEntered;
        sensorStart = view.sensorStart;
        sensorEnd = view.sensorEnd;
        linkEntered = view.linkEntered;
        linkStart = view.linkStart;
        linkEnd = view.linkEnd;
        joinEntered = view.joinEntered;
        joined = view.joined;
        blocked = view.blocked;
        earlierWait = view.earlierWait + view.aggregatorStart - view.aggregatorEntered;
        earlierCompute = view.earlierCompute + view.aggregatorEnd - view.aggregatorStart;
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
