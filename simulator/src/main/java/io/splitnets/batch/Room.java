package io.splitnets.batch;

import java.util.Arrays;

/**
 * Whether the queue of a station ever ran out of waiting places. A frame finds one for certain if the frame as many
 * places before it has begun its service before: fewer frames than places are then waiting.
 */
final class Room {
    /** Asking for an earlier start than need be is the safe side, and keeps the memory of large buffers short. */
    private static final int MOST_KEPT = 64;

    private final long[] starts;
    private int oldest;
    private boolean enough = true;

    /** For a number of waiting places, 0 for no limit. */
    Room(int places) {
        starts = new long[Math.min(places, MOST_KEPT)];
        Arrays.fill(starts, Long.MIN_VALUE);
    }

    /** The next frame comes, and its service starts. */
    void visit(long arrival, long start) {
        if (starts.length > 0) {
            enough &= starts[oldest] < arrival;
            starts[oldest] = start;
            oldest = oldest + 1 == starts.length ? 0 : oldest + 1;
        }
    }

    boolean enough() {
        return enough;
    }

    /** Writes what arrivals from {@code next} on can find. */
    void describe(Words words, long next) {
        for (int i = 0; i < starts.length; i++) {
            words.later(starts[(oldest + i) % starts.length], next - 1);
        }
    }
}
