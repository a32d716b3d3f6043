package io.splitnets.trace;

import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;

/** The multiples of an exact period, each rounded down to the picosecond by itself. */
final class Grid {
    private static final Rational SHORTEST = Rational.of(1000);

    private final long whole;
    private final long part;
    private final long denominator;
    private final long last;

    /** With a period of at least half a nanosecond. */
    Grid(Rational periodPs) {
        whole = periodPs.floor();
        denominator = periodPs.denominator();
        part = periodPs.numerator() - whole * denominator;
        last = SimTime.LIMIT.picoseconds() / whole;
        if (part > 0 && last + 1 > Long.MAX_VALUE / part) {
            throw new IllegalArgumentException("the period " + periodPs
                    + " ps has too many digits; expected a denominator that allows exact times");
        }
    }

    static void checkPeriod(Rational periodPs) {
        if (periodPs.compareTo(SHORTEST) < 0 || periodPs.compareTo(Rational.of(SimTime.LIMIT.picoseconds())) > 0) {
            throw new IllegalArgumentException(
                    "the period " + periodPs + " ps is not within 1 ns and " + SimTime.LIMIT.picoseconds() + " ps");
        }
    }

    /** Point {@code index}, or one beyond {@link SimTime#LIMIT} if the point is. */
    long at(long index) {
        return index > last ? Long.MAX_VALUE : index * whole + index * part / denominator;
    }
}
