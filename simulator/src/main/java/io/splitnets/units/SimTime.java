package io.splitnets.units;

import java.math.BigDecimal;
import java.util.List;

/**
 * A point in simulated time or a duration, in whole picoseconds. A {@code long} spans 106 days; a run is limited to
 * {@link #LIMIT}, below which a {@code double} clock is exact as well.
 *
 * @param picoseconds any value
 */
public record SimTime(long picoseconds) implements Comparable<SimTime> {
    /** 9,007.199 s: the largest time that is exact as a {@code double} of picoseconds (2^53). */
    public static final SimTime LIMIT = new SimTime(1L << 53);

    /** Zero. */
    public static final SimTime ZERO = new SimTime(0);

    /** Picoseconds in a second. */
    public static final long PER_SECOND = 1_000_000_000_000L;

    private static final List<String> UNITS = List.of("ps", "ns", "us", "ms", "s");

    /**
     * Reads a time with its unit; it must be a whole number of picoseconds.
     *
     * @throws QuantityException if it is not
     */
    public static SimTime parse(String text) {
        Rational value = Quantity.parse(text, Dimension.TIME);
        if (value.denominator() != 1) {
            throw new QuantityException("finer than a picosecond; expected a whole number of ps");
        }
        return new SimTime(value.numerator());
    }

    /** The smallest whole number of picoseconds that is not less than {@code seconds}. */
    public static SimTime ceilOfSeconds(Rational seconds) {
        return new SimTime(seconds.ceilOfTimes(PER_SECOND));
    }

    /** {@code nanoseconds} as picoseconds. */
    public static SimTime ofNanos(long nanoseconds) {
        return new SimTime(Math.multiplyExact(nanoseconds, 1000L));
    }

    /** This plus {@code other}. */
    public SimTime plus(SimTime other) {
        return new SimTime(Math.addExact(picoseconds, other.picoseconds));
    }

    /** This minus {@code other}. */
    public SimTime minus(SimTime other) {
        return new SimTime(Math.subtractExact(picoseconds, other.picoseconds));
    }

    /** The later, or longer, of the two. */
    public SimTime max(SimTime other) {
        return picoseconds >= other.picoseconds ? this : other;
    }

    /** In milliseconds, as printed. */
    public double toMillis() {
        return picoseconds / 1e9;
    }

    /** In seconds. */
    public double toSeconds() {
        return picoseconds / 1e12;
    }

    @Override
    public int compareTo(SimTime other) {
        return Long.compare(picoseconds, other.picoseconds);
    }

    /** Exactly, in the largest of ps, ns, us, ms and s that keeps it at or above one; {@link #parse} reads it back. */
    @Override
    public String toString() {
        int unit = 0;
        for (long rest = picoseconds / 1000; rest != 0 && unit < UNITS.size() - 1; rest /= 1000) {
            unit++;
        }
        String number = picoseconds == 0
                ? "0"
                : BigDecimal.valueOf(picoseconds, 3 * unit).stripTrailingZeros().toPlainString();
        return number + " " + UNITS.get(unit);
    }
}
