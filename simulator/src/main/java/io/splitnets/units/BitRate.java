package io.splitnets.units;

/**
 * A data rate in bits, exact.
 *
 * @param bitsPerSecond above zero
 */
public record BitRate(Rational bitsPerSecond) {
    /** Refuses a rate of zero or below, and one whose unit interval cannot be held exactly. */
    public BitRate {
        if (bitsPerSecond.signum() <= 0) {
            throw new QuantityException("expected a bit rate above zero");
        }
        try {
            interval(bitsPerSecond);
        } catch (ArithmeticException e) {
            throw new QuantityException("expected a bit rate with fewer digits; its unit interval does not fit", e);
        }
    }

    /**
     * Reads a bit rate with its unit, {@code 1.5 Gbit/s}.
     *
     * @throws QuantityException if it is none, or not above zero
     */
    public static BitRate parse(String text) {
        return new BitRate(Quantity.parse(text, Dimension.BIT_RATE));
    }

    /** Exact time of one bit (the unit interval), in picoseconds. */
    public Rational bitPicoseconds() {
        return interval(bitsPerSecond);
    }

    private static Rational interval(Rational bitsPerSecond) {
        return Rational.of(SimTime.PER_SECOND).dividedBy(bitsPerSecond);
    }

    @Override
    public String toString() {
        return Quantity.print(bitsPerSecond.toDouble(), Dimension.BIT_RATE, 9);
    }
}
