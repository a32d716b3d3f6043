package io.splitnets.nas.dataset;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Random numbers that belong to a key (seed, purpose, index), so that objects can be drawn in any order and on any
 * thread. SplittableRandom (Steele, Lea, Flood, OOPSLA 2014) yields the same 64-bit words on every Java version; only
 * those are used, since the ranged methods of the platform changed between versions.
 */
public final class KeyedRandom {
    private final SplittableRandom words;

    private KeyedRandom(long key) {
        words = new SplittableRandom(key);
    }

    /** Numbers of their own for each seed, purpose and index. */
    public static KeyedRandom of(long seed, String purpose, long index) {
        long key = mix(seed);
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            key = mix(key ^ b);
        }
        return new KeyedRandom(mix(key ^ index));
    }

    /** Uniform in [0, 1), with 53 bits. */
    public double unit() {
        return (words.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [low, high). */
    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** Uniform in 0 to bound - 1; the bias of the multiplication is below 2^-20 for bounds below 2^33. */
    public int below(int bound) {
        return (int) (unit() * bound);
    }

    /** True with a probability from 0 to 1. */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** The finaliser of MurmurHash3 after adding a constant, so that zero does not stay zero. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }
}
