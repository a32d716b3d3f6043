package io.splitnets.network;

/**
 * Where a network is cut: after a named block, before everything ({@link #NONE}: raw pixels go to the aggregator) or
 * after everything ({@link #ALL}: the whole network runs on the sensor and its result goes out).
 *
 * @param after name of the last block on the sensor, or of its last layer
 */
public record SplitPoint(String after) {
    /** Nothing on the sensor. */
    public static final SplitPoint NONE = new SplitPoint("none");

    /** Everything on the sensor. */
    public static final SplitPoint ALL = new SplitPoint("all");
}
