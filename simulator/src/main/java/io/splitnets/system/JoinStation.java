package io.splitnets.system;

import io.splitnets.engine.Simulation;
import io.splitnets.measure.StationFlow;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Joins the frames of a network's cameras to sets. While the next part has no room for a set that is ready, no frame is
 * taken; sets that become ready meanwhile follow in order.
 */
abstract sealed class JoinStation implements FramePort, FramePort.Sender, Part permits TriggerJoin, LatestJoin {
    private final Simulation simulation;
    private final FramePort next;
    private final FrameSink sink;
    private final int[] viewOfCamera;
    private final int views;
    private final ArrayDeque<Frame> ready = new ArrayDeque<>();
    private final ArrayDeque<Sender> refused = new ArrayDeque<>();
    private final StationFlow flow;
    private final long[] leaving;

    JoinStation(Simulation simulation, String name, List<FlowTable.Flow> flows, FramePort next, FrameSink sink) {
        this.simulation = simulation;
        this.next = next;
        this.sink = sink;
        this.flow = new StationFlow(name, 0);
        this.views = flows.size();
        this.leaving = new long[views];
        this.viewOfCamera =
                new int[flows.stream().mapToInt(FlowTable.Flow::camera).max().orElse(0) + 1];
        for (int i = 0; i < views; i++) {
            viewOfCamera[flows.get(i).camera()] = i;
        }
    }

    /** Takes a frame; it stays inside until its set is released or it is lost. */
    abstract void take(Frame frame, long now);

    /** Visits the frames that wait for their set. */
    abstract void waiting(Consumer<Frame> visitor);

    abstract void describeWaiting(State state);

    @Override
    public final boolean offer(Frame frame, Sender from) {
        if (!ready.isEmpty()) {
            refused.add(from);
            return false;
        }
        frame.joinEntered = simulation.now();
        take(frame, simulation.now());
        return true;
    }

    final int view(Frame frame) {
        return viewOfCamera[frame.camera];
    }

    final int views() {
        return views;
    }

    final void entered(long now) {
        flow.enter(now);
    }

    /** Loses a frame on arrival. */
    final void refuse(Frame frame, long now) {
        flow.refuse();
        sink.lost(frame, sink.incomplete(), now);
    }

    /** Loses a frame that has waited. */
    final void lose(Frame frame, long now) {
        flow.drop(now, frame.joinEntered);
        sink.lost(frame, sink.incomplete(), now);
    }

    /** Sends a set on: views linked by {@link Frame#sibling}, the first the lead. */
    final void release(Frame lead, long now) {
        for (Frame view = lead; view != null; view = view.sibling) {
            view.joined = now;
            lead.priority = Math.min(lead.priority, view.priority);
            lead.deadline = Math.min(lead.deadline, view.deadline);
        }
        if (!ready.isEmpty() || !send(lead, now)) {
            ready.add(lead);
        }
    }

    /** The next part may lose the set and take it apart, so all that is needed of it is noted first. */
    private boolean send(Frame lead, long now) {
        int count = 0;
        for (Frame view = lead; view != null; view = view.sibling) {
            leaving[count++] = view.joinEntered;
        }
        if (!next.offer(lead, this)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            flow.leave(now, leaving[i]);
        }
        return true;
    }

    @Override
    public final void room() {
        long now = simulation.now();
        Frame lead = ready.remove();
        held(lead, now);
        if (!send(lead, now)) {
            throw new IllegalStateException(flow.name() + ": refused although there is room");
        }
        while (!ready.isEmpty() && sendLater(ready.element(), now)) {
            ready.remove();
        }
        while (ready.isEmpty() && !refused.isEmpty()) {
            refused.remove().room();
        }
    }

    /** Time in which a set was ready and could not go counts as held; the part up to {@code now} is added at once. */
    private boolean sendLater(Frame lead, long now) {
        held(lead, now);
        if (send(lead, now)) {
            return true;
        }
        // Refused: what was added is counted again from here on.
        for (Frame view = lead; view != null; view = view.sibling) {
            view.blocked -= now - view.joined;
        }
        return false;
    }

    private static void held(Frame lead, long now) {
        for (Frame view = lead; view != null; view = view.sibling) {
            view.held(view.joined, now);
        }
    }

    @Override
    public final StationFlow flow() {
        return flow;
    }

    @Override
    public final void inside(Consumer<Frame> visitor) {
        ready.forEach(visitor);
        waiting(visitor);
    }

    @Override
    public final void close(long now) {
        flow.close(now);
        inside(lead -> {
            for (Frame view = lead; view != null; view = view.sibling) {
                flow.stillInside(view.joinEntered);
            }
        });
        flow.check();
    }

    @Override
    public final void describe(State state) {
        state.word(ready.size());
        ready.forEach(state::frame);
        state.word(refused.size());
        describeWaiting(state);
    }
}
