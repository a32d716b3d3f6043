package io.splitnets.measure;

import java.util.OptionalDouble;
import umontreal.ssj.stat.Tally;

/**
 * One figure of two systems, and what lies between them. Where both systems were run on the same random numbers, the
 * interval is that of the differences within the pairs of replications (Law, Simulation Modeling and Analysis, 5th ed.,
 * 10.2.1), which is narrow because what both have in common cancels.
 *
 * @param a the figure of the first system
 * @param b the figure of the second
 * @param difference b - a
 * @param varianceRatio variance that the difference would have if the two systems were run on random numbers of their
 *     own, over the variance it has: 1 if pairing gains nothing, infinite if the difference is the same in every pair;
 *     empty where nothing varies, or there is but one pair
 */
public record Difference(Estimate a, Estimate b, Estimate difference, OptionalDouble varianceRatio) {
    /** Between two figures that are known exactly. */
    public static Difference exact(double a, double b) {
        return new Difference(Estimate.exact(a), Estimate.exact(b), Estimate.exact(b - a), OptionalDouble.empty());
    }

    /**
     * Between the figures of paired replications, or of paired batches of two long ones.
     *
     * @param a one value per replication, or batch, of the first system; without any, all figures are no numbers
     * @param b as many of the second, one by one on the same random numbers
     * @param confidence between 0 and 1
     */
    public static Difference paired(double[] a, double[] b, double confidence) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " values and " + b.length + " make no pairs");
        }
        if (a.length == 0) {
            Estimate none = Estimate.plain(Double.NaN);
            return new Difference(none, none, none, OptionalDouble.empty());
        }
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = b[i] - a[i];
        }
        return new Difference(
                Estimate.overReplications(a, confidence),
                Estimate.overReplications(b, confidence),
                Estimate.overReplications(differences, confidence),
                ratio(variance(a) + variance(b), variance(differences)));
    }

    private static OptionalDouble ratio(double independent, double paired) {
        return independent > 0 ? OptionalDouble.of(independent / paired) : OptionalDouble.empty();
    }

    private static double variance(double[] values) {
        Tally tally = new Tally();
        for (double value : values) {
            tally.add(value);
        }
        return values.length < 2 || tally.min() == tally.max() ? 0 : tally.variance();
    }

    /**
     * Whether the two figures differ: the interval leaves out zero, or, where there is none, the difference is not zero.
     */
    public boolean shows() {
        return difference.low().isPresent() ? !difference.covers(0) : difference.value() != 0;
    }
}
