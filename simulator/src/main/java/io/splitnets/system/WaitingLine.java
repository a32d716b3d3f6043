package io.splitnets.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The frames that wait for one station, in the order in which they will be served. */
abstract sealed class WaitingLine {
    private static final Comparator<Frame> BY_PRIORITY =
            Comparator.comparingInt((Frame frame) -> frame.priority).thenComparingLong(frame -> frame.ticket);
    private static final Comparator<Frame> BY_DEADLINE =
            Comparator.comparingLong((Frame frame) -> frame.deadline).thenComparingLong(frame -> frame.ticket);

    private long tickets;

    /** The line of a processor. */
    static WaitingLine of(QueueOrder order) {
        return switch (order) {
            case FIFO -> new Fifo();
            case PRIORITY -> new Ranked(BY_PRIORITY);
            case EDF -> new Ranked(BY_DEADLINE);
            case LATEST_ONLY -> new LatestOnly();
        };
    }

    /** The line of a link that sends whole frames of {@code cameras} cameras. */
    static WaitingLine of(Arbitration arbitration, int cameras) {
        return switch (arbitration) {
            case FIRST_COME -> new Fifo();
            case PRIORITY -> new Ranked(BY_PRIORITY);
            case ROUND_ROBIN -> new RoundRobin(cameras);
            case INTERLEAVED -> throw new IllegalArgumentException("an interleaved link has no line of whole frames");
        };
    }

    abstract int size();

    /** Who is served next, which leaves the line; null if nobody waits. */
    abstract @Nullable Frame next();

    /** The one that has waited longest leaves the line. */
    abstract Frame oldest();

    /** In the order of service as far as it is known. */
    abstract Collection<Frame> inOrder();

    abstract void append(Frame frame);

    /** Adds a frame; returns the older one whose place it takes, which is then no longer in the line. */
    final @Nullable Frame add(Frame frame) {
        frame.ticket = tickets++;
        Frame replaced = displaced(frame);
        if (replaced == null) {
            append(frame);
        }
        return replaced;
    }

    @Nullable
    Frame displaced(Frame frame) {
        return null;
    }

    /** Whether {@code frame} would take the place of another. */
    boolean wouldDisplace(Frame frame) {
        return false;
    }

    final void forEach(Consumer<Frame> visitor) {
        inOrder().forEach(visitor);
    }

    void describe(State state) {
        state.word(size());
        forEach(state::frame);
    }

    private static final class Fifo extends WaitingLine {
        private final ArrayDeque<Frame> frames = new ArrayDeque<>();

        @Override
        int size() {
            return frames.size();
        }

        @Override
        @Nullable
        Frame next() {
            return frames.poll();
        }

        @Override
        Frame oldest() {
            return frames.remove();
        }

        @Override
        Collection<Frame> inOrder() {
            return frames;
        }

        @Override
        void append(Frame frame) {
            frames.add(frame);
        }
    }

    private static final class Ranked extends WaitingLine {
        private final Comparator<Frame> order;
        private final PriorityQueue<Frame> frames;

        Ranked(Comparator<Frame> order) {
            this.order = order;
            this.frames = new PriorityQueue<>(order);
        }

        @Override
        int size() {
            return frames.size();
        }

        @Override
        @Nullable
        Frame next() {
            return frames.poll();
        }

        @Override
        Frame oldest() {
            Frame oldest = frames.stream()
                    .min(Comparator.comparingLong(frame -> frame.ticket))
                    .orElseThrow();
            frames.remove(oldest);
            return oldest;
        }

        @Override
        Collection<Frame> inOrder() {
            List<Frame> sorted = new ArrayList<>(frames);
            sorted.sort(order);
            return sorted;
        }

        @Override
        void append(Frame frame) {
            frames.add(frame);
        }

        @Override
        void describe(State state) {
            super.describe(state);
            // Who has waited longest matters where the oldest is dropped, and is not told by the order of service.
            inOrder().stream().mapToLong(frame -> frame.ticket).map(this::rank).forEach(state::word);
        }

        private long rank(long ticket) {
            return frames.stream().filter(frame -> frame.ticket < ticket).count();
        }
    }

    private static final class LatestOnly extends WaitingLine {
        private final List<Frame> frames = new ArrayList<>();

        @Override
        int size() {
            return frames.size();
        }

        @Override
        @Nullable
        Frame next() {
            return frames.isEmpty() ? null : frames.remove(0);
        }

        @Override
        Frame oldest() {
            return frames.remove(0);
        }

        @Override
        Collection<Frame> inOrder() {
            return frames;
        }

        @Override
        void append(Frame frame) {
            frames.add(frame);
        }

        private int placeOf(Frame frame) {
            for (int i = 0; i < frames.size() && !frame.background(); i++) {
                if (frames.get(i).camera == frame.camera && frames.get(i).network == frame.network) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        boolean wouldDisplace(Frame frame) {
            return placeOf(frame) >= 0;
        }

        @Override
        @Nullable
        Frame displaced(Frame frame) {
            int place = placeOf(frame);
            return place < 0 ? null : frames.set(place, frame);
        }
    }

    private static final class RoundRobin extends WaitingLine {
        private final List<ArrayDeque<Frame>> lines = new ArrayList<>();
        private int turn;
        private int size;

        RoundRobin(int cameras) {
            for (int i = 0; i < cameras; i++) {
                lines.add(new ArrayDeque<>());
            }
        }

        @Override
        int size() {
            return size;
        }

        @Override
        @Nullable
        Frame next() {
            for (int i = 0; size > 0 && i < lines.size(); i++) {
                int camera = (turn + i) % lines.size();
                Frame frame = lines.get(camera).poll();
                if (frame != null) {
                    size--;
                    turn = (camera + 1) % lines.size();
                    return frame;
                }
            }
            return null;
        }

        @Override
        void passed(Frame frame) {
            turn = (frame.camera + 1) % lines.size();
        }

        @Override
        Frame oldest() {
            ArrayDeque<Frame> line = lines.stream()
                    .filter(frames -> !frames.isEmpty())
                    .min(Comparator.comparingLong(frames -> frames.element().ticket))
                    .orElseThrow();
            size--;
            return line.remove();
        }

        @Override
        Collection<Frame> inOrder() {
            List<Frame> all = new ArrayList<>();
            lines.forEach(all::addAll);
            return all;
        }

        @Override
        void append(Frame frame) {
            lines.get(frame.camera).add(frame);
            size++;
        }

        @Override
        void describe(State state) {
            super.describe(state);
            state.word(turn);
            long[] tickets = inOrder().stream().mapToLong(frame -> frame.ticket).toArray();
            long[] sorted = tickets.clone();
            Arrays.sort(sorted);
            for (long ticket : tickets) {
                state.word(Arrays.binarySearch(sorted, ticket));
            }
        }
    }

    /** A frame was served without having waited. */
    void passed(Frame frame) {}
}
