package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.engine.Timer;
import io.splitnets.measure.FrameStatistics;
import io.splitnets.measure.StationFlow;
import io.splitnets.system.PacketTurn.Passage;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * A link that sends the packets of all frames in turn, one packet of each, as CSI-2 interleaves virtual channels. A frame
 * of time T in m packets has m - 1 packets of floor(T / m) and a last one of the rest; of a frame that streams out while
 * it is read, each packet waits for its line ({@link Pace}, {@link PacketTurn}). An event is a frame that comes or ends,
 * never a packet.
 *
 * <p>Every start and end is the one a packet by packet simulation gives. A frame that is done while the next part has no
 * room leaves the turn and is held; what comes meanwhile is sent on.
 */
final class InterleavedLink implements FramePort, FramePort.Sender, ServingPart, PacketTurn.Watcher {
    private final Simulation simulation;
    private final FramePort next;
    private final FrameSink sink;
    private final BufferPlan buffer;
    private final int lossReason;
    private final Transfers transfers;
    private final FrameStatistics statistics;
    private final StationFlow flow;
    private final Timer timer;
    private final PacketTurn turn = new PacketTurn(this);
    private final ArrayDeque<Passage> held = new ArrayDeque<>();
    private final ArrayDeque<Sender> refused = new ArrayDeque<>();
    private boolean busy;
    private long busySince;

    InterleavedLink(Simulation simulation, SystemPlan plan, int link, FramePort next, FrameSink sink) {
        LinkPlan own = plan.links().get(link);
        this.simulation = simulation;
        this.next = next;
        this.sink = sink;
        this.buffer = own.buffer();
        this.lossReason = sink.reason(own.id() + ".full");
        this.transfers = new Transfers(simulation, sink.flows(), link);
        this.statistics = sink.statistics();
        this.flow = new StationFlow(own.id(), 1);
        this.timer = simulation.timer(simulation.component(own.id()), Phase.TRANSFER, this::change);
    }

    @Override
    public boolean offer(Frame frame, Sender from) {
        long now = simulation.now();
        if (full()) {
            if (buffer.onFull() == FullPolicy.BLOCK) {
                refused.add(from);
                return false;
            }
            flow.refuse();
            sink.lost(frame, lossReason, now);
            return true;
        }
        turn.moveOn(now);
        flow.enter(now);
        frame.entered = now;
        frame.linkEntered = now;
        timer.cancel();
        turn.add(passage(frame), now);
        schedule();
        return true;
    }

    private Passage passage(Frame frame) {
        return new Passage(frame, transfers.next(frame), transfers.packets(frame), transfers.pace(frame));
    }

    private boolean full() {
        return turn.size() + held.size() > (long) buffer.capacity();
    }

    @Override
    public void begins(Passage passage) {
        Frame frame = passage.frame;
        if (frame.counted) {
            statistics.linkWait().add(frame.linkStart - Math.max(frame.linkEntered, passage.available()));
        }
    }

    @Override
    public void starts(long now) {
        flow.serve(now);
        busySince = now;
        busy = true;
    }

    @Override
    public void stops(long now) {
        flow.served(now, busySince);
        busy = false;
    }

    private void schedule() {
        timer.atOrNever(turn.nextEnd());
    }

    private void change() {
        long now = simulation.now();
        turn.moveOn(now);
        Passage done = turn.finished(now);
        schedule();
        if (done != null) {
            done.frame.linkEnd = now;
            done.frame.joined = now;
            done.frame.joinEntered = now;
            deliver(done, now);
        }
    }

    private void deliver(Passage done, long now) {
        if (held.isEmpty() && next.offer(done.frame, this)) {
            flow.leave(now, done.entered);
            invite();
        } else {
            held.add(done);
        }
    }

    @Override
    public void room() {
        long now = simulation.now();
        turn.moveOn(now);
        Passage done = held.remove();
        release(done, now);
        Passage following = held.peek();
        while (following != null && next.offer(following.frame, this)) {
            held.remove();
            following.frame.held(following.frame.linkEnd, now);
            flow.leave(now, following.entered);
            following = held.peek();
        }
        invite();
    }

    private void release(Passage done, long now) {
        done.frame.held(done.frame.linkEnd, now);
        if (!next.offer(done.frame, this)) {
            throw new IllegalStateException(flow.name() + ": refused although there is room");
        }
        flow.leave(now, done.entered);
    }

    private void invite() {
        while (!full() && !refused.isEmpty()) {
            refused.remove().room();
        }
    }

    @Override
    public StationFlow flow() {
        return flow;
    }

    @Override
    public void inside(Consumer<Frame> visitor) {
        turn.forEach(passage -> visitor.accept(passage.frame));
        held.forEach(passage -> visitor.accept(passage.frame));
    }

    /** What happened before the window is told before it opens. */
    @Override
    public void open(long now) {
        turn.moveOn(now - 1);
        flow.open(now);
    }

    @Override
    public void close(long now) {
        turn.moveOn(now - 1);
        flow.close(now);
        turn.forEach(passage -> flow.stillInside(passage.entered));
        held.forEach(passage -> flow.stillInside(passage.entered));
        if (busy) {
            flow.stillInService(busySince);
        }
        flow.check();
    }

    @Override
    public void describe(State state) {
        turn.describe(state);
        state.word(refused.size());
        state.word(held.size());
        held.forEach(passage -> state.frame(passage.frame));
    }
}
