package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.engine.Timer;
import io.splitnets.measure.StationFlow;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A queue in front of equal servers. A server that finishes while the next part has no room
 * keeps its frame and serves nothing until there is.
 */
abstract sealed class ServiceStation implements FramePort, ServingPart
        permits NpuStation, LinkStation, AggregatorStation {
    /** Where a station stands: its name and phase, who comes next, who takes its losses. */
    record Place(String name, Phase phase, FramePort next, FrameSink sink) {}

    /** Where frames wait: how many, what happens beyond, and in which order they are served. */
    record Waiting(int capacity, FullPolicy onFull, WaitingLine line) {
        static Waiting of(BufferPlan buffer) {
            return new Waiting(buffer.capacity(), buffer.onFull(), WaitingLine.of(buffer.order()));
        }
    }

    private final Simulation simulation;
    private final FramePort next;
    private final FrameSink sink;
    private final int lossReason;
    private final int capacity;
    private final FullPolicy onFull;
    private final WaitingLine queue;
    private final Server[] servers;
    private int idle;
    private final ArrayDeque<Sender> refused = new ArrayDeque<>();
    private final StationFlow flow;

    ServiceStation(Simulation simulation, Place place, int serverCount, Waiting waiting) {
        this.simulation = simulation;
        this.next = place.next();
        this.sink = place.sink();
        this.capacity = waiting.capacity();
        this.onFull = waiting.onFull();
        this.queue = waiting.line();
        this.lossReason = sink.reason(place.name() + ".full");
        this.flow = new StationFlow(place.name(), serverCount);
        int component = simulation.component(place.name());
        this.servers = new Server[serverCount];
        for (int i = 0; i < serverCount; i++) {
            servers[i] = new Server(simulation, component, place.phase());
        }
        this.idle = serverCount;
    }

    /** The frame came in. */
    abstract void entered(Frame frame, long now);

    /** The frame's service starts; returns when it ends. */
    abstract long started(Frame frame, long now);

    /** The frame's service ended. */
    abstract void finished(Frame frame, long now);

    @Override
    public final boolean offer(Frame frame, Sender from) {
        long now = simulation.now();
        if (idle > 0) {
            admit(frame, now);
            queue.passed(frame);
            idleServer().start(frame, now);
            return true;
        }
        if (queue.size() < capacity || queue.wouldDisplace(frame)) {
            admit(frame, now);
            enqueue(frame, now);
            return true;
        }
        switch (onFull) {
            case DROP_NEWEST -> {
                flow.refuse();
                sink.lost(frame, lossReason, now);
            }
            case DROP_OLDEST -> {
                lose(queue.oldest(), now);
                admit(frame, now);
                enqueue(frame, now);
            }
            case BLOCK -> {
                refused.add(from);
                return false;
            }
        }
        return true;
    }

    private void admit(Frame frame, long now) {
        flow.enter(now);
        frame.entered = now;
        entered(frame, now);
    }

    private void enqueue(Frame frame, long now) {
        Frame replaced = queue.add(frame);
        if (replaced != null) {
            lose(replaced, now);
        }
    }

    private void lose(Frame frame, long now) {
        flow.drop(now, frame.entered);
        sink.lost(frame, lossReason, now);
    }

    private Server idleServer() {
        for (Server server : servers) {
            if (server.frame == null) {
                return server;
            }
        }
        throw new IllegalStateException(flow.name() + ": no idle server");
    }

    private void inviteSenders() {
        while ((idle > 0 || queue.size() < capacity) && !refused.isEmpty()) {
            refused.remove().room();
        }
    }

    @Override
    public final StationFlow flow() {
        return flow;
    }

    @Override
    public final void inside(Consumer<Frame> visitor) {
        for (Server server : servers) {
            if (server.frame != null) {
                visitor.accept(server.frame);
            }
        }
        queue.forEach(visitor);
    }

    @Override
    public final void close(long now) {
        flow.close(now);
        inside(frame -> flow.stillInside(frame.entered));
        for (Server server : servers) {
            if (server.frame != null && !server.holding) {
                flow.stillInService(server.startedAt);
            }
        }
        flow.check();
    }

    @Override
    public final void describe(State state) {
        for (Server server : servers) {
            Frame frame = server.frame;
            state.word(frame == null ? 0 : server.holding ? 1 : 2);
            if (frame != null) {
                state.time(server.endsAt);
                state.frame(frame);
            }
        }
        queue.describe(state);
        state.word(refused.size());
    }

    private final class Server implements Sender {
        private final Timer timer;
        private @Nullable Frame frame;
        private boolean holding;
        private long enteredAt;
        private long startedAt;
        private long endsAt;

        Server(Simulation simulation, int component, Phase phase) {
            this.timer = simulation.timer(component, phase, this::finish);
        }

        void start(Frame taken, long now) {
            idle--;
            frame = taken;
            enteredAt = taken.entered;
            startedAt = now;
            flow.serve(now);
            endsAt = started(taken, now);
            timer.atOrNever(endsAt);
        }

        private void finish() {
            Frame done = held();
            long now = simulation.now();
            flow.served(now, startedAt);
            finished(done, now);
            if (next.offer(done, this)) {
                release(now);
            } else {
                holding = true;
            }
        }

        @Override
        public void room() {
            Frame done = held();
            long now = simulation.now();
            done.held(endsAt, now);
            if (!next.offer(done, this)) {
                throw new IllegalStateException(flow.name() + ": refused although there is room");
            }
            holding = false;
            release(now);
        }

        private Frame held() {
            if (frame == null) {
                throw new IllegalStateException(flow.name() + ": a server finished without a frame");
            }
            return frame;
        }

        private void release(long now) {
            flow.leave(now, enteredAt);
            frame = null;
            idle++;
            Frame waiting = queue.next();
            if (waiting != null) {
                start(waiting, now);
            }
            inviteSenders();
        }
    }
}
