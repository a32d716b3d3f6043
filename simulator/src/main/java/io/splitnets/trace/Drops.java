package io.splitnets.trace;

import io.splitnets.units.Quantity;

/**
 * Loss of triggered frames, as a two-state chain (Gilbert 1960): a run of losses ends after each lost frame with
 * probability 1 / meanRun, and one begins after each kept frame so that the share of lost frames is {@code probability}.
 *
 * @param probability share of frames lost, 0 or above, below 1
 * @param meanRun mean number of frames lost in a row, 1 or above; 1 means that losses are always single,
 *     {@code 1 / (1 - probability)} that they are independent
 */
public record Drops(double probability, double meanRun) {
    /** No frame is lost. */
    public static final Drops NONE = new Drops(0, 1);

    /** Refuses shares outside [0, 1) and runs too short for the share, such as single losses of 60 %. */
    public Drops {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("the share of lost frames " + probability + " is not within 0 and 1");
        }
        if (!(meanRun >= 1 && meanRun <= 1e9) || beginning(probability, meanRun) > 1 + 1e-9) {
            throw new IllegalArgumentException("runs of " + meanRun + " lost frames cannot make up a share of "
                    + probability + "; expected at least "
                    + Quantity.number(Math.max(1, probability / (1 - probability)), 4));
        }
    }

    /** Losses independent of one another. */
    public static Drops independent(double probability) {
        return new Drops(probability, 1 / (1 - probability));
    }

    /** Probability that a kept frame is followed by a lost one. */
    double beginning() {
        return beginning(probability, meanRun);
    }

    /** Probability that a lost frame is followed by another. */
    double continuing() {
        return 1 - 1 / meanRun;
    }

    private static double beginning(double probability, double meanRun) {
        return probability / (meanRun * (1 - probability));
    }
}
