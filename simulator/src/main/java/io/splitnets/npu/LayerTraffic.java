package io.splitnets.npu;

/**
 * Bytes that a layer moves, after tiling.
 *
 * @param tiling the tiling with the least traffic
 * @param weights weight bytes loaded from outside, each load counted; 0 where the weights are resident
 * @param ifmap input bytes read, each read counted
 * @param ofmap output bytes written, each result once
 * @param sums bytes of partial sums written outside and read back
 * @param spilled whether the activations do not fit on chip together and so cross to the outside
 * @param sramBytes bytes through on-chip memory: activations, and weights read once per pass even where resident
 * @param firstBytes bytes from outside without which the first tile cannot start
 * @param lastBytes bytes to the outside that are left when computing ends
 */
public record LayerTraffic(
        Tiling tiling,
        long weights,
        long ifmap,
        long ofmap,
        long sums,
        boolean spilled,
        long sramBytes,
        long firstBytes,
        long lastBytes) {
    /** Which operand is cut into tiles. */
    public enum Tiling {
        /** None: the activations or the weights fit on chip, the other streams past, and each byte moves once. */
        ONE_PASS,
        /** Weights: inputs are read again for each tile of weights. */
        WEIGHTS_TILED,
        /** Inputs: weights are read again for each tile of inputs, and input tiles overlap by a halo. */
        INPUTS_TILED,
        /** Input channels: partial sums leave the chip and come back. */
        SUMS_SPILLED,
        /** Strips of rows, as the mapping of a row-stationary array cuts them. */
        STRIPS
    }

    /** All of it. */
    public long total() {
        return Math.addExact(Math.addExact(weights, sums), Math.addExact(ifmap, ofmap));
    }

    /** Bytes that cross to memory outside the accelerator. */
    public long externalBytes() {
        return spilled ? total() : weights;
    }
}
