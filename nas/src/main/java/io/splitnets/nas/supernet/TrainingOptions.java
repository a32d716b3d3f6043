package io.splitnets.nas.supernet;

/**
 * Ingredients of a training that are off in the standard one. All of them shape the result.
 *
 * @param teaching what the others learn from the largest network
 * @param gradientClip magnitude to which every element of the summed gradient is cut before weight decay; 0 is never
 * @param dropConnect chance to leave out a residual branch of the largest network for one image; it rises linearly from
 *     0 at the first block to this value behind the last one (Huang et al., Deep Networks with Stochastic Depth, 2016)
 */
public record TrainingOptions(Teaching teaching, double gradientClip, double dropConnect) {
    /** Teaching by the Kullback-Leibler divergence, no clipping, no branch left out. */
    public static final TrainingOptions STANDARD = new TrainingOptions(Teaching.KL, 0, 0);

    /** Refuses values outside their ranges. */
    public TrainingOptions {
        if (!(gradientClip >= 0) || !(dropConnect >= 0 && dropConnect < 1)) {
            throw new IllegalArgumentException("gradient clip must not be negative, drop-connect in [0, 1)");
        }
    }
}
