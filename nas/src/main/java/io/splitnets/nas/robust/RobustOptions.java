package io.splitnets.nas.robust;

import java.util.OptionalDouble;

/**
 * How the assumptions are sampled.
 *
 * @param samples systems, a power of two from 64 to 65,536; they come in {@link #SHIFTS} independent randomisations
 * @param seed of every random choice
 * @param budgetMs p99 latency that takes the place of the search's limit, in ms; empty: the search's own limits
 */
public record RobustOptions(int samples, long seed, OptionalDouble budgetMs) {
    /** Independent randomisations of the point set; intervals are taken over them. */
    public static final int SHIFTS = 8;

    private static final int LEAST = 64;
    private static final int MOST = 65_536;

    /** Refuses a number of samples that is no power of two, or out of range. */
    public RobustOptions {
        if (samples < LEAST || samples > MOST || Integer.bitCount(samples) != 1) {
            throw new RobustException("--samples: '" + samples + "': expected a power of two from " + LEAST + " to "
                    + MOST + ", which Sobol's points are balanced for");
        }
    }

    /** Points of one randomisation. */
    int perShift() {
        return samples / SHIFTS;
    }
}
