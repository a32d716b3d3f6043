package io.splitnets.batch;

import java.util.Arrays;

/** The frames of one camera as they leave its network processor, one after the other. */
final class CameraStream {
    final CameraTimes times;
    final int camera;
    /** Of the frame that leaves next. */
    long index = -1;

    long later;
    long start;
    long ready;

    private final long horizon;
    private final long whole;
    private final long part;
    private final long denominator;
    private final long[] free;
    private final Room room;
    private long remainder;
    private int server;

    /** Frames stamped {@code horizon} or later are not taken. */
    CameraStream(CameraTimes times, int camera, long horizon) {
        this.times = times;
        this.camera = camera;
        this.horizon = horizon;
        this.whole = times.period().floor();
        this.denominator = times.period().denominator();
        this.part = times.period().numerator() - whole * denominator;
        this.free = new long[times.servers()];
        Arrays.fill(free, Long.MIN_VALUE);
        this.room = new Room(times.room());
        advance();
    }

    /** Moves to the next frame. With equal times the servers become free in turn. */
    void advance() {
        later = index < 0 ? 0 : following();
        remainder = index < 0 ? 0 : rest();
        index++;
        if (times.stamp() + later >= horizon) {
            start = Passage.NEVER;
            ready = Passage.NEVER;
            return;
        }
        long entered = times.offer() + later;
        start = entered;
        ready = entered;
        if (free.length > 0) {
            start = Math.max(entered, free[server]);
            ready = start + times.compute();
            free[server] = ready;
            server = server + 1 == free.length ? 0 : server + 1;
            room.visit(entered, start);
        }
    }

    /** {@code floor((index + 1) * period)}, from the remainder that {@code floor(index * period)} left. */
    private long following() {
        return later + whole + (remainder + part >= denominator ? 1 : 0);
    }

    private long rest() {
        long sum = remainder + part;
        return sum >= denominator ? sum - denominator : sum;
    }

    boolean proven() {
        return room.enough();
    }

    /** Writes the state; {@code taken} frames belong to the time before. */
    void describe(Words words, long taken) {
        long next = times.offer() + following();
        words.word(index - taken);
        words.time(start);
        words.time(ready);
        for (int i = 0; i < free.length; i++) {
            words.later(free[(server + i) % free.length], next);
        }
        room.describe(words, next);
    }
}
