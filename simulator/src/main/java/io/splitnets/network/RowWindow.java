package io.splitnets.network;

import io.splitnets.network.NetworkGraph.Node;

/**
 * The rows of an operand that one row of the result needs.
 *
 * @param reach rows from the first to the last, gaps of a dilation included
 * @param stride rows from one window to the next
 * @param padding rows of zeros above the operand
 */
record RowWindow(int reach, int stride, int padding) {
    /** The window of a layer that works row by row; one row for element-wise layers. */
    static RowWindow of(Node node) {
        if (node.layer() instanceof Layer.Conv conv) {
            int reach = (conv.kernelHeight() - 1) * conv.dilation() + 1;
            return new RowWindow(reach, conv.stride(), conv.padding().top());
        }
        if (node.layer() instanceof Rearrangement.Pad pad) {
            return new RowWindow(1, 1, pad.padding().top());
        }
        return node.layer() instanceof Layer.Pool pool
                ? new RowWindow(
                        pool.kernelHeight(), pool.stride(), pool.padding().top())
                : new RowWindow(1, 1, 0);
    }

    /** The first row needed for row {@code row} of the result. */
    int firstRow(int row) {
        return Math.max(0, row * stride - padding);
    }

    /** The last one, of an operand that has {@code rows} rows; below the first where the window lies in the padding. */
    int lastRow(int row, int rows) {
        return Math.min(rows - 1, row * stride - padding + reach - 1);
    }
}
