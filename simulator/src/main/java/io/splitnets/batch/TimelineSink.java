package io.splitnets.batch;

import io.splitnets.measure.TimelineFrame;
import java.util.ArrayList;
import java.util.List;

/** Keeps every frame as a run that ends at a given time has seen it. */
final class TimelineSink implements ResultSink {
    private final long end;
    private final List<TimelineFrame> frames = new ArrayList<>();

    TimelineSink(long end) {
        this.end = end;
    }

    @Override
    public void result(Passage[] views) {
        for (Passage view : views) {
            waiting(view);
        }
    }

    @Override
    public void waiting(Passage view) {
        if (view.entered() < end) {
            frames.add(view.seen(end));
        }
    }

    @Override
    public void reset() {
        frames.clear();
    }

    List<TimelineFrame> frames() {
        return frames;
    }
}
