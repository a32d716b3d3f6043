package io.splitnets.onnx;

import io.splitnets.network.ShapeException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known of a tensor without running the network.
 *
 * @param dims sizes, outermost first; empty for a scalar
 * @param values where they are few and do not depend on the input
 * @param constant whether it does not depend on the input of the network: a weight, or computed from weights
 * @param whole whether the values are integers, whose quotients are cut
 */
record Inferred(List<Long> dims, Optional<List<Double>> values, boolean constant, boolean whole) {
    static final double MOST_ELEMENTS = 0x1p40;

    /** Refuses negative sizes and 2^40 elements or more. */
    Inferred {
        dims = List.copyOf(dims);
        values = values.map(List::copyOf);
        for (long dim : dims) {
            if (dim < 0) {
                throw new ShapeException("a size of " + dim + " in " + show(dims));
            }
        }
        if (!isSmall(dims)) {
            throw new ShapeException("tensor " + show(dims) + " is too large");
        }
    }

    /** Whether no product of sizes overflows. */
    static boolean isSmall(List<Long> dims) {
        double product = 1;
        for (long dim : dims) {
            product *= Math.max(1, dim);
        }
        return product < MOST_ELEMENTS && dims.size() <= TensorReader.MOST_DIMS;
    }

    /** A tensor that depends on the input. */
    static Inferred computed(List<Long> dims) {
        return new Inferred(dims, Optional.empty(), false, false);
    }

    /** A constant whose values are not known or do not matter. */
    static Inferred fixed(List<Long> dims) {
        return new Inferred(dims, Optional.empty(), true, false);
    }

    /** A short list of constants. */
    static Inferred list(List<Double> values, boolean whole) {
        return new Inferred(List.of((long) values.size()), Optional.of(values), true, whole);
    }

    /** One constant. */
    static Inferred scalar(double value, boolean whole) {
        return new Inferred(List.of(), Optional.of(List.of(value)), true, whole);
    }

    int rank() {
        return dims.size();
    }

    long dim(int axis) {
        return dims.get(axis);
    }

    long elements() {
        return product(dims);
    }

    /** Product of sizes, below 2^40 for those of a tensor. */
    static long product(List<Long> sizes) {
        return sizes.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    }

    /** {@code 1x3x224x224}; {@code scalar} without sizes. */
    static String show(List<Long> dims) {
        return dims.isEmpty() ? "scalar" : dims.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    @Override
    public String toString() {
        return show(dims);
    }
}
