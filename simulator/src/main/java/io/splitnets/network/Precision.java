package io.splitnets.network;

/**
 * Bits per stored value.
 *
 * @param weightBits bits of a weight, 1 to 32
 * @param activationBits bits of an activation, 1 to 32
 */
public record Precision(int weightBits, int activationBits) {
    /** Eight bits for both. */
    public static final Precision INT8 = new Precision(8, 8);

    /** Refuses widths outside 1 to 32. */
    public Precision {
        if (weightBits < 1 || weightBits > 32 || activationBits < 1 || activationBits > 32) {
            throw new IllegalArgumentException("bits must be between 1 and 32");
        }
    }
}
