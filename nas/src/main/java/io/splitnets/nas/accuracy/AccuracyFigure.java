package io.splitnets.nas.accuracy;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;

/** An accuracy with how far it can be trusted, wherever it comes from. */
public sealed interface AccuracyFigure permits AccuracyEstimate, SurrogateEstimate {
    /** Share of right answers, 0 to 1. */
    double value();

    /**
     * An interval that holds the value, within 0 to 1.
     *
     * @param confidence between 0 and 1, for instance 0.95
     */
    ConfidenceInterval interval(double confidence);

    /** All digits, for fingerprints. */
    String identity();
}
