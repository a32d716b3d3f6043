package io.splitnets.engine;

import io.splitnets.units.SimTime;
import org.jspecify.annotations.Nullable;

/** Where a run stands: the tick, the number and the fingerprint of the events so far, and who watches them. */
final class Journal {
    private static final long LIMIT = SimTime.LIMIT.picoseconds();

    private long now;
    private long events;
    private long fingerprint = Fingerprint.EMPTY;
    private @Nullable EventObserver observer;

    /** An event of {@code slot}, whose mark is {@code mark}, happens. */
    void fired(long tick, long mark, Slot slot) {
        now = tick;
        events++;
        fingerprint = Fingerprint.add(fingerprint, tick, mark);
        EventObserver watching = observer;
        if (watching != null) {
            watching.event(tick, slot.component(), slot.phase());
        }
    }

    /** Time passes without an event. */
    void standAt(long tick) {
        now = tick;
    }

    void observe(EventObserver watching) {
        observer = watching;
    }

    long now() {
        return now;
    }

    long events() {
        return events;
    }

    long fingerprint() {
        return fingerprint;
    }

    /** Back to tick zero without events; the observer stays. */
    void clear() {
        now = 0;
        events = 0;
        fingerprint = Fingerprint.EMPTY;
    }

    /** Refuses the past and what lies beyond the exact range. */
    void checkTick(long tick) {
        if (tick < now || tick > LIMIT) {
            throw outside(tick);
        }
    }

    private IllegalArgumentException outside(long tick) {
        return new IllegalArgumentException(
                tick < now
                        ? "time " + tick + " ps lies before " + now + " ps, the current simulated time"
                        : "time " + tick + " ps lies after the limit of simulated time, " + LIMIT
                                + " ps (2^53 ps, about 2.5 h)");
    }
}
