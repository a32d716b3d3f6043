package io.splitnets.hardware;

import io.splitnets.units.Rational;

/** Range checks shared by the specifications, for callers that build one in code. */
final class Checks {
    private Checks() {}

    static void notNegative(double value, String name) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be zero or above, not " + value);
        }
    }

    static void atLeast(long value, long least, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
        }
    }

    static void positive(Rational value, String name) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(name + " must be above zero, not " + value);
        }
    }
}
