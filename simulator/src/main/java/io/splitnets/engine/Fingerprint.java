package io.splitnets.engine;

/**
 * A running 64-bit hash of (tick, component, phase) of every event. Equal fingerprints mean, but for a chance of about
 * 2^-64, the same events in the same order; they say nothing about whether the model is right.
 */
final class Fingerprint {
    /** The value before any event. */
    static final long EMPTY = 0x5350_4C49_544E_4554L;

    private Fingerprint() {}

    /** The hash after one more event. Each argument enters through a bijection, so no single change can be lost. */
    static long add(long hash, long tick, int component, int phase) {
        return add(hash, tick, mark(component, phase));
    }

    /** The same with the component and the phase as one {@link #mark}. */
    static long add(long hash, long tick, long mark) {
        return mix((hash ^ tick) * 0x9E37_79B9_7F4A_7C15L + mark);
    }

    /** Component and phase in one number. */
    static long mark(int component, int phase) {
        return ((long) component << 3) | phase;
    }

    /** Finaliser of SplitMix64 (Steele, Lea, Flood 2014; variant 13 of Stafford). */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
