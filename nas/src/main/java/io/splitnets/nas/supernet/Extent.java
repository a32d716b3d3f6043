package io.splitnets.nas.supernet;

/**
 * Size of an activation: (views, N, H, W, C) in memory, so that each view is one contiguous block.
 *
 * @param views views still apart, at least 1
 * @param height rows
 * @param width columns
 * @param channels innermost
 */
record Extent(int views, int height, int width, int channels) {
    int pixels() {
        return height * width;
    }

    /** Rows of the activation seen as a matrix with one column per channel. */
    int rows(int objects) {
        return objects * views * pixels();
    }

    int floats(int objects) {
        return Math.multiplyExact(rows(objects), channels);
    }

    Extent withChannels(int count) {
        return new Extent(views, height, width, count);
    }

    /** After a window of the given stride and "half" padding: sizes halve rounding up. */
    Extent strided(int stride) {
        return new Extent(views, (height + stride - 1) / stride, (width + stride - 1) / stride, channels);
    }
}
