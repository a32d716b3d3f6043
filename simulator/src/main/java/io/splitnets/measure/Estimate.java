package io.splitnets.measure;

import java.util.Arrays;
import java.util.OptionalDouble;
import umontreal.ssj.probdist.StudentDist;
import umontreal.ssj.stat.Tally;

/**
 * A figure with the confidence interval around it. There are two ways to an interval, over independent replications and
 * over the batches of one long replication. There is none over single observations: those of one run depend on each
 * other, and an interval that ignores it is far too narrow.
 *
 * @param value the figure
 * @param low lower end; empty if there is no interval (fewer than two replications or batches, or a recorded trace)
 * @param high upper end
 * @param least the smallest value of a replication or batch; empty if there is no interval
 * @param greatest the largest one
 */
public record Estimate(
        double value, OptionalDouble low, OptionalDouble high, OptionalDouble least, OptionalDouble greatest) {
    /** A figure that is known exactly: both ends are the value. */
    public static Estimate exact(double value) {
        OptionalDouble same = OptionalDouble.of(value);
        return new Estimate(value, same, same, same, same);
    }

    /** A figure without an interval. */
    public static Estimate plain(double value) {
        OptionalDouble none = OptionalDouble.empty();
        return new Estimate(value, none, none, none, none);
    }

    /**
     * The mean of one value per replication with Student's interval.
     *
     * @param perReplication one value per replication, at least one; replications are independent
     * @param confidence between 0 and 1, for instance 0.95
     */
    public static Estimate overReplications(double[] perReplication, double confidence) {
        if (perReplication.length == 0) {
            throw new IllegalArgumentException("no replication");
        }
        if (perReplication.length == 1) {
            return plain(perReplication[0]);
        }
        Tally tally = new Tally();
        for (double value : perReplication) {
            tally.add(value);
        }
        if (tally.min() == tally.max()) {
            return exact(tally.max());
        }
        double[] centreAndRadius = new double[2];
        tally.confidenceIntervalStudent(confidence, centreAndRadius);
        return around(centreAndRadius[0], centreAndRadius[1], tally.min(), tally.max());
    }

    /**
     * The value of the whole with Student's interval from the values of its batches, which scatter around it: batch means
     * if the figure is a mean, sectioning if it is a quantile. With n batches of value x_i and the value x of the whole the
     * half width is t(n - 1) sqrt(sum (x_i - x)^2 / (n (n - 1))) (Asmussen and Glynn, Stochastic Simulation, 2007, III.5).
     *
     * @param whole the figure of all observations of the batches together
     * @param perBatch the same figure of each batch, consecutive and equally long
     * @param confidence between 0 and 1, for instance 0.95
     */
    public static Estimate overBatches(double whole, double[] perBatch, double confidence) {
        int n = perBatch.length;
        if (n < 2) {
            return plain(whole);
        }
        double squares = 0;
        for (double value : perBatch) {
            squares += (value - whole) * (value - whole);
        }
        double quantile = StudentDist.inverseF(n - 1, (1 + confidence) / 2);
        double radius = quantile * Math.sqrt(squares / ((double) n * (n - 1)));
        return around(
                whole,
                radius,
                Arrays.stream(perBatch).min().orElseThrow(),
                Arrays.stream(perBatch).max().orElseThrow());
    }

    private static Estimate around(double centre, double radius, double least, double greatest) {
        return new Estimate(
                centre,
                OptionalDouble.of(centre - radius),
                OptionalDouble.of(centre + radius),
                OptionalDouble.of(least),
                OptionalDouble.of(greatest));
    }

    /** Half the width of the interval; empty if there is none. */
    public OptionalDouble halfWidth() {
        return low.isPresent() && high.isPresent()
                ? OptionalDouble.of((high.getAsDouble() - low.getAsDouble()) / 2)
                : OptionalDouble.empty();
    }

    /** Half the width of the interval over the size of the figure, 0 for an exact zero; empty if there is no interval. */
    public OptionalDouble relativeHalfWidth() {
        return halfWidth().stream()
                .map(half -> half == 0 ? 0 : half / Math.abs(value))
                .findFirst();
    }

    /** Whether {@code other} lies in the interval; false if there is none. */
    public boolean covers(double other) {
        return low.isPresent() && high.isPresent() && low.getAsDouble() <= other && other <= high.getAsDouble();
    }
}
