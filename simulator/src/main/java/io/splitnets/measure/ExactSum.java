package io.splitnets.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** A sum of {@code long} values, or of products of two, kept in 128 bits: no term is ever rounded. */
public final class ExactSum {
    private long high;
    private long low;

    /** Adds {@code value}. */
    public void add(long value) {
        add(value >> 63, value);
    }

    /** Adds {@code a * b} without overflow. */
    public void addProduct(long a, long b) {
        add(Math.multiplyHigh(a, b), a * b);
    }

    /** Adds the other sum to this one. */
    public void add(ExactSum other) {
        add(other.high, other.low);
    }

    private void add(long otherHigh, long otherLow) {
        long sum = low + otherLow;
        high += otherHigh;
        if (Long.compareUnsigned(sum, otherLow) < 0) {
            high++;
        }
        low = sum;
    }

    /** Back to zero. */
    public void reset() {
        high = 0;
        low = 0;
    }

    /** Whether both hold the same number. */
    public boolean sameAs(ExactSum other) {
        return high == other.high && low == other.low;
    }

    /** The sum as a whole number. */
    public BigInteger value() {
        return BigInteger.valueOf(high)
                .shiftLeft(64)
                .add(BigInteger.valueOf(low >>> 1).shiftLeft(1).add(BigInteger.valueOf(low & 1)));
    }

    /** The sum over {@code count}, rounded to 16 digits; 0 for a count of 0. */
    public double mean(long count) {
        if (dividesWithinDigits(count)) {
            return (double) low / count;
        }
        return count == 0
                ? 0
                : new BigDecimal(value())
                        .divide(BigDecimal.valueOf(count), MathContext.DECIMAL64)
                        .doubleValue();
    }

    /**
     * Whether the quotient has at most three places after the point and 13 before it. Sixteen digits are then no rounding,
     * and the division of two whole numbers that a {@code double} holds gives the same value at a fraction of the price.
     */
    private boolean dividesWithinDigits(long count) {
        return high == 0
                && low >= 0
                && low < 1L << 53
                && count > 0
                && 1000 % count == 0
                && low < count * 10_000_000_000_000L;
    }

    @Override
    public String toString() {
        return value().toString();
    }
}
