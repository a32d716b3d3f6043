package io.splitnets.batch;

import java.util.Arrays;

/** The state of a recursion relative to an instant: equal states have equal futures. */
final class Words {
    private static final long PAST = Long.MIN_VALUE;

    private long[] words = new long[64];
    private int size;
    private long origin;

    void start(long instant) {
        size = 0;
        origin = instant;
    }

    void word(long value) {
        if (size == words.length) {
            words = Arrays.copyOf(words, size * 2);
        }
        words[size++] = value;
    }

    void time(long instant) {
        word(instant - origin);
    }

    /** An instant that plays no role any more if it is not after {@code passed}. */
    void later(long instant, long passed) {
        word(instant <= passed ? PAST : instant - origin);
    }

    boolean sameAs(Words other) {
        return Arrays.equals(words, 0, size, other.words, 0, other.size);
    }
}
