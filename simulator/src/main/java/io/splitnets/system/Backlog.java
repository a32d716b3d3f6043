package io.splitnets.system;

import io.splitnets.engine.Simulation;
import io.splitnets.measure.StationFlow;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** The way out of a source: frames the first station has no room for wait here, in order and without limit. */
final class Backlog implements FramePort.Sender, Part {
    private final Simulation simulation;
    private final FramePort next;
    private final ArrayDeque<Frame> held = new ArrayDeque<>();
    private final StationFlow flow;

    Backlog(Simulation simulation, String name, FramePort next) {
        this.simulation = simulation;
        this.next = next;
        this.flow = new StationFlow(name, 0);
    }

    void send(Frame frame) {
        long now = simulation.now();
        frame.entered = now;
        flow.enter(now);
        if (held.isEmpty() && next.offer(frame, this)) {
            flow.leave(now, now);
        } else {
            held.add(frame);
        }
    }

    @Override
    public void room() {
        long now = simulation.now();
        Frame first = held.remove();
        long since = first.entered;
        first.held(since, now);
        if (!next.offer(first, this)) {
            throw new IllegalStateException(flow.name() + ": refused although there is room");
        }
        flow.leave(now, since);
        offerOn(now);
    }

    private void offerOn(long now) {
        Frame first = held.peek();
        while (first != null) {
            long since = first.entered;
            if (!next.offer(first, this)) {
                return;
            }
            held.remove();
            first.held(since, now);
            flow.leave(now, since);
            first = held.peek();
        }
    }

    @Override
    public StationFlow flow() {
        return flow;
    }

    @Override
    public void inside(Consumer<Frame> visitor) {
        held.forEach(visitor);
    }

    @Override
    public void close(long now) {
        flow.close(now);
        held.forEach(frame -> flow.stillInside(frame.entered));
        flow.check();
    }

    @Override
    public void describe(State state) {
        state.word(held.size());
        held.forEach(state::frame);
    }
}
