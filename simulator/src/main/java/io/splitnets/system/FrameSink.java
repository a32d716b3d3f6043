package io.splitnets.system;

import io.splitnets.measure.FrameStatistics;
import io.splitnets.measure.Mser5;
import io.splitnets.measure.NetworkStatistics;
import io.splitnets.measure.Stage;
import io.splitnets.measure.StationFlow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where every frame comes from and ends: hands out frames, takes results and losses, and counts them. */
final class FrameSink implements FramePort {
    private static final Stage[] STAGES = Stage.values();

    private final FlowTable flows;
    private final long[] referenceOffset;
    private final FrameStatistics statistics;
    private final NetworkStatistics[] networks;
    private final StationFlow flow = new StationFlow("system", 0);
    private final ArrayDeque<Frame> pool = new ArrayDeque<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<long[]> losses = new ArrayList<>();
    private final Timeline timeline;
    private final long[] times = new long[STAGES.length];
    private final int[] views;
    private final long[] deadlines;
    private final int incomplete;
    private @Nullable Mser5 followed;
    private long countFrom;
    private long captured;
    private long completed;
    private long results;

    FrameSink(SystemPlan plan, LatencyFrom from, int timelineFrames) {
        this.flows = new FlowTable(plan);
        this.referenceOffset = plan.cameras().stream()
                .mapToLong(camera -> camera.referenceOffset(from))
                .toArray();
        this.timeline = new Timeline(timelineFrames, plan.clockShift());
        this.incomplete = reason("incomplete");
        List<NetworkPlan> all = plan.aggregator().networks();
        this.statistics = new FrameStatistics(all.size());
        this.networks = new NetworkStatistics[all.size()];
        this.views = new int[all.size()];
        this.deadlines = new long[all.size()];
        for (int i = 0; i < networks.length; i++) {
            networks[i] = statistics.network(i);
            views[i] = all.get(i).fuses() ? flows.ofNetwork(i).size() : 1;
            deadlines[i] =
                    all.get(i).deadline().map(limit -> limit.picoseconds()).orElse(Long.MAX_VALUE);
        }
    }

    /** Frames stamped before {@code stamp} are served but not counted. */
    void countFrom(long stamp) {
        countFrom = stamp;
    }

    /** Tells {@code series} of every counted result from now on. */
    void follow(Mser5 series) {
        followed = series;
    }

    FlowTable flows() {
        return flows;
    }

    FrameStatistics statistics() {
        return statistics;
    }

    Timeline timeline() {
        return timeline;
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

    /** The instant from which the frame's latency is counted. */
    long reference(Frame frame) {
        return frame.exposureStart + referenceOffset[frame.camera];
    }

    /** A frame stamped {@code stamp} came into the system, for the network it names. */
    void injected(Frame frame, long stamp, long now) {
        flow.enter(now);
        frame.injected = now;
        frame.stamp = stamp;
        frame.priority = flows.priority(frame.network, frame.camera);
        long deadline = deadlines[frame.network];
        frame.deadline = deadline == Long.MAX_VALUE ? deadline : reference(frame) + deadline;
        if (stamp >= countFrom) {
            frame.counted = true;
            captured++;
            networks[frame.network].captured();
            frame.timelineSlot = timeline.reserve();
        }
    }

    /** A frame was taken for a network whose readout does not end within the run. */
    void stillExposing(int network) {
        captured++;
        networks[network].captured();
    }

    @Override
    public boolean offer(Frame lead, Sender from) {
        if (lead.background()) {
            pool.push(lead);
            return true;
        }
        long oldest = lead.oldestReuse;
        boolean counted = true;
        int present = 0;
        for (Frame view = lead; view != null; view = view.sibling) {
            oldest = Math.min(oldest, reference(view));
            counted &= view.counted;
            present++;
            if (view.counted) {
                completed++;
                stages(view);
            }
        }
        if (counted) {
            results++;
            result(lead, lead.aggregatorEnd - oldest, present);
        }
        retire(lead, lead.aggregatorEnd, true, "");
        return true;
    }

    private void result(Frame lead, long latency, int present) {
        statistics.latency().add(latency);
        networks[lead.network].result(latency, latency > deadlines[lead.network], present < views[lead.network]);
        if (followed != null) {
            followed.add(lead.stamp, latency);
        }
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
                networks[view.network].lost();
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
            timeline.keep(view, dropped);
            view.sibling = null;
            pool.push(view);
            view = sibling;
        }
    }

    private void stages(Frame frame) {
        long reference = reference(frame);
        long linkEntered = Math.max(frame.linkEntered, frame.readoutEnd);
        long linkStart = Math.max(frame.linkStart, frame.readoutEnd);
        set(Stage.EXPOSURE, Math.max(0, frame.readoutStart - reference));
        set(Stage.READOUT, frame.readoutEnd - Math.max(frame.readoutStart, reference));
        boolean npu = frame.sensorStart != Frame.UNSET;
        long sensorStart = Math.max(frame.sensorStart, frame.readoutEnd);
        set(Stage.SENSOR_WAIT, npu ? sensorStart - Math.max(frame.sensorEntered, frame.readoutEnd) : 0);
        set(Stage.SENSOR_COMPUTE, npu ? frame.sensorEnd - sensorStart : 0);
        set(Stage.BLOCKED, frame.blocked);
        set(Stage.LINK_WAIT, linkStart - linkEntered);
        set(Stage.LINK, frame.linkEnd - linkStart);
        set(Stage.FUSION_WAIT, frame.joined - frame.joinEntered);
        set(Stage.AGGREGATOR_WAIT, frame.earlierWait + frame.aggregatorStart - frame.aggregatorEntered);
        set(Stage.AGGREGATOR_COMPUTE, frame.earlierCompute + frame.aggregatorEnd - frame.aggregatorStart);
        statistics.frame(times, frame.aggregatorEnd - reference);
    }

    private void set(Stage stage, long time) {
        times[stage.position()] = time;
    }

    /** Keeps the boundaries of a frame that is still inside when the run ends. */
    void unfinished(Frame lead) {
        for (Frame view = lead; view != null; view = view.sibling) {
            timeline.keep(view, "");
        }
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
