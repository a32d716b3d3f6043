package io.splitnets.system;

import io.splitnets.measure.TimelineFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the boundaries of the first counted frames. */
final class Timeline {
    private final @Nullable TimelineFrame[] frames;
    private final long clockShift;
    private int used;

    Timeline(int frames, long clockShift) {
        this.frames = new TimelineFrame[frames];
        this.clockShift = clockShift;
    }

    /** A place for one more frame, or -1 if all are taken. */
    int reserve() {
        return used < frames.length ? used++ : -1;
    }

    /** Keeps a frame that has a place; {@code dropped} is why it was lost, or "". */
    void keep(Frame frame, String dropped) {
        if (frame.timelineSlot < 0) {
            return;
        }
        frames[frame.timelineSlot] = new TimelineFrame(
                frame.camera,
                frame.network,
                frame.index,
                shifted(frame.exposureStart),
                shifted(frame.readoutStart),
                shifted(frame.readoutEnd),
                shifted(frame.sensorStart),
                shifted(frame.sensorEnd),
                shifted(frame.linkStart),
                shifted(frame.linkEnd),
                shifted(frame.joined),
                shifted(frame.aggregatorStart),
                shifted(frame.aggregatorEnd),
                dropped);
    }

    private long shifted(long instant) {
        return instant == Frame.UNSET ? TimelineFrame.NOT_REACHED : instant - clockShift;
    }

    /** The kept frames, in the order in which they came in. */
    List<TimelineFrame> list() {
        List<TimelineFrame> kept = new ArrayList<>();
        for (TimelineFrame frame : frames) {
            if (frame != null) {
                kept.add(frame);
            }
        }
        return List.copyOf(kept);
    }
}
