package io.splitnets.units;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact fraction in lowest terms with a positive denominator. Periods, clocks and unit intervals are carried in
 * this form, so that no rounded period is ever accumulated.
 *
 * <p>Immutable. Every operation is exact or throws {@link ArithmeticException} when the reduced result leaves the range
 * of a {@code long}.
 *
 * @param numerator any value
 * @param denominator positive
 */
public record Rational(long numerator, long denominator) implements Comparable<Rational> {
    /** Zero. */
    public static final Rational ZERO = new Rational(0, 1);

    /** One. */
    public static final Rational ONE = new Rational(1, 1);

    /** Reduces to lowest terms; the denominator must not be zero. */
    public Rational {
        if (denominator == 0) {
            throw new ArithmeticException("denominator is zero");
        }
        long divisor = gcd(numerator, denominator);
        if (divisor != 1) {
            numerator /= divisor;
            denominator /= divisor;
        }
        if (denominator < 0) {
            numerator = Math.negateExact(numerator);
            denominator = Math.negateExact(denominator);
        }
    }

    /** The whole number {@code value}. */
    public static Rational of(long value) {
        return new Rational(value, 1);
    }

    /** The fraction {@code numerator / denominator}. */
    public static Rational of(long numerator, long denominator) {
        return new Rational(numerator, denominator);
    }

    /**
     * Reads a decimal literal such as {@code 29.97}, {@code -1} or {@code 2.5e3} exactly.
     *
     * @throws NumberFormatException if the text is no decimal literal
     * @throws ArithmeticException if the value does not fit
     */
    public static Rational parse(String text) {
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > 40 || value.precision() > 40) {
            throw new ArithmeticException("too many digits: " + text);
        }
        return value.scale() <= 0
                ? of(value.toBigIntegerExact(), BigInteger.ONE)
                : of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    private static Rational of(BigInteger numerator, BigInteger denominator) {
        BigInteger divisor = numerator.gcd(denominator);
        if (divisor.signum() == 0) {
            divisor = BigInteger.ONE;
        }
        return new Rational(
                numerator.divide(divisor).longValueExact(),
                denominator.divide(divisor).longValueExact());
    }

    /** This plus {@code other}. */
    public Rational plus(Rational other) {
        return of(
                big(numerator)
                        .multiply(big(other.denominator))
                        .add(big(other.numerator).multiply(big(denominator))),
                big(denominator).multiply(big(other.denominator)));
    }

    /** This minus {@code other}. */
    public Rational minus(Rational other) {
        return of(
                big(numerator)
                        .multiply(big(other.denominator))
                        .subtract(big(other.numerator).multiply(big(denominator))),
                big(denominator).multiply(big(other.denominator)));
    }

    /** This times {@code other}. */
    public Rational times(Rational other) {
        return of(
                big(numerator).multiply(big(other.numerator)), big(denominator).multiply(big(other.denominator)));
    }

    /** This times the whole number {@code factor}. */
    public Rational times(long factor) {
        return times(of(factor));
    }

    /** This divided by {@code other}, which must not be zero. */
    public Rational dividedBy(Rational other) {
        return times(other.reciprocal());
    }

    /** One divided by this, which must not be zero. */
    public Rational reciprocal() {
        return new Rational(denominator, numerator);
    }

    /** This with the opposite sign. */
    public Rational negate() {
        return new Rational(Math.negateExact(numerator), denominator);
    }

    /** The larger of the two. */
    public Rational max(Rational other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** -1, 0 or 1. */
    public int signum() {
        return Long.signum(numerator);
    }

    /** The largest whole number not above this. */
    public long floor() {
        return Math.floorDiv(numerator, denominator);
    }

    /** The smallest whole number not below this. */
    public long ceil() {
        return denominator == 1 ? numerator : Math.floorDiv(numerator, denominator) + 1;
    }

    /**
     * The largest whole number not above this times {@code factor}. Unlike {@code times(factor).floor()} it only fails
     * if that number itself does not fit, however large the product's numerator.
     */
    public long floorOfTimes(long factor) {
        long low = numerator * factor;
        return Math.multiplyHigh(numerator, factor) == low >> 63
                ? Math.floorDiv(low, denominator)
                : floorOfBig(big(numerator).multiply(big(factor)));
    }

    /** The smallest whole number not below this times {@code factor}; see {@link #floorOfTimes}. */
    public long ceilOfTimes(long factor) {
        long low = numerator * factor;
        if (Math.multiplyHigh(numerator, factor) == low >> 63) {
            long floor = Math.floorDiv(low, denominator);
            return floor * denominator == low ? floor : floor + 1;
        }
        BigInteger product = big(numerator).multiply(big(factor));
        return floorOfBig(product.add(big(denominator - 1)));
    }

    private long floorOfBig(BigInteger product) {
        BigInteger[] parts = product.divideAndRemainder(big(denominator));
        BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return floor.longValueExact();
    }

    /** The nearest {@code double}, to its last digit or the one beside it. */
    public double toDouble() {
        return fitsDouble(numerator) && fitsDouble(denominator)
                ? (double) numerator / denominator
                : new BigDecimal(numerator)
                        .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                        .doubleValue();
    }

    private static boolean fitsDouble(long value) {
        return value >= -(1L << 53) && value <= 1L << 53;
    }

    @Override
    public int compareTo(Rational other) {
        return big(numerator)
                .multiply(big(other.denominator))
                .compareTo(big(other.numerator).multiply(big(denominator)));
    }

    @Override
    public String toString() {
        return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a == 0 ? 1 : Math.abs(a);
    }
}
