package io.splitnets.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.rng.RandomStream;

/**
 * The random numbers of one component for one purpose. The stream is a function of (seed, component name, purpose) alone:
 * it does not depend on which other streams exist, on the order in which they are asked for, or on the thread. The
 * substream is the replication, so two systems that share names share their random numbers (common random numbers).
 *
 * <p>Generator: MRG32k3a (L'Ecuyer 1999), period 2^191, substreams 2^76 draws apart. Its six seed words come from SHA-256
 * of the key, which places streams at random on the cycle; with 10^6 streams of 2^76 draws the chance that any two
 * overlap is below 2^-74. Not safe for concurrent use: one simulation, one thread.
 */
public final class RandomSource {
    private static final long M1 = 4294967087L;
    private static final long M2 = 4294944443L;

    private final String component;
    private final String purpose;
    private final MRG32k3a stream;

    RandomSource(long seed, int replication, String component, String purpose) {
        this.component = component;
        this.purpose = purpose;
        this.stream = newStream();
        restart(seed, replication);
    }

    /**
     * A source outside any simulation, for generators and tests; the same numbers as
     * {@link Simulation#random(String, String)} with the same arguments.
     *
     * @param replication 0 or above
     */
    public static RandomSource of(long seed, int replication, String component, String purpose) {
        return new RandomSource(seed, replication, component, purpose);
    }

    /** The next number, uniform on the open interval (0, 1), resolution 2^-32. */
    public double uniform() {
        return stream.nextDouble();
    }

    /** The stream itself, for the generators of SSJ's {@code randvar}. Do not reset or reseed it. */
    public RandomStream stream() {
        return stream;
    }

    void restart(long seed, int replication) {
        stream.setSeed(seedWords(seed, component, purpose));
        for (int i = 0; i < replication; i++) {
            stream.resetNextSubstream();
        }
    }

    // The constructor reads and advances a static seed without a lock. The values are replaced at once, but a lock
    // keeps
    // the static array itself from being torn by two threads.
    private static MRG32k3a newStream() {
        synchronized (RandomSource.class) {
            return new MRG32k3a();
        }
    }

    static long[] seedWords(long seed, String component, String purpose) {
        byte[] name = component.getBytes(StandardCharsets.UTF_8);
        byte[] use = purpose.getBytes(StandardCharsets.UTF_8);
        ByteBuffer key = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + name.length + use.length);
        key.putLong(seed).putInt(name.length).put(name).put(use);
        ByteBuffer digest = ByteBuffer.wrap(sha256(key.array()));
        long[] words = new long[6];
        for (int i = 0; i < words.length; i++) {
            words[i] = Integer.toUnsignedLong(digest.getInt()) % (i < 3 ? M1 : M2);
        }
        // Neither half of the state may be all zero.
        words[0] += words[0] + words[1] + words[2] == 0 ? 1 : 0;
        words[3] += words[3] + words[4] + words[5] == 0 ? 1 : 0;
        return words;
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
