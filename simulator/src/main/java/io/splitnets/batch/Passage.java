package io.splitnets.batch;

import io.splitnets.measure.TimelineFrame;

/** One frame's way through the system, in ps of the plan's clock. Used again for other frames. */
final class Passage {
    /** Later than anything: there is no frame. */
    static final long NEVER = Long.MAX_VALUE;

    CameraTimes times;
    int camera;
    long index;
    /** How much later than frame 0 it was taken. */
    long later;

    long sensorStart;
    long sensorEnd;
    long linkStart;
    long linkEnd;
    long joined;
    long aggregatorStart;
    long aggregatorEnd;

    /** Not on its way yet. */
    Passage(CameraTimes times) {
        this.times = times;
    }

    long entered() {
        return times.offer() + later;
    }

    long latency() {
        return aggregatorEnd - times.reference() - later;
    }

    /** What a run that ends at {@code end} has seen of it. */
    TimelineFrame seen(long end) {
        boolean npu = times.computes();
        long exposureStart = times.exposureStart() + later;
        long readoutStart = exposureStart + times.exposure();
        boolean together = joined < end;
        return new TimelineFrame(
                camera,
                0,
                index,
                exposureStart,
                readoutStart,
                readoutStart + times.readout(),
                before(npu ? sensorStart : NEVER, end),
                before(npu ? sensorEnd : NEVER, end),
                before(linkStart, end),
                before(linkEnd, end),
                together ? joined : before(linkEnd, end),
                together ? before(aggregatorStart, end) : TimelineFrame.NOT_REACHED,
                together ? before(aggregatorEnd, end) : TimelineFrame.NOT_REACHED,
                "");
    }

    private static long before(long instant, long end) {
        return instant < end ? instant : TimelineFrame.NOT_REACHED;
    }
}
