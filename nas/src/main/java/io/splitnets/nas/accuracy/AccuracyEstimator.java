package io.splitnets.nas.accuracy;

import io.splitnets.nas.space.Architecture;

/** Tells the accuracy of a network. Thread-safe; the same network always gets the same answer. */
@FunctionalInterface
public interface AccuracyEstimator {
    /** The accuracy of {@code architecture} on the estimator's images. */
    AccuracyFigure accuracy(Architecture architecture);
}
