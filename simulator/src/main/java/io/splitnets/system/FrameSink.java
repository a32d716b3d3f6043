package io.splitnets.system;

import io.splitnets.measure.FrameStatistics;
import io.splitnets.measure.Mser5;
import io.splitnets.measure.Stage;
import io.splitnets.measure.StationFlow;
import io.splitnets.measure.TimelineFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where every frame comes from and ends: hands out frames, takes results and losses, and counts them. */
final class FrameSink implements FramePort {
    private static final Stage[] STAGES = Stage.values();

    private final long[] referenceOffset;
    private final long clockShift;
    private final FrameStatistics statistics = new FrameStatistics();
    private final StationFlow flow = new StationFlow("system", 0);
    private final ArrayDeque<Frame> pool = new ArrayDeque<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<long[]> losses = new ArrayList<>();
    private final @Nullable TimelineFrame[] timeline;
    private final long[] times = new long[STAGES.length];
    private final int incomplete;
    private @Nullable Mser5 followed;
    private long countFrom;
    private int timelineUsed;
    private long captured;
    private long completed;
    private long results;

    FrameSink(SystemPlan plan, LatencyFrom from, int timelineFrames) {
        this.referenceOffset = plan.cameras().stream()
                .mapToLong(camera -> camera.referenceOffset(from))
                .toArray();
        this.clockShift = plan.clockShift();
        this.timeline = new TimelineFrame[timelineFrames];
        this.incomplete = reason("incomplete");
    }

    /** Frames stamped before {@code stamp} are served but not counted. */
    void countFrom(long stamp) {
        countFrom = stamp;
    }

    /** Tells {@code series} of every counted result from now on. */
    void follow(Mser5 series) {
        followed = series;
    }

    FrameStatistics statistics() {
        return statistics;
    }

    StationFlow flow() {
        return flow;
    }

    int reason(String text) {
        reasons.add(text);
        losses.add(new long[1]);
        return reasons.size() - 1;
    }

    int incomplete() {
        return incomplete;
    }

    /** A cleared frame. */
    Frame blank() {
        Frame frame = pool.poll();
        if (frame == null) {
            frame = new Frame();
        }
        frame.clear();
        return frame;
    }

    /** A frame stamped {@code stamp} came into the system. */
    void injected(Frame frame, long stamp, long now) {
        flow.enter(now);
        frame.injected = now;
        frame.stamp = stamp;
        if (stamp >= countFrom) {
            frame.counted = true;
            captured++;
            if (timelineUsed < timeline.length) {
                frame.timelineSlot = timelineUsed++;
            }
        }
    }

    /** A frame was taken whose readout does not end within the run. */
    void stillExposing() {
        captured++;
    }

    @Override
    public boolean offer(Frame lead, Sender from) {
        if (lead.background()) {
            pool.push(lead);
            return true;
        }
        long latency = 0;
        boolean counted = true;
        for (Frame view = lead; view != null; view = view.sibling) {
            long whole = view.aggregatorEnd - view.exposureStart - referenceOffset[view.camera];
            latency = Math.max(latency, whole);
            counted &= view.counted;
            if (view.counted) {
                completed++;
                stages(view, whole);
            }
        }
        if (counted) {
            results++;
            statistics.latency().add(latency);
            if (followed != null) {
                followed.add(lead.stamp, latency);
            }
        }
        retire(lead, lead.aggregatorEnd, true, "");
        return true;
    }

    /** A frame, or a set of them, was lost. */
    void lost(Frame lead, int reason, long now) {
        if (lead.background()) {
            pool.push(lead);
            return;
        }
        for (Frame view = lead; view != null; view = view.sibling) {
            if (view.counted) {
                losses.get(reason)[0]++;
            }
        }
        retire(lead, now, false, reasons.get(reason));
    }

    private void retire(Frame lead, long now, boolean served, String dropped) {
        Frame view = lead;
        while (view != null) {
            Frame sibling = view.sibling;
            if (served) {
                flow.leave(now, view.injected);
            } else {
                flow.drop(now, view.injected);
            }
            record(view, dropped);
            view.sibling = null;
            pool.push(view);
            view = sibling;
        }
    }

    private void stages(Frame frame, long whole) {
        long reference = frame.exposureStart + referenceOffset[frame.camera];
        long linkEntered = Math.max(frame.linkEntered, frame.readoutEnd);
        long linkStart = Math.max(frame.linkStart, frame.readoutEnd);
        set(Stage.EXPOSURE, Math.max(0, frame.readoutStart - reference));
        set(Stage.READOUT, frame.readoutEnd - Math.max(frame.readoutStart, reference));
        boolean npu = frame.sensorStart != Frame.UNSET;
        set(Stage.SENSOR_WAIT, npu ? frame.sensorStart - frame.sensorEntered : 0);
        set(Stage.SENSOR_COMPUTE, npu ? frame.sensorEnd - frame.sensorStart : 0);
        set(Stage.BLOCKED, frame.blocked);
        set(Stage.LINK_WAIT, linkStart - linkEntered);
        set(Stage.LINK, frame.linkEnd - linkStart);
        set(Stage.FUSION_WAIT, frame.joined - frame.joinEntered);
        set(Stage.AGGREGATOR_WAIT, frame.aggregatorStart - frame.aggregatorEntered);
        set(Stage.AGGREGATOR_COMPUTE, frame.aggregatorEnd - frame.aggregatorStart);
        statistics.frame(times, whole);
    }

    private void set(Stage stage, long time) {
        times[stage.position()] = time;
    }

    /** Keeps the boundaries of a frame that is still inside when the run ends. */
    void unfinished(Frame lead) {
        for (Frame view = lead; view != null; view = view.sibling) {
            record(view, "");
        }
    }

    private void record(Frame frame, String dropped) {
        if (frame.timelineSlot < 0) {
            return;
        }
        timeline[frame.timelineSlot] = new TimelineFrame(
                frame.camera,
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
    List<TimelineFrame> timeline() {
        List<TimelineFrame> kept = new ArrayList<>();
        for (TimelineFrame frame : timeline) {
            if (frame != null) {
                kept.add(frame);
            }
        }
        return List.copyOf(kept);
    }

    long captured() {
        return captured;
    }

    long completed() {
        return completed;
    }

    long results() {
        return results;
    }

    /** Counted losses by reason; reasons without a loss are left out. */
    Map<String, Long> losses() {
        Map<String, Long> byReason = new LinkedHashMap<>();
        for (int i = 0; i < reasons.size(); i++) {
            if (losses.get(i)[0] > 0) {
                byReason.put(reasons.get(i), losses.get(i)[0]);
            }
        }
        return byReason;
    }

    /** Forgets every count; frames inside stay inside. */
    void reset(long now) {
        flow.open(now);
        statistics.reset();
        captured = 0;
        completed = 0;
        results = 0;
        losses.forEach(count -> count[0] = 0);
    }
}
