package io.splitnets.onnx;

import java.util.List;
import java.util.Optional;

/**
 * A stored tensor: its shape, and its values where it is small enough to be an argument of a shape.
 *
 * @param name within its graph; empty for one in an attribute
 * @param dims sizes, outermost first; empty for a scalar
 * @param values of at most {@link #MOST_VALUES} elements, row by row; integers are exact up to 2^53. Empty for larger
 *     tensors, those in other files, and types that no shape depends on
 * @param whole whether it holds integers
 */
record OnnxTensor(String name, List<Long> dims, Optional<List<Double>> values, boolean whole) {
    /** Values of larger tensors are never loaded. */
    static final int MOST_VALUES = 64;

    OnnxTensor {
        dims = List.copyOf(dims);
        values = values.map(List::copyOf);
    }
}
