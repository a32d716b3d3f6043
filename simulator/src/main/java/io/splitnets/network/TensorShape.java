package io.splitnets.network;

/**
 * Shape of one activation tensor of one frame, in the order C, H, W (N is 1 throughout).
 *
 * @param channels C, at least 1
 * @param height H, at least 1
 * @param width W, at least 1
 */
public record TensorShape(int channels, int height, int width) {
    /** Refuses sizes below one and tensors of 2^40 elements or more. */
    public TensorShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new ShapeException("tensor sizes must be at least 1, not " + channels + "x" + height + "x" + width);
        }
        if ((double) channels * height * width >= 0x1p40) {
            throw new ShapeException("tensor " + channels + "x" + height + "x" + width + " is too large");
        }
    }

    /** C * H * W. */
    public long elements() {
        return (long) channels * height * width;
    }

    /** Bytes at {@code bits} per element, rounded up to whole bytes. */
    public long bytes(int bits) {
        return (elements() * bits + 7) / 8;
    }

    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
