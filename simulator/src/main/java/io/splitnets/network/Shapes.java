package io.splitnets.network;

import java.util.List;

/** Shape rules shared by the layers. */
final class Shapes {
    private Shapes() {}

    static TensorShape only(List<TensorShape> inputs, String op) {
        if (inputs.size() != 1) {
            throw new ShapeException(op + " takes one input, not " + inputs.size());
        }
        return inputs.get(0);
    }

    /** Output length of a sliding window, rounding down. */
    static int window(int size, int kernel, int stride, int dilation, int padding) {
        int reach = (kernel - 1) * dilation + 1;
        if (size + padding < reach) {
            throw new ShapeException("a window of " + reach + " does not fit into " + size + " + " + padding);
        }
        return (size + padding - reach) / stride + 1;
    }

    /** Output length of a pool; rounding up drops a last window that would start in the padding behind the input. */
    static int pooled(int size, int kernel, int stride, int before, int behind, boolean ceil) {
        int down = window(size, kernel, stride, 1, before + behind);
        boolean more = (size + before + behind - kernel) % stride != 0;
        return ceil && more && (long) down * stride < (long) size + before ? down + 1 : down;
    }

    static TensorShape merged(List<TensorShape> inputs, String op) {
        if (inputs.isEmpty()) {
            throw new ShapeException(op + " takes at least one input");
        }
        TensorShape full = inputs.get(0);
        for (TensorShape shape : inputs) {
            full = shape.elements() > full.elements() ? shape : full;
        }
        for (TensorShape shape : inputs) {
            boolean broadcast = shape.channels() == full.channels() && shape.height() == 1 && shape.width() == 1;
            if (!shape.equals(full) && !broadcast) {
                throw new ShapeException(op + " of " + shape + " and " + full);
            }
        }
        return full;
    }

    static TensorShape concatenated(List<TensorShape> inputs) {
        if (inputs.isEmpty()) {
            throw new ShapeException("CONCAT takes at least one input");
        }
        TensorShape first = inputs.get(0);
        int channels = 0;
        for (TensorShape shape : inputs) {
            if (shape.height() != first.height() || shape.width() != first.width()) {
                throw new ShapeException("CONCAT of " + first + " and " + shape);
            }
            channels += shape.channels();
        }
        return new TensorShape(channels, first.height(), first.width());
    }
}
