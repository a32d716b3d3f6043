package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.engine.Timer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins the frames of one trigger number. Without a window a complete set overtakes the older ones, which are lost, and so
 * are frames that come for them later. With one, each set waits that long after its first view, then goes as it is or is
 * lost; frames that come later for it, or for any set before the newest that is gone and not open, are lost.
 */
final class TriggerJoin extends JoinStation {
    private static final class OpenSet {
        private final long index;
        private final long closes;
        private final @Nullable Frame[] views;
        private int present;

        OpenSet(long index, long closes, int views) {
            this.index = index;
            this.closes = closes;
            this.views = new Frame[views];
        }
    }

    private final Simulation simulation;
    private final FusionPlan plan;
    private final int firstFlow;
    private final List<OpenSet> open = new ArrayList<>();
    /** In the order of opening, which is that of closing; complete sets stay in it until then. */
    private final ArrayDeque<OpenSet> closing = new ArrayDeque<>();

    private final @Nullable Timer window;
    private long newest = Long.MIN_VALUE;

    TriggerJoin(
            Simulation simulation,
            String name,
            FusionPlan plan,
            List<FlowTable.Flow> flows,
            FramePort next,
            FrameSink sink) {
        super(simulation, name, flows, next, sink);
        this.simulation = simulation;
        this.plan = plan;
        this.firstFlow = flows.get(0).number();
        this.window = plan.window().picoseconds() > 0
                ? simulation.timer(simulation.component(name), Phase.CONTROL, this::timeOut)
                : null;
    }

    @Override
    void take(Frame frame, long now) {
        int place = placeOf(frame.index);
        boolean known = place < open.size() && open.get(place).index == frame.index;
        if (!known && frame.index <= newest) {
            refuse(frame, now);
            return;
        }
        entered(now);
        OpenSet set = known ? open.get(place) : open(frame.index, place, now);
        if (set.views[view(frame)] != null) {
            throw new IllegalStateException("camera " + frame.camera + " sent trigger " + frame.index + " twice");
        }
        set.views[view(frame)] = frame;
        if (++set.present == views()) {
            complete(set, now);
        }
    }

    private OpenSet open(long index, int place, long now) {
        OpenSet set = new OpenSet(index, now + plan.window().picoseconds(), views());
        open.add(place, set);
        if (window != null) {
            closing.add(set);
            if (!window.pending()) {
                window.at(set.closes);
            }
        }
        return set;
    }

    /** Where the set is, or would be, among the open ones. */
    private int placeOf(long index) {
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
        return low;
    }

    private void complete(OpenSet set, long now) {
        int place = placeOf(set.index);
        if (window == null) {
            for (OpenSet older : open.subList(0, place)) {
                loseAll(older, now);
            }
            open.subList(0, place + 1).clear();
        } else {
            open.remove(place);
        }
        leave(set, now);
    }

    private void leave(OpenSet set, long now) {
        newest = Math.max(newest, set.index);
        release(chain(set), now);
    }

    private void timeOut() {
        long now = simulation.now();
        while (!closing.isEmpty() && closing.element().closes <= now) {
            close(closing.remove(), now);
        }
        if (window != null && !closing.isEmpty()) {
            window.at(closing.element().closes);
        }
    }

    private void close(OpenSet set, long now) {
        if (set.present == views()) {
            return;
        }
        open.remove(placeOf(set.index));
        if (plan.join() == Join.WINDOW) {
            leave(set, now);
        } else {
            newest = Math.max(newest, set.index);
            loseAll(set, now);
        }
    }

    private void loseAll(OpenSet set, long now) {
        for (Frame view : set.views) {
            if (view != null) {
                lose(view, now);
            }
        }
    }

    private static Frame chain(OpenSet set) {
        Frame lead = null;
        for (int i = set.views.length - 1; i >= 0; i--) {
            Frame view = set.views[i];
            if (view != null) {
                view.sibling = lead;
                lead = view;
            }
        }
        if (lead == null) {
            throw new IllegalStateException("an empty set is released");
        }
        return lead;
    }

    @Override
    void waiting(Consumer<Frame> visitor) {
        for (OpenSet set : open) {
            for (Frame view : set.views) {
                if (view != null) {
                    visitor.accept(view);
                }
            }
        }
    }

    @Override
    void describeWaiting(State state) {
        if (newest == Long.MIN_VALUE) {
            state.word(newest);
        } else {
            state.index(firstFlow, newest);
        }
        state.word(open.size());
        for (OpenSet set : open) {
            state.index(firstFlow, set.index);
            state.time(set.closes);
        }
        state.word(closing.size());
        for (OpenSet set : closing) {
            state.time(set.closes);
        }
        waiting(state::frame);
    }
}
