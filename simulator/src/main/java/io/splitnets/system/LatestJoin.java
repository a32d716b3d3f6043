package io.splitnets.system;

import io.splitnets.engine.Simulation;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins each frame of the first camera with the newest frame of every other one. A frame that a newer one of its camera
 * replaces before it was used is lost; one that was used may be used again, and then only its age counts. Frames of the
 * first camera that come before every other camera has sent one are lost.
 */
final class LatestJoin extends JoinStation {
    private static final long NEVER = Long.MIN_VALUE;

    private final FrameSink sink;
    private final @Nullable Frame[] newest;
    /** Reference instant of the last frame of each view that was used. */
    private final long[] used;

    LatestJoin(Simulation simulation, String name, List<FlowTable.Flow> flows, FramePort next, FrameSink sink) {
        super(simulation, name, flows, next, sink);
        this.sink = sink;
        this.newest = new Frame[flows.size()];
        this.used = new long[flows.size()];
        Arrays.fill(used, NEVER);
    }

    @Override
    void take(Frame frame, long now) {
        int view = view(frame);
        if (view > 0) {
            entered(now);
            Frame older = newest[view];
            newest[view] = frame;
            if (older != null) {
                lose(older, now);
            }
        } else if (anyMissing()) {
            refuse(frame, now);
        } else {
            entered(now);
            release(set(frame), now);
        }
    }

    private boolean anyMissing() {
        for (int i = 1; i < newest.length; i++) {
            if (newest[i] == null && used[i] == NEVER) {
                return true;
            }
        }
        return false;
    }

    private Frame set(Frame lead) {
        Frame last = lead;
        for (int i = 1; i < newest.length; i++) {
            Frame view = newest[i];
            if (view == null) {
                lead.oldestReuse = Math.min(lead.oldestReuse, used[i]);
            } else {
                used[i] = sink.reference(view);
                newest[i] = null;
                last.sibling = view;
                last = view;
            }
        }
        return lead;
    }

    @Override
    void waiting(Consumer<Frame> visitor) {
        for (Frame view : newest) {
            if (view != null) {
                visitor.accept(view);
            }
        }
    }

    @Override
    void describeWaiting(State state) {
        for (int i = 0; i < newest.length; i++) {
            state.word(newest[i] == null ? 0 : 1);
            state.time(used[i]);
        }
        waiting(state::frame);
    }
}
