package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.engine.Timer;
import io.splitnets.measure.FrameStatistics;
import io.splitnets.measure.StationFlow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A link that sends the packets of all frames in turn, one packet of each, as CSI-2 interleaves virtual channels. A frame
 * of time T in m packets has m - 1 packets of floor(T / m) and a last one of the rest. A frame that comes joins the end of
 * the turn; a packet that ends at the same instant ends first.
 *
 * <p>Only arrivals and last packets are events. In between the turn is computed: as long as nobody comes or goes, a round
 * takes the sum of one packet of each, so whole rounds are skipped and every end is the one a packet by packet
 * simulation gives. A frame that is done while the next part has no room leaves the turn and is held; what comes
 * meanwhile is sent on.
 */
final class InterleavedLink implements FramePort, FramePort.Sender, ServingPart {
    /** A frame on its way: packets of {@code packet} ps, then one of {@code last} ps. */
    private static final class Passage {
        private final Frame frame;
        private final long entered;
        private final long packet;
        private final long last;
        private int left;
        private boolean begun;

        Passage(Frame frame, long time, int packets) {
            this.frame = frame;
            this.entered = frame.entered;
            this.packet = time / packets;
            this.last = time - packet * (packets - 1);
            this.left = packets;
        }
    }

    private final Simulation simulation;
    private final FramePort next;
    private final FrameSink sink;
    private final BufferPlan buffer;
    private final int lossReason;
    private final Transfers transfers;
    private final FrameStatistics statistics;
    private final StationFlow flow;
    private final Timer timer;
    private final ArrayDeque<Passage> ring = new ArrayDeque<>();
    private final ArrayDeque<Passage> held = new ArrayDeque<>();
    private final ArrayDeque<Sender> refused = new ArrayDeque<>();
    /** Start of the packet of the frame at the head of the ring. */
    private long packetStart;

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
        this.timer = simulation.timer(simulation.component(own.id()), Phase.TRANSFER, this::lastPacketEnds);
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
        flow.enter(now);
        frame.entered = now;
        frame.linkEntered = now;
        timer.cancel();
        advance(now);
        if (ring.isEmpty()) {
            flow.serve(now);
            busySince = now;
            packetStart = now;
        }
        ring.add(new Passage(frame, transfers.next(frame), transfers.packets(frame)));
        begin();
        scheduleEnd();
        return true;
    }

    private boolean full() {
        return ring.size() + held.size() > (long) buffer.capacity();
    }

    /** The packet at the head begins at {@link #packetStart}. */
    private void begin() {
        Passage head = ring.element();
        if (!head.begun) {
            head.begun = true;
            head.frame.linkStart = packetStart;
            if (head.frame.counted) {
                statistics.linkWait().add(packetStart - head.frame.linkEntered);
            }
        }
    }

    private long packetEnd(Passage passage, long start) {
        return passage.left > 1
                ? start + passage.packet
                : Math.max(start + passage.last, transfers.earliestEnd(passage.frame));
    }

    /** Moves the turn on to the packet under way at {@code now}; stops at a frame's last packet. */
    private void advance(long now) {
        while (!ring.isEmpty()) {
            skipRounds(now);
            Passage head = ring.element();
            long end = packetEnd(head, packetStart);
            if (head.left == 1 || end > now) {
                return;
            }
            turn(head, end);
        }
    }

    private void turn(Passage head, long end) {
        head.left--;
        ring.add(ring.remove());
        packetStart = end;
        begin();
    }

    /** Skips whole rounds that end by {@code limit} and in which nobody begins or sends a last packet. */
    private void skipRounds(long limit) {
        long round = 0;
        long rounds = Long.MAX_VALUE;
        for (Passage passage : ring) {
            round += passage.packet;
            rounds = passage.begun ? Math.min(rounds, passage.left - 1) : 0;
            if (rounds == 0) {
                return;
            }
        }
        if (round > 0 && limit != Long.MAX_VALUE) {
            rounds = Math.min(rounds, (limit - packetStart) / round);
        }
        for (Passage passage : ring) {
            passage.left -= Math.toIntExact(rounds);
        }
        packetStart += rounds * round;
    }

    /** Finds the next last packet without moving the turn. */
    private void scheduleEnd() {
        long start = packetStart;
        long round = 0;
        long rounds = Long.MAX_VALUE;
        for (Passage passage : ring) {
            round += passage.packet;
            rounds = Math.min(rounds, passage.left - 1);
        }
        start += rounds * round;
        for (Passage passage : ring) {
            if (passage.left - rounds == 1) {
                timer.at(Math.max(start + passage.last, transfers.earliestEnd(passage.frame)));
                return;
            }
            start += passage.packet;
        }
        throw new IllegalStateException(flow.name() + ": no packet is the last one");
    }

    private void lastPacketEnds() {
        long now = simulation.now();
        advance(now);
        Passage done = ring.remove();
        packetStart = now;
        done.frame.linkEnd = now;
        done.frame.joined = now;
        done.frame.joinEntered = now;
        if (ring.isEmpty()) {
            flow.served(now, busySince);
        } else {
            begin();
            scheduleEnd();
        }
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
        ring.forEach(passage -> visitor.accept(passage.frame));
        held.forEach(passage -> visitor.accept(passage.frame));
    }

    @Override
    public void close(long now) {
        flow.close(now);
        for (Passage passage : all()) {
            flow.stillInside(passage.entered);
        }
        if (!ring.isEmpty()) {
            flow.stillInService(busySince);
        }
        flow.check();
    }

    private List<Passage> all() {
        List<Passage> all = new ArrayList<>(ring);
        all.addAll(held);
        return all;
    }

    @Override
    public void describe(State state) {
        state.word(ring.size());
        state.word(refused.size());
        Passage head = ring.peek();
        state.time(head == null ? Frame.UNSET : packetStart);
        for (Passage passage : all()) {
            state.frame(passage.frame);
            state.word(passage.left);
            state.word(passage.packet);
            state.word(passage.last);
        }
    }
}
