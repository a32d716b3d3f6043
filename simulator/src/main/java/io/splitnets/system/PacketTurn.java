package io.splitnets.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Frames whose packets take turns: one packet of each, then again. A frame that streams out while it is read leaves the
 * turn when its next packet is not available yet and comes back when it is, so that it keeps nobody waiting. Who comes,
 * comes back included, joins the end of the turn; a packet that ends at that instant ends first, and who comes back goes
 * before who is new.
 *
 * <p>No packet is an event of the simulation: the turn is moved on when somebody looks at it, and says when the next frame
 * ends. As long as nobody begins, ends or leaves, a round takes the sum of one packet of each, so whole rounds are
 * skipped.
 */
final class PacketTurn {
    /** A frame on its way: packets of {@code packet} ps, then one of {@code last} ps. */
    static final class Passage {
        final Frame frame;
        final long entered;
        private final long packet;
        private final long last;
        private final long lastAvailable;
        private final long pitch;

        private int left;
        private boolean begun;

        Passage(Frame frame, long time, int packets, Pace pace) {
            this.frame = frame;
            this.entered = frame.entered;
            this.packet = time / packets;
            this.last = time - packet * (packets - 1);
            this.lastAvailable = pace.lastAvailable(packets, packet, last);
            this.pitch = pace.pitch();
            this.left = packets;
        }

        private Passage(Passage other) {
            this.frame = other.frame;
            this.entered = other.entered;
            this.packet = other.packet;
            this.last = other.last;
            this.lastAvailable = other.lastAvailable;
            this.pitch = other.pitch;
            this.left = other.left;
            this.begun = true;
        }

        private long length() {
            return left > 1 ? packet : last;
        }

        /** Time on the link of {@code count} packets up to the end of the frame, 1 or more. */
        private long work(int count) {
            return packet * (count - 1) + last;
        }

        /** When the packet {@code count} before the end, 1 for the last, can be sent. */
        private long available(int count) {
            return lastAvailable == Long.MIN_VALUE ? lastAvailable : lastAvailable - (count - 1) * pitch;
        }

        /** When its next packet can be sent; {@link Long#MIN_VALUE} if nothing holds it up. */
        long available() {
            return available(left);
        }

        private boolean mustWait(long now) {
            return available() > now;
        }

        private boolean isFree(long now) {
            return lastAvailable <= now;
        }
    }

    /** Who is told what happens, at the instant that is named and perhaps later than that. */
    interface Watcher {
        /** The first packet of a frame begins, its {@code linkStart} set. */
        void begins(Passage passage);

        /** Sending starts. */
        void starts(long now);

        /** Nothing is sent any more. */
        void stops(long now);
    }

    private final @Nullable Watcher watcher;
    private final ArrayDeque<Passage> ring = new ArrayDeque<>();
    private final List<Passage> waiting = new ArrayList<>();
    /** Start of the packet of the frame at the head of the ring. */
    private long packetStart;

    PacketTurn(Watcher watcher) {
        this.watcher = watcher;
    }

    /** A turn that nobody watches. */
    PacketTurn() {
        this.watcher = null;
    }

    /** A copy to look ahead with. */
    private PacketTurn(PacketTurn other) {
        this.watcher = null;
        this.packetStart = other.packetStart;
        other.ring.forEach(passage -> ring.add(new Passage(passage)));
        other.waiting.forEach(passage -> waiting.add(new Passage(passage)));
    }

    int size() {
        return ring.size() + waiting.size();
    }

    /** Adds a frame; the turn must have been moved on to {@code now}. */
    void add(Passage passage, long now) {
        if (passage.mustWait(now)) {
            waiting.add(passage);
        } else {
            join(passage, now);
        }
    }

    private void join(Passage passage, long now) {
        boolean idle = ring.isEmpty();
        ring.add(passage);
        if (idle) {
            packetStart = now;
            if (watcher != null) {
                watcher.starts(now);
            }
            begin();
        }
    }

    private void begin() {
        Passage head = ring.element();
        if (!head.begun) {
            head.begun = true;
            head.frame.linkStart = packetStart;
            if (watcher != null) {
                watcher.begins(head);
            }
        }
    }

    /** The head has left the ring. */
    private void follow() {
        if (!ring.isEmpty()) {
            begin();
        } else if (watcher != null) {
            watcher.stops(packetStart);
        }
    }

    /**
     * Moves the turn on to the packet under way at {@code now}, which must not lie behind {@link #nextEnd}; a last packet
     * that ends now stays.
     */
    void moveOn(long now) {
        advance(now);
        wake(now);
    }

    private void advance(long limit) {
        boolean moved = true;
        while (moved) {
            skipRounds(limit);
            moved = step(limit);
        }
    }

    /** One packet, or one instant at which frames come back; false if neither happens by {@code limit}. */
    private boolean step(long limit) {
        long waking = nextWaking();
        long end =
                ring.isEmpty() ? Long.MAX_VALUE : packetStart + ring.element().length();
        if (waking < end && waking <= limit) {
            wake(waking);
            return true;
        }
        if (end > limit || ring.isEmpty() || ring.element().left == 1) {
            return false;
        }
        Passage head = ring.remove();
        head.left--;
        packetStart = end;
        (head.mustWait(end) ? waiting : ring).add(head);
        follow();
        return true;
    }

    private long nextWaking() {
        long next = Long.MAX_VALUE;
        for (Passage passage : waiting) {
            next = Math.min(next, passage.available());
        }
        return next;
    }

    /** Takes those back into the turn whose next packet can be sent by now. */
    private void wake(long now) {
        for (int i = 0; i < waiting.size(); ) {
            if (waiting.get(i).mustWait(now)) {
                i++;
            } else {
                join(waiting.remove(i), now);
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
        follow();
        return head;
    }

    /** Skips whole rounds that end by {@code limit} and in which nobody begins, ends, leaves or comes back. */
    private void skipRounds(long limit) {
        long until = waiting.isEmpty() ? limit : Math.min(limit, nextWaking());
        long round = 0;
        long rounds = ring.isEmpty() || until < packetStart ? 0 : Long.MAX_VALUE;
        for (Passage passage : ring) {
            round += passage.packet;
            rounds = passage.begun && passage.isFree(packetStart) ? Math.min(rounds, passage.left - 1) : 0;
            if (rounds == 0) {
                return;
            }
        }
        if (round > 0) {
            rounds = Math.min(rounds, (until - packetStart) / round);
        }
        for (Passage passage : ring) {
            passage.left -= Math.toIntExact(rounds);
        }
        packetStart += rounds * round;
    }

    /** The next instant at which a frame ends if nobody comes; {@link Long#MAX_VALUE} if there is none. */
    long nextEnd() {
        if (size() == 0) {
            return Long.MAX_VALUE;
        }
        if (size() == 1) {
            return ring.isEmpty() ? endAlone(waiting.get(0)) : endAlone(ring.element(), packetStart);
        }
        PacketTurn ahead = new PacketTurn(this);
        ahead.advance(Long.MAX_VALUE);
        return ahead.packetStart + ahead.ring.element().last;
    }

    /** Of packets a pitch apart, either the first or the last holds up the end. */
    private static long endAlone(Passage waiting) {
        return Math.max(waiting.available() + waiting.work(waiting.left), waiting.available(1) + waiting.last);
    }

    private static long endAlone(Passage sending, long start) {
        long end = start + sending.work(sending.left);
        int next = sending.left - 1;
        return next == 0 || sending.isFree(start)
                ? end
                : Math.max(
                        end,
                        Math.max(sending.available(next) + sending.work(next), sending.available(1) + sending.last));
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
