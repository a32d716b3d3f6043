package io.splitnets.trace;

import io.splitnets.engine.RandomSource;
import io.splitnets.units.SimTime;

/**
 * Symmetric noise around zero, cut off at {@code max} by drawing again. The cut makes the true spread smaller than
 * {@code scale} when it is near.
 *
 * @param law shape of the distribution
 * @param scale standard deviation before the cut for {@code NORMAL} and {@code LAPLACE}; factor of the standard t
 *     distribution for {@code STUDENT_T}; above zero
 * @param freedom degrees of freedom of {@code STUDENT_T}, from 0.1 to 100, also broken ones; ignored by the others
 * @param max largest deviation to either side, at least a tenth of {@code scale}
 */
public record Noise(Law law, SimTime scale, double freedom, SimTime max) {
    /** The shape of the noise. */
    public enum Law {
        /** Gaussian. */
        NORMAL,
        /** Two-sided exponential: heavier tails. */
        LAPLACE,
        /** Student's t: tails as heavy as its degrees of freedom say; below 2 the largest deviations dominate. */
        STUDENT_T
    }

    /** Refuses a scale of zero or below, and a cut so near that most draws would be wasted. */
    public Noise {
        if (scale.picoseconds() <= 0 || max.picoseconds() < scale.picoseconds() / 10 || max.picoseconds() <= 0) {
            throw new IllegalArgumentException(
                    "noise needs a scale above zero and a maximum of at least a tenth of it");
        }
        if (law == Law.STUDENT_T && !(freedom >= 0.1 && freedom <= 100)) {
            throw new IllegalArgumentException("degrees of freedom " + freedom + " are not within 0.1 and 100");
        }
    }

    /** Gaussian noise with standard deviation {@code sigma}, cut at {@code max}. */
    public static Noise normal(SimTime sigma, SimTime max) {
        return new Noise(Law.NORMAL, sigma, 0, max);
    }

    /** Two-sided exponential noise with standard deviation {@code sigma}, cut at {@code max}. */
    public static Noise laplace(SimTime sigma, SimTime max) {
        return new Noise(Law.LAPLACE, sigma, 0, max);
    }

    /** Student's t times {@code scale}, cut at {@code max}. */
    public static Noise studentT(SimTime scale, double freedom, SimTime max) {
        return new Noise(Law.STUDENT_T, scale, freedom, max);
    }

    /** The next deviation in picoseconds, from {@code -max} to {@code max}. */
    long draw(RandomSource random) {
        double limit = max.picoseconds();
        double value;
        do {
            value = scale.picoseconds() * standard(random);
        } while (!(Math.abs(value) <= limit));
        return Math.round(value);
    }

    // StrictMath throughout: Math may differ in the last bit between machines, and traces must not.
    private double standard(RandomSource random) {
        double u = random.uniform();
        double v = random.uniform();
        return switch (law) {
            case NORMAL -> Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
            case LAPLACE -> -StrictMath.log(u) / Math.sqrt(2) * (v < 0.5 ? -1 : 1);
            case STUDENT_T ->
                // Bailey, "Polar generation of random variates with the t-distribution", Math. Comp. 62, 1994.
                Math.sqrt(freedom * (StrictMath.pow(u, -2 / freedom) - 1)) * StrictMath.cos(2 * Math.PI * v);
        };
    }
}
