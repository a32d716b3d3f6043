package io.splitnets.nas.accuracy;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * A measured accuracy.
 *
 * @param correct images classified rightly
 * @param total images classified, at least 1
 */
public record AccuracyEstimate(int correct, int total) implements AccuracyFigure {
    /** Refuses counts that cannot be. */
    public AccuracyEstimate {
        if (total < 1 || correct < 0 || correct > total) {
            throw new IllegalArgumentException(correct + " of " + total + " correct");
        }
    }

    /** Share of correct answers. */
    @Override
    public double value() {
        return (double) correct / total;
    }

    /**
     * Interval of the accuracy on images of this kind (Wilson 1927); it speaks of the images drawn, not of the training.
     */
    @Override
    public ConfidenceInterval interval(double confidence) {
        return new WilsonScoreInterval().createInterval(total, correct, confidence);
    }

    @Override
    public String identity() {
        return correct + "/" + total;
    }
}
