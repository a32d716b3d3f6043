package io.splitnets.units;

/**
 * A clock or frame rate, exact.
 *
 * @param hertz above zero, and with a period whose numerator and denominator in picoseconds fit a {@code long}
 */
public record Frequency(Rational hertz) {
    /** Refuses a rate of zero or below, and one whose period cannot be held exactly. */
    public Frequency {
        if (hertz.signum() <= 0) {
            throw new QuantityException("expected a frequency above zero");
        }
        try {
            period(hertz);
        } catch (ArithmeticException e) {
            throw new QuantityException("expected a frequency with fewer digits; its period does not fit", e);
        }
    }

    /**
     * Reads a frequency with its unit, {@code 48 MHz} or {@code 30 fps}.
     *
     * @throws QuantityException if it is none, or not above zero
     */
    public static Frequency parse(String text) {
        return new Frequency(Quantity.parse(text, Dimension.FREQUENCY));
    }

    /** {@code hertz} Hz. */
    public static Frequency ofHertz(long hertz) {
        return new Frequency(Rational.of(hertz));
    }

    /** Exact length of one period, in picoseconds. */
    public Rational periodPicoseconds() {
        return period(hertz);
    }

    private static Rational period(Rational hertz) {
        return Rational.of(SimTime.PER_SECOND).dividedBy(hertz);
    }

    /** Start of period {@code index} counted from zero, rounded down; nothing is accumulated. */
    public SimTime edge(long index) {
        return new SimTime(periodPicoseconds().floorOfTimes(index));
    }

    /** The time of {@code cycles} whole cycles, rounded up to the picosecond. */
    public SimTime timeOf(long cycles) {
        return new SimTime(periodPicoseconds().ceilOfTimes(cycles));
    }

    @Override
    public String toString() {
        return Quantity.print(hertz.toDouble(), Dimension.FREQUENCY, 9);
    }
}
