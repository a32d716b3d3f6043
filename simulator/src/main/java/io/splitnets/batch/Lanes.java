package io.splitnets.batch;

/**
 * Arithmetic on the first {@code n} lanes of arrays. Each loop has one body without a branch, which the compiler turns
 * into vector instructions; a maximum of {@code long} values it only does so if it is written as below. A negative
 * difference marks a lane as refused by its sign.
 */
final class Lanes {
    private Lanes() {}

    static void fill(long[] to, long value, int n) {
        for (int c = 0; c < n; c++) {
            to[c] = value;
        }
    }

    /** {@code to = value + from[at...]}. */
    static void add(long[] to, long value, long[] from, int at, int n) {
        for (int c = 0; c < n; c++) {
            to[c] = value + from[at + c];
        }
    }

    /** Refuses times that are not within 1 and {@code most}. */
    static void within(long[] refusal, long[] times, int at, long most, int n) {
        for (int c = 0; c < n; c++) {
            refusal[c] |= times[at + c] - 1 | most - times[at + c];
        }
    }

    /** Refuses lanes in which {@code later} is more than {@code most} after {@code earlier}. */
    static void within(long[] refusal, long[] earlier, long[] later, long most, int n) {
        for (int c = 0; c < n; c++) {
            refusal[c] |= earlier[c] + most - later[c];
        }
    }

    /** {@code to = from << bits | code}. */
    static void pack(long[] to, long[] from, int bits, long code, int n) {
        for (int c = 0; c < n; c++) {
            to[c] = from[c] << bits | code;
        }
    }

    /** {@code to = from >> bits}. */
    static void unpack(long[] to, long[] from, int bits, int n) {
        for (int c = 0; c < n; c++) {
            to[c] = from[c] >> bits;
        }
    }

    /** Gives {@code key} another instant and leaves its code. */
    static void repack(long[] key, long[] instant, int bits, int n) {
        long mask = (1L << bits) - 1;
        for (int c = 0; c < n; c++) {
            key[c] = instant[c] << bits | key[c] & mask;
        }
    }

    /** {@code to = max(to, from)}. */
    static void raise(long[] to, long[] from, int n) {
        for (int c = 0; c < n; c++) {
            long difference = to[c] - from[c];
            to[c] -= difference & (difference >> 63);
        }
    }

    /** {@code to = max(to, floor)}. */
    static void raise(long[] to, long floor, int n) {
        for (int c = 0; c < n; c++) {
            long difference = to[c] - floor;
            to[c] -= difference & (difference >> 63);
        }
    }

    /** {@code to += from[at...]}. */
    static void increase(long[] to, long[] from, int at, int n) {
        for (int c = 0; c < n; c++) {
            to[c] += from[at + c];
        }
    }

    /** {@code to[at...] = a - b}. */
    static void subtract(long[] to, int at, long[] a, long[] b, int n) {
        for (int c = 0; c < n; c++) {
            to[at + c] = a[c] - b[c];
        }
    }

    /** {@code to[at...] = a - b}. */
    static void subtract(long[] to, int at, long[] a, long b, int n) {
        for (int c = 0; c < n; c++) {
            to[at + c] = a[c] - b;
        }
    }
}
