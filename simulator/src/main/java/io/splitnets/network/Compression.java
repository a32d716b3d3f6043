package io.splitnets.network;

/**
 * The split module at a cut: a 1x1 convolution to fewer channels on the sensor (reduce) and one back on the aggregator
 * (recover, or fuse where several views meet).
 *
 * @param keptChannels channels that cross the link, per view
 * @param bits bits per transmitted value, 1 to 32
 */
public record Compression(int keptChannels, int bits) {
    /** Refuses fewer than one channel and widths outside 1 to 32. */
    public Compression {
        if (keptChannels < 1 || bits < 1 || bits > 32) {
            throw new IllegalArgumentException("at least one kept channel, and 1 to 32 bits");
        }
    }
}
