package io.splitnets.npu;

import io.splitnets.network.LayerWorkload;

/**
 * One group of a convolution as a row-stationary array sees it. A kernel with more rows than the array is cut into parts,
 * each of which is a pass of its own.
 *
 * @param channels C of the group
 * @param filters M of the group
 * @param outHeight E
 * @param outWidth F
 * @param kernelRows R, of one part
 * @param kernelColumns S
 * @param parts of the kernel
 * @param stride U
 * @param dilation distance between kernel taps
 */
record RowLayer(
        long channels,
        long filters,
        long outHeight,
        long outWidth,
        long kernelRows,
        long kernelColumns,
        long parts,
        long stride,
        long dilation) {
    static RowLayer of(LayerWorkload layer, int rows) {
        long parts = Folds.ceilDiv(layer.kernelH(), rows);
        long kernelRows = Folds.ceilDiv(layer.kernelH(), parts);
        long taps = (long) layer.kernelH() * layer.kernelW();
        // A table may give the product alone; then the summed length is a column of channels of a 1 x 1 kernel.
        boolean shaped = layer.k() % taps == 0 && layer.m() == (long) layer.outHeight() * layer.outWidth();
        return shaped
                ? new RowLayer(
                        layer.k() / taps,
                        layer.n(),
                        layer.outHeight(),
                        layer.outWidth(),
                        kernelRows,
                        layer.kernelW(),
                        parts,
                        layer.stride(),
                        layer.dilation())
                : new RowLayer(layer.k(), layer.n(), 1, layer.m(), 1, 1, 1, 1, 1);
    }

    /** Rows of input under {@code strip} rows of output. */
    long inputRows(long strip) {
        return (strip - 1) * stride + (kernelRows - 1) * dilation + 1;
    }

    /** Columns of input, padding included. */
    long inputColumns() {
        return (outWidth - 1) * stride + (kernelColumns - 1) * dilation + 1;
    }

    long results() {
        return filters * outHeight * outWidth;
    }

    long taps() {
        return kernelRows * kernelColumns;
    }
}
