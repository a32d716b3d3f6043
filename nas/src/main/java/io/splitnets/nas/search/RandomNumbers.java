package io.splitnets.nas.search;

import java.util.Arrays;
import java.util.List;
import umontreal.ssj.rng.MRG32k3a;

/**
 * The one source of randomness of a search: L'Ecuyer's MRG32k3a (Operations Research 47(1), 1999) as in SSJ, seeded and
 * with a state that can be written down. Its resolution of 2^-32 is far finer than any gene needs.
 */
final class RandomNumbers {
    /** The moduli of the two components of MRG32k3a. */
    private static final long MODULUS_1 = 4294967087L;

    private static final long MODULUS_2 = 4294944443L;

    private final MRG32k3a stream = new MRG32k3a();

    RandomNumbers(long seed) {
        stream.setSeed(spread(seed));
    }

    /** Continues a generator whose {@link #state} is given. */
    RandomNumbers(List<Long> state) {
        if (!valid(state)) {
            throw new SearchStateException("not a state of the random number generator: " + state);
        }
        stream.setSeed(state.stream().mapToLong(Long::longValue).toArray());
    }

    /** Uniform in 0 .. bound-1. */
    int below(int bound) {
        return stream.nextInt(0, bound - 1);
    }

    /** True with the given probability. */
    boolean chance(double probability) {
        return stream.nextDouble() < probability;
    }

    /** Uniform in 0..1, both excluded. */
    double unit() {
        return stream.nextDouble();
    }

    List<Long> state() {
        return Arrays.stream(stream.getState()).boxed().toList();
    }

    private static boolean valid(List<Long> state) {
        return state.size() == 6
                && state.subList(0, 3).stream().allMatch(x -> x >= 0 && x < MODULUS_1)
                && state.subList(3, 6).stream().allMatch(x -> x >= 0 && x < MODULUS_2)
                && state.subList(0, 3).stream().anyMatch(x -> x > 0)
                && state.subList(3, 6).stream().anyMatch(x -> x > 0);
    }

    /** SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), so that seeds 1, 2, 3 give unrelated streams. */
    private static long[] spread(long seed) {
        long[] words = new long[6];
        long counter = seed;
        for (int i = 0; i < words.length; i++) {
            counter += 0x9E3779B97F4A7C15L;
            long z = counter;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            z ^= z >>> 31;
            // 1 + ... keeps every word above 0: a component of zeros would stay zero for ever.
            words[i] = 1 + Long.remainderUnsigned(z, (i < 3 ? MODULUS_1 : MODULUS_2) - 1);
        }
        return words;
    }
}
