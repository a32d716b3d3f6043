package io.splitnets.measure;

/**
 * Whether batch means follow each other too closely to be taken for independent: von Neumann's ratio of the mean square
 * difference of neighbours to the variance (von Neumann 1941; Fishman 1978). With n means,
 * C = 1 - sum (x_i - x_(i+1))^2 / (2 sum (x_i - mean)^2) is close to their correlation at lag one; for independent normal
 * values it is nearly normal with mean 0 and variance (n - 2) / (n^2 - 1).
 */
public final class SerialCorrelation {
    /** The 95 % quantile of the standard normal law: one good run in twenty is suspected. */
    private static final double CRITICAL = 1.6448536269514722;

    private static final int FEWEST = 8;

    private SerialCorrelation() {}

    /** Whether the correlation of neighbours is above zero at the 5 % level; never with fewer than eight values. */
    public static boolean positive(double[] values) {
        int n = values.length;
        return n >= FEWEST && ratio(values) * Math.sqrt((n * (double) n - 1) / (n - 2)) > CRITICAL;
    }

    /** C; 0 if all values are equal. */
    static double ratio(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        double differences = 0;
        for (int i = 0; i < values.length; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
            if (i > 0) {
                differences += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
            }
        }
        return differences == 0 ? 0 : 1 - differences / (2 * squares);
    }
}
