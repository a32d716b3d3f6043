package io.splitnets.npu;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.network.LayerWorkload;

/**
 * Sizes of the tiles of one group of a layer: {@code n} output channels, {@code c} input channels, {@code h} rows of the
 * result, in whole rows. Element-wise layers have no weights and are cut anywhere.
 */
final class TileShape {
    private final LayerWorkload layer;
    private final NpuSpec spec;
    private final long channels;
    private final long taps;

    TileShape(LayerWorkload layer, NpuSpec spec) {
        this.layer = layer;
        this.spec = spec;
        this.channels = layer.elementWise() ? 1 : Math.max(1, layer.inChannels() / layer.groups());
        this.taps = layer.elementWise() ? 0 : Folds.ceilDiv(layer.k(), channels);
    }

    LayerWorkload layer() {
        return layer;
    }

    /** Input channels of a group. */
    long channels() {
        return channels;
    }

    /** Output channels of a group; 1 of an element-wise layer. */
    long filters() {
        return layer.elementWise() ? 1 : layer.n();
    }

    /** Bytes of weights of a tile. */
    long weightBytes(long n, long c) {
        return bytes(Math.multiplyExact(n * c, taps), spec.precision().weightBits());
    }

    /** Bytes of operands of a tile. */
    long inputBytes(long c, long h) {
        long rows = layer.elementWise() ? h : Math.min(layer.height(), (h - 1) * layer.stride() + layer.reachHeight());
        return bytes(
                Math.multiplyExact(c * rows, layer.width()), spec.precision().activationBits());
    }

    /** Bytes of results of a tile: as sums if input channels are cut. */
    long outputBytes(long n, long c, long h) {
        int bits = c < channels ? sumBits() : spec.precision().activationBits();
        return bytes(Math.multiplyExact(n * h, layer.outWidth()), bits);
    }

    /** Bytes of all results of the layer, as sums. */
    long sumBytes() {
        return bytes(layer.ofmap(), sumBits());
    }

    private int sumBits() {
        return Math.max(spec.precision().activationBits(), spec.buffering().accumulatorBits());
    }

    /** What one tile may take of activation memory. */
    long activationRoom() {
        return spec.activationMemory().bytes() / spec.buffering().tilesInMemory();
    }

    /** What one tile may take of weight memory. */
    long weightRoom() {
        return spec.weightMemory().bytes() / spec.buffering().tilesInMemory();
    }

    /** Whether rows can pass by: a window of rows, the rows that follow it, and rows of results. */
    boolean windowFits() {
        int tiles = spec.buffering().tilesInMemory();
        long following =
                Math.multiplyExact((tiles - 1) * channels, Math.multiplyExact((long) layer.stride(), layer.width()));
        long window =
                inputBytes(channels, 1) + bytes(following, spec.precision().activationBits());
        return window + tiles * outputBytes(filters(), channels, 1)
                <= spec.activationMemory().bytes();
    }

    /**
     * Bytes of activations in the smallest tile: one row of one input channel with its sums, or of all input channels with
     * its results, which are narrower than sums, where the weights for that fit.
     */
    private long leastActivations(boolean held) {
        long one = inputBytes(1, 1) + outputBytes(1, 1, 1);
        return held || weightBytes(1, channels) <= weightRoom()
                ? Math.min(one, inputBytes(channels, 1) + outputBytes(1, channels, 1))
                : one;
    }

    /** Refuses a layer whose smallest tile of weights does not fit. */
    void requireWeights() {
        require(weightBytes(1, 1), spec.weightMemory().bytes(), "weight");
    }

    /** Refuses a layer whose smallest tile of activations does not fit, with all weights on chip if {@code held}. */
    void requireActivations(boolean held) {
        require(leastActivations(held), spec.activationMemory().bytes(), "activation");
    }

    private void require(long tile, long there, String memory) {
        long least = Math.multiplyExact(tile, spec.buffering().tilesInMemory());
        if (least > there) {
            throw new LayerDoesNotFitException(layer.name(), memory, least, there);
        }
    }

    private static long bytes(long elements, int bits) {
        return Folds.ceilDiv(Math.multiplyExact(elements, bits), 8);
    }
}
