package io.splitnets.nas.supernet;

import java.util.Optional;

/**
 * Ingredients of a training that are off in the standard one. All of them shape the result.
 *
 * @param teaching what the others learn from the largest network
 * @param gradientClip magnitude to which every element of the summed gradient is cut before weight decay; 0 is never
 * @param dropConnect chance to leave out a residual branch of the largest network for one image; it rises linearly from
 *     0 at the first block to this value behind the last one (Huang et al., Deep Networks with Stochastic Depth, 2016)
 * @param dropout chance to leave out an input of the largest network's classifier
 * @param attentive how random networks are chosen by their cost and loss; empty is uniformly
 */
public record TrainingOptions(
        Teaching teaching,
        double gradientClip,
        double dropConnect,
        double dropout,
        Optional<AttentiveSampling> attentive) {
    /** Teaching by the Kullback-Leibler divergence, no clipping, nothing left out, uniform sampling. */
    public static final TrainingOptions STANDARD = new TrainingOptions(Teaching.KL, 0, 0);

    /** Refuses values outside their ranges. */
    public TrainingOptions {
        if (!(gradientClip >= 0) || !isChance(dropConnect) || !isChance(dropout)) {
            throw new IllegalArgumentException(
                    "gradient clip must not be negative, drop-connect and dropout in [0, 1)");
        }
    }

    /** Options without dropout, with uniform sampling. */
    public TrainingOptions(Teaching teaching, double gradientClip, double dropConnect) {
        this(teaching, gradientClip, dropConnect, 0, Optional.empty());
    }

    /** The same with dropout. */
    public TrainingOptions withDropout(double share) {
        return new TrainingOptions(teaching, gradientClip, dropConnect, share, attentive);
    }

    /** The same with another way to choose random networks. */
    public TrainingOptions withAttentive(Optional<AttentiveSampling> other) {
        return new TrainingOptions(teaching, gradientClip, dropConnect, dropout, other);
    }

    private static boolean isChance(double value) {
        return value >= 0 && value < 1;
    }

    /**
     * What tells options apart. Dropout and attentive sampling are named only where they are on, so that older hashes stay
     * true.
     */
    @Override
    public String toString() {
        String text = "TrainingOptions[teaching=" + teaching + ", gradientClip=" + gradientClip + ", dropConnect="
                + dropConnect + (dropout == 0 ? "" : ", dropout=" + dropout);
        return attentive.map(sampling -> text + ", attentive=" + sampling).orElse(text) + "]";
    }
}
