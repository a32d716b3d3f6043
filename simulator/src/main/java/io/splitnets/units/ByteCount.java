package io.splitnets.units;

/**
 * An amount of memory or data.
 *
 * @param bytes zero or above
 */
public record ByteCount(long bytes) implements Comparable<ByteCount> {
    /** Refuses a negative amount. */
    public ByteCount {
        if (bytes < 0) {
            throw new QuantityException("expected zero bytes or more");
        }
    }

    /**
     * Reads an amount with its unit, {@code 512 KiB} or {@code 2 MB}; it must be a whole number of bytes.
     *
     * @throws QuantityException if it is not
     */
    public static ByteCount parse(String text) {
        Rational value = Quantity.parse(text, Dimension.BYTES);
        if (value.denominator() != 1) {
            throw new QuantityException("expected a whole number of bytes");
        }
        return new ByteCount(value.numerator());
    }

    @Override
    public int compareTo(ByteCount other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        if (bytes >= 1 << 20 && bytes % (1 << 10) == 0) {
            return Quantity.number(bytes / 1048576.0, 6) + " MiB";
        }
        return bytes >= 1 << 10 && bytes % (1 << 7) == 0 ? Quantity.number(bytes / 1024.0, 6) + " KiB" : bytes + " B";
    }
}
