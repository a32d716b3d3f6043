package io.splitnets.network;

import java.util.List;

/**
 * Products of two computed tensors, such as the scores of an attention: {@code count} times an M x K by a K x N matrix. No
 * weights are stored; a processor holds the second operand where it holds the weights of other layers.
 *
 * @param count number of products side by side
 * @param rows M
 * @param summed K
 * @param columns N
 * @param shape of the result, {@code count * rows * columns} elements
 */
public record MatrixProduct(int count, int rows, int summed, int columns, TensorShape shape) implements Layer {
    /** Refuses sizes below one and a shape of another size. */
    public MatrixProduct {
        if (count < 1 || rows < 1 || summed < 1 || columns < 1) {
            throw new ShapeException("sizes of a product must be at least 1");
        }
        if ((double) count * rows * columns != shape.elements()) {
            throw new ShapeException("products of " + count + " x " + rows + " x " + columns + " as " + shape);
        }
    }

    @Override
    public TensorShape output(List<TensorShape> inputs) {
        if (inputs.size() != 2) {
            throw new ShapeException(op() + " takes two inputs, not " + inputs.size());
        }
        return shape;
    }

    @Override
    public long macs(List<TensorShape> inputs) {
        return shape.elements() * summed;
    }

    @Override
    public String op() {
        return "MATMUL";
    }
}
