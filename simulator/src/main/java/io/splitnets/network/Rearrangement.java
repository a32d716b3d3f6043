package io.splitnets.network;

import java.util.List;

/** A layer that brings elements into other places, and computes nothing from them. */
public sealed interface Rearrangement extends Layer {
    /** The same elements in the same order under another shape (flatten, reshape): no work, no memory of its own. */
    record Reshape(TensorShape shape) implements Rearrangement {
        @Override
        public TensorShape output(List<TensorShape> inputs) {
            TensorShape in = Shapes.only(inputs, op());
            if (in.elements() != shape.elements()) {
                throw new ShapeException("RESHAPE of " + in + " to " + shape);
            }
            return shape;
        }

        @Override
        public String op() {
            return "RESHAPE";
        }
    }

    /**
     * Zeros around a tensor.
     *
     * @param channels channels of zeros behind the last one, 0 or more
     * @param padding rows and columns of zeros
     */
    record Pad(int channels, Padding padding) implements Rearrangement {
        @Override
        public TensorShape output(List<TensorShape> inputs) {
            TensorShape in = Shapes.only(inputs, op());
            return new TensorShape(
                    in.channels() + channels,
                    in.height() + padding.top() + padding.bottom(),
                    in.width() + padding.left() + padding.right());
        }

        @Override
        public String op() {
            return "PAD";
        }
    }

    /** Interpolation, nearest or linear, to {@code height} x {@code width}. */
    record Resize(int height, int width) implements Rearrangement {
        @Override
        public TensorShape output(List<TensorShape> inputs) {
            return new TensorShape(Shapes.only(inputs, op()).channels(), height, width);
        }

        @Override
        public String op() {
            return "RESIZE";
        }
    }

    /** Channels {@code first} to {@code first + channels - 1}. */
    record Slice(int first, int channels) implements Rearrangement {
        @Override
        public TensorShape output(List<TensorShape> inputs) {
            TensorShape in = Shapes.only(inputs, op());
            if (first < 0 || (long) first + channels > in.channels()) {
                throw new ShapeException("SLICE of " + channels + " channels from " + first + " of " + in);
            }
            return new TensorShape(channels, in.height(), in.width());
        }

        @Override
        public String op() {
            return "SLICE";
        }
    }

    /**
     * Any other movement: transposes, gathers, tiles, cuts and joins along rows. Each element read or written counts once.
     *
     * @param kind name of the operation in tables, such as TRANSPOSE
     * @param shape of the result
     */
    record Move(String kind, TensorShape shape) implements Rearrangement {
        @Override
        public TensorShape output(List<TensorShape> inputs) {
            if (inputs.isEmpty()) {
                throw new ShapeException(kind + " takes at least one input");
            }
            return shape;
        }

        @Override
        public String op() {
            return kind;
        }
    }
}
