package io.splitnets.trace;

/**
 * Numbers the triggers of recorded frames: {@code round((t - t0) / period)}, made strictly increasing. The grid follows
 * the frames slowly (an eighth of each deviation), so that a clock offset of some ppm or a wandering period does not add
 * up to a false gap over a long recording.
 */
final class TriggerCount {
    private static final double FOLLOWING = 1 / 8.0;

    private final double periodNs;
    private long index = -1;
    private double gridNs;

    TriggerCount(double periodNs) {
        this.periodNs = periodNs;
    }

    /** The next frame, {@code ns} after the origin; returns its trigger index. */
    long frameAt(long ns) {
        if (index < 0) {
            index = Math.round(ns / periodNs);
            gridNs = ns;
        } else {
            long step = Math.max(1, Math.round((ns - gridNs) / periodNs));
            index += step;
            double expected = gridNs + step * periodNs;
            gridNs = expected + FOLLOWING * (ns - expected);
        }
        return index;
    }

    long index() {
        return index;
    }
}
