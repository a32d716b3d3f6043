package io.splitnets.nas.search;

/**
 * A measured value with the interval in which the true one is believed to lie.
 *
 * @param value the value that strategies compare
 * @param low lower end of the interval, at most {@code value}
 * @param high upper end of the interval, at least {@code value}
 */
public record Estimate(double value, double low, double high) {
    /** Refuses what is not a number and an interval that does not hold its value. */
    public Estimate {
        if (!(low <= value && value <= high)) {
            throw new IllegalArgumentException(value + " does not lie in its interval " + low + " to " + high);
        }
    }

    /** A value without error. */
    public static Estimate exact(double value) {
        return new Estimate(value, value, value);
    }
}
