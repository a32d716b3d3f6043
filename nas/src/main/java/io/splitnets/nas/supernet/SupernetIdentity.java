package io.splitnets.nas.supernet;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an exported network came from.
 *
 * @param space SHA-256 of the space and its initialisation, as in a checkpoint
 * @param weights SHA-256 of all weights and quantiser ranges as they are now
 */
public record SupernetIdentity(String space, String weights) {
    /** Of the present weights. */
    public static SupernetIdentity of(Supernet supernet) {
        int size = supernet.parameters();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * (size + supernet.ranges().length));
        for (int i = 0; i < size; i++) {
            bytes.putFloat(supernet.store().weights().floats().get(i));
        }
        for (float range : supernet.ranges()) {
            bytes.putFloat(range);
        }
        return new SupernetIdentity(Checkpoint.spaceHash(supernet), sha256(bytes.array()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
