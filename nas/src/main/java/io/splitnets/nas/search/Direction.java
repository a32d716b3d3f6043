package io.splitnets.nas.search;

/** Which end of an objective is wanted. */
public enum Direction {
    /** Less is better. */
    MINIMISE,
    /** More is better. */
    MAXIMISE;

    /** The value with its sign flipped where more is better, so that less is better always. */
    public double minimised(double value) {
        // 0 - value and not -value: a maximised zero stays +0.0, which sorts and prints as other zeros do.
        return this == MINIMISE ? value : 0.0 - value;
    }
}
