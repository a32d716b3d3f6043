package io.splitnets.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drives two streams of events through the same slices of time and compares what comes. */
final class LockStep {
    private static final long FIRST_SLICE = 1_000_000_000L;
    private static final int FEW = 256;
    private static final int MANY = 4096;

    private final EventStream a;
    private final EventStream b;
    private final long end;
    private final ArrayDeque<EventComparison.Event> last = new ArrayDeque<>();
    private long equal;
    private long time;
    private long slice = FIRST_SLICE;

    LockStep(EventStream a, EventStream b, RunPlan run) {
        this.a = a;
        this.b = b;
        this.end = run.duration().picoseconds();
        this.time = Math.min(a.earliest(), b.earliest());
    }

    EventComparison compare() {
        boolean same = true;
        while (same && time < end) {
            advance();
            same = consume();
        }
        // One run may have nothing more to do for a while; what it does next is its side of the difference.
        while (time < end && (a.size() == 0 || b.size() == 0)) {
            advance();
        }
        return new EventComparison(
                equal,
                new ArrayList<>(last),
                Optional.ofNullable(a.peek()),
                Optional.ofNullable(b.peek()),
                a.fingerprint(),
                b.fingerprint());
    }

    /** Slices grow and shrink with the traffic, so that few events are held at a time. */
    private void advance() {
        time = Math.min(end, time + slice);
        a.runTo(time);
        b.runTo(time);
        int most = Math.max(a.size(), b.size());
        if (most < FEW) {
            slice = Math.min(2 * slice, end + 1);
        } else if (most > MANY) {
            slice = Math.max(1, slice / 4);
        }
    }

    /** Passes over equal events; returns whether all that both made in the slice is equal. */
    private boolean consume() {
        EventComparison.@Nullable Event first = a.peek();
        EventComparison.@Nullable Event second = b.peek();
        while (first != null && first.equals(second)) {
            a.skip();
            b.skip();
            equal++;
            if (last.size() == EventComparison.CONTEXT) {
                last.remove();
            }
            last.add(first);
            first = a.peek();
            second = b.peek();
        }
        return first == null && second == null;
    }
}
