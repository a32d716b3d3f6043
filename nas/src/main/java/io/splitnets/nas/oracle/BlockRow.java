package io.splitnets.nas.oracle;

import java.util.Optional;

/**
 * A row of a {@link BlockTable}.
 *
 * @param key which block
 * @param macs multiply-accumulates of one inference
 * @param weights stored weights and biases
 * @param peakBytes most bytes of activations at once while it runs on the sensor, by the sensor's memory policy; 0 where no
 *     sensor runs it
 * @param sensor on the sensor's processor; empty where no sensor runs it
 * @param aggregator on the aggregator's processor; empty where it does not run it
 */
public record BlockRow(
        BlockKey key,
        long macs,
        long weights,
        long peakBytes,
        Optional<BlockSide> sensor,
        Optional<BlockSide> aggregator) {}
