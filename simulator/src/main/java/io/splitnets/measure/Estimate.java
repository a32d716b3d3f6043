package io.splitnets.measure;

import java.util.OptionalDouble;
import umontreal.ssj.stat.Tally;

/**
 * A figure with the confidence interval around it.
 *
 * @param value the figure
 * @param low lower end; empty if there is no interval (fewer than two replications, or a recorded trace)
 * @param high upper end
 */
public record Estimate(double value, OptionalDouble low, OptionalDouble high) {
    /** A figure that is known exactly: both ends are the value. */
    public static Estimate exact(double value) {
        return new Estimate(value, OptionalDouble.of(value), OptionalDouble.of(value));
    }

    /** A figure without an interval. */
    public static Estimate plain(double value) {
        return new Estimate(value, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /**
     * The mean of one value per replication with Student's interval. Replications are independent; observations within
     * one are not, which is why no other way to an interval exists here.
     *
     * @param perReplication one value per replication, at least one
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
            return new Estimate(tally.max(), OptionalDouble.of(tally.max()), OptionalDouble.of(tally.max()));
        }
        double[] centreAndRadius = new double[2];
        tally.confidenceIntervalStudent(confidence, centreAndRadius);
        return new Estimate(
                centreAndRadius[0],
                OptionalDouble.of(centreAndRadius[0] - centreAndRadius[1]),
                OptionalDouble.of(centreAndRadius[0] + centreAndRadius[1]));
    }

    /** Half the width of the interval; empty if there is none. */
    public OptionalDouble halfWidth() {
        return low.isPresent() && high.isPresent()
                ? OptionalDouble.of((high.getAsDouble() - low.getAsDouble()) / 2)
                : OptionalDouble.empty();
    }

    /** Whether {@code other} lies in the interval; false if there is none. */
    public boolean covers(double other) {
        return low.isPresent() && high.isPresent() && low.getAsDouble() <= other && other <= high.getAsDouble();
    }
}
