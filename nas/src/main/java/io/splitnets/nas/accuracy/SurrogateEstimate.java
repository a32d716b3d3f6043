package io.splitnets.nas.accuracy;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import umontreal.ssj.probdist.StudentDist;

/**
 * An accuracy that nobody measured: what a regression over published networks says.
 *
 * @param value share, 0 to 1
 * @param standardError of a new network around it, as a share, 0 or above; it is that of the regression, and knows
 *     nothing of what the regression leaves out
 * @param degrees of freedom of that error, at least 1
 */
public record SurrogateEstimate(double value, double standardError, int degrees) implements AccuracyFigure {
    /** Refuses what is no share, a negative error, and no degree of freedom. */
    public SurrogateEstimate {
        if (!(value >= 0 && value <= 1) || !(standardError >= 0) || degrees < 1) {
            throw new IllegalArgumentException(value + " +- " + standardError + " with " + degrees + " degrees");
        }
    }

    /** Student's prediction interval, cut off at 0 and 1. */
    @Override
    public ConfidenceInterval interval(double confidence) {
        double half = StudentDist.inverseF(degrees, (1 + confidence) / 2) * standardError;
        // The class wants the lower end below the upper one.
        double low = Math.min(Math.max(0, value - half), Math.nextDown(1.0));
        return new ConfidenceInterval(low, Math.max(Math.nextUp(low), Math.min(1, value + half)), confidence);
    }

    @Override
    public String identity() {
        return Double.toHexString(value);
    }
}
