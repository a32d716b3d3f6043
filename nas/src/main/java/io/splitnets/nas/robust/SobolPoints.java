package io.splitnets.nas.robust;

import umontreal.ssj.hups.SobolSequence;
import umontreal.ssj.rng.MRG32k3a;

/**
 * Randomised quasi-Monte Carlo: points of Sobol's sequence (directions of Lemieux, Cieslak and Luttmer, as in SSJ) with a
 * random left matrix scramble and a random digital shift (Matousek, J. Complexity 14, 1998), so that each randomisation is
 * an unbiased sample of its own.
 */
final class SobolPoints {
    /** Dimensions for which SSJ has directions. */
    static final int MOST_DIMENSIONS = 360;

    private static final int DIGITS = 31;

    private SobolPoints() {}

    /**
     * The points of one randomisation, each coordinate strictly between 0 and 1.
     *
     * @param count of points, a power of two
     * @param dimensions of a point, 1 to {@value #MOST_DIMENSIONS}
     * @param seed of all randomisations
     * @param randomisation which one
     */
    static double[][] of(int count, int dimensions, long seed, int randomisation) {
        SobolSequence sequence = new SobolSequence(Integer.numberOfTrailingZeros(count), DIGITS, dimensions);
        MRG32k3a stream = stream(seed, randomisation);
        sequence.leftMatrixScramble(stream);
        sequence.addRandomShift(stream);
        double[][] points = new double[count][dimensions];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < dimensions; d++) {
                points[i][d] = sequence.getCoordinateNoGray(i, d);
            }
        }
        return points;
    }

    /** A stream of random numbers that is a function of its arguments alone. */
    static MRG32k3a stream(long seed, int purpose) {
        MRG32k3a stream = new MRG32k3a();
        long[] words = new long[6];
        // SplitMix64 (Steele, Lea, Flood, OOPSLA 2014); both moduli of MRG32k3a are above 2^31.
        long counter = seed * 0x9E3779B97F4A7C15L + purpose;
        for (int i = 0; i < words.length; i++) {
            counter += 0x9E3779B97F4A7C15L;
            long z = counter;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            words[i] = 1 + ((z ^ (z >>> 31)) >>> 33);
        }
        stream.setSeed(words);
        return stream;
    }
}
