package io.splitnets.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Frames whose packets take turns: one packet of each, then again. A frame that streams out while it is read leaves the
 * turn before its last packet and comes back when that packet is there to be sent, so that it keeps nobody waiting. Who
 * comes, comes back included, joins the end of the turn; a packet that ends at that instant ends first.
 *
 * <p>The turn is not followed packet by packet. As long as nobody begins, ends or leaves, a round takes the sum of one
 * packet of each, so whole rounds are skipped.
 */
final class PacketTurn {
    /** A frame on its way: packets of {@code packet} ps, then one of {@code last} ps. */
    static final class Passage {
        final Frame frame;
        final long entered;
        private final long packet;
        private final long last;
        /** When the last packet can be sent; {@link Long#MIN_VALUE} if nothing holds it up. */
        private final long available;

        private int left;
        private boolean begun;

        Passage(Frame frame, long time, int packets, long earliestEnd) {
            this.frame = frame;
            this.entered = frame.entered;
            this.packet = time / packets;
            this.last = time - packet * (packets - 1);
            this.available = earliestEnd == Long.MIN_VALUE ? earliestEnd : earliestEnd - last;
            this.left = packets;
        }

        private long length() {
            return left > 1 ? packet : last;
        }

        /** How many of its packets end before it needs to be looked at again. */
        private int steps() {
            return available != Long.MIN_VALUE && left > 1 ? left - 1 : left;
        }

        private boolean mustWait(long now) {
            return left == 1 && available > now;
        }
    }

    private final Consumer<Frame> begins;
    private final ArrayDeque<Passage> ring = new ArrayDeque<>();
    private final List<Passage> waiting = new ArrayList<>();
    /** Start of the packet of the frame at the head of the ring. */
    private long packetStart;

    /** Tells {@code begins} of each frame whose first packet begins, its {@code linkStart} set. */
    PacketTurn(Consumer<Frame> begins) {
        this.begins = begins;
    }

    /** Whether no packet is being sent. */
    boolean idle() {
        return ring.isEmpty();
    }

    int size() {
        return ring.size() + waiting.size();
    }

    /** Adds a frame; the turn must have been moved on to {@code now}. */
    void add(Passage passage, long now) {
        if (passage.mustWait(now)) {
            waiting.add(passage);
            return;
        }
        if (ring.isEmpty()) {
            packetStart = now;
        }
        ring.add(passage);
        begin();
    }

    private void begin() {
        Passage head = ring.peek();
        if (head != null && !head.begun) {
            head.begun = true;
            head.frame.linkStart = packetStart;
            begins.accept(head.frame);
        }
    }

    /**
     * Moves the turn on to the packet under way at {@code now}, which must not lie behind {@link #nextChange}; a last packet
     * that ends now stays.
     */
    void advance(long now) {
        while (!ring.isEmpty()) {
            skipRounds(now);
            Passage head = ring.element();
            long end = packetStart + head.length();
            if (head.left == 1 || end > now) {
                return;
            }
            ring.remove();
            head.left--;
            packetStart = end;
            if (head.mustWait(end)) {
                waiting.add(head);
            } else {
                ring.add(head);
            }
            begin();
        }
    }

    /** Takes those back into the turn whose last packet can be sent by now. */
    void wake(long now) {
        for (int i = 0; i < waiting.size(); ) {
            if (waiting.get(i).available <= now) {
                add(waiting.remove(i), now);
            } else {
                i++;
            }
        }
    }

    /** Takes out the frame whose last packet ends now; null if none does. */
    @Nullable
    Passage finished(long now) {
        Passage head = ring.peek();
        if (head == null || head.left > 1 || packetStart + head.last > now) {
            return null;
        }
        ring.remove();
        packetStart = now;
        begin();
        return head;
    }

    /** Skips whole rounds that end by {@code limit} and in which nobody begins, ends or leaves. */
    private void skipRounds(long limit) {
        long round = 0;
        long rounds = Long.MAX_VALUE;
        for (Passage passage : ring) {
            round += passage.packet;
            rounds = passage.begun ? Math.min(rounds, passage.steps() - 1) : 0;
            if (rounds == 0) {
                return;
            }
        }
        if (round > 0) {
            rounds = Math.min(rounds, (limit - packetStart) / round);
        }
        for (Passage passage : ring) {
            passage.left -= Math.toIntExact(rounds);
        }
        packetStart += rounds * round;
    }

    /** The next instant at which a frame ends, leaves the turn or comes back; {@link Long#MAX_VALUE} if there is none. */
    long nextChange() {
        long next = nextInRing();
        for (Passage passage : waiting) {
            next = Math.min(next, passage.available);
        }
        return next;
    }

    private long nextInRing() {
        long round = 0;
        long rounds = Long.MAX_VALUE;
        for (Passage passage : ring) {
            round += passage.packet;
            rounds = Math.min(rounds, passage.steps() - 1);
        }
        long start = packetStart + (ring.isEmpty() ? 0 : rounds * round);
        for (Passage passage : ring) {
            if (passage.steps() - rounds == 1) {
                return start + (passage.left - rounds > 1 ? passage.packet : passage.last);
            }
            start += passage.packet;
        }
        return Long.MAX_VALUE;
    }

    void forEach(Consumer<Passage> visitor) {
        ring.forEach(visitor);
        waiting.forEach(visitor);
    }

    void describe(State state) {
        state.word(ring.size());
        state.word(waiting.size());
        state.time(ring.isEmpty() ? Frame.UNSET : packetStart);
        forEach(passage -> {
            state.frame(passage.frame);
            state.word(passage.left);
            state.word(passage.packet);
            state.word(passage.last);
        });
    }
}
