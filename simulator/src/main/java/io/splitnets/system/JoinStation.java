package io.splitnets.system;

import io.splitnets.engine.Simulation;
import io.splitnets.measure.StationFlow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins the frames of all cameras with one trigger index. When a set is complete, older sets that are not are lost, and
 * so are frames that come for them later. While the next part has no room for a complete set, no frame is taken.
 */
final class JoinStation implements FramePort, FramePort.Sender, Part {
    static final String NAME = "join";

    private static final class OpenSet {
        private final long index;
        private final @Nullable Frame[] views;
        private int present;

        OpenSet(long index, int cameras) {
            this.index = index;
            this.views = new Frame[cameras];
        }
    }

    private final Simulation simulation;
    private final int cameras;
    private final FramePort next;
    private final FrameSink sink;
    private final List<OpenSet> open = new ArrayList<>();
    private final ArrayDeque<Sender> refused = new ArrayDeque<>();
    private final StationFlow flow = new StationFlow(NAME, 0);
    private long newest = Long.MIN_VALUE;
    private @Nullable Frame held;
    private long heldSince;
    private final long[] leaving;

    JoinStation(Simulation simulation, int cameras, FramePort next, FrameSink sink) {
        this.simulation = simulation;
        this.cameras = cameras;
        this.leaving = new long[cameras];
        this.next = next;
        this.sink = sink;
    }

    @Override
    public boolean offer(Frame frame, Sender from) {
        if (held != null) {
            refused.add(from);
            return false;
        }
        long now = simulation.now();
        if (frame.index <= newest) {
            flow.refuse();
            sink.lost(frame, sink.incomplete(), now);
            return true;
        }
        flow.enter(now);
        frame.joinEntered = now;
        OpenSet set = setOf(frame.index);
        if (set.views[frame.camera] != null) {
            throw new IllegalStateException("camera " + frame.camera + " sent trigger " + frame.index + " twice");
        }
        set.views[frame.camera] = frame;
        if (++set.present == cameras) {
            complete(set, now);
        }
        return true;
    }

    private OpenSet setOf(long index) {
        int low = 0;
        int high = open.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (open.get(middle).index < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low < open.size() && open.get(low).index == index) {
            return open.get(low);
        }
        OpenSet set = new OpenSet(index, cameras);
        open.add(low, set);
        return set;
    }

    private void complete(OpenSet set, long now) {
        newest = set.index;
        int older = 0;
        while (open.get(older) != set) {
            loseAll(open.get(older++), now);
        }
        open.subList(0, older + 1).clear();
        Frame lead = chain(set, now);
        if (next.offer(lead, this)) {
            leave(now);
        } else {
            held = lead;
            heldSince = now;
        }
    }

    private void loseAll(OpenSet set, long now) {
        for (Frame view : set.views) {
            if (view != null) {
                flow.drop(now, view.joinEntered);
                sink.lost(view, sink.incomplete(), now);
            }
        }
    }

    /** Links the views to one job and notes when they came: the next part may lose them and take the job apart. */
    private Frame chain(OpenSet set, long now) {
        Frame lead = null;
        for (int i = set.views.length - 1; i >= 0; i--) {
            Frame view = set.views[i];
            if (view != null) {
                view.joined = now;
                leaving[i] = view.joinEntered;
                view.sibling = lead;
                lead = view;
            }
        }
        if (lead == null) {
            throw new IllegalStateException("an empty set is complete");
        }
        return lead;
    }

    private void leave(long now) {
        for (long entered : leaving) {
            flow.leave(now, entered);
        }
    }

    @Override
    public void room() {
        Frame lead = held;
        if (lead == null) {
            throw new IllegalStateException("room for a set that is not there");
        }
        long now = simulation.now();
        for (Frame view = lead; view != null; view = view.sibling) {
            view.held(heldSince, now);
        }
        if (!next.offer(lead, this)) {
            throw new IllegalStateException(NAME + ": refused although there is room");
        }
        held = null;
        leave(now);
        while (held == null && !refused.isEmpty()) {
            refused.remove().room();
        }
    }

    @Override
    public StationFlow flow() {
        return flow;
    }

    @Override
    public void inside(Consumer<Frame> visitor) {
        if (held != null) {
            visitor.accept(held);
        }
        for (OpenSet set : open) {
            for (Frame view : set.views) {
                if (view != null) {
                    visitor.accept(view);
                }
            }
        }
    }

    @Override
    public void close(long now) {
        flow.close(now);
        inside(lead -> {
            for (Frame view = lead; view != null; view = view.sibling) {
                flow.stillInside(view.joinEntered);
            }
        });
        flow.check();
    }

    @Override
    public void describe(State state) {
        state.word(open.size());
        state.word(held == null ? 0 : 1);
        state.word(refused.size());
        if (newest == Long.MIN_VALUE) {
            state.word(newest);
        } else {
            state.index(0, newest);
        }
        inside(state::frame);
    }
}
