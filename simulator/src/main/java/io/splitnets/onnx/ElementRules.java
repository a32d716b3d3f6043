package io.splitnets.onnx;

import io.splitnets.network.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/** Shapes of operations on each element, with the arithmetic that sizes need. */
final class ElementRules {
    private ElementRules() {}

    /** One operand decides; masks and statistics of training have its shape too. */
    static List<Inferred> same(OpCall call) {
        Inferred out = call.result(call.operand(0).dims());
        return List.of(out, out);
    }

    /** As {@link #same}, and the values stay. */
    static List<Inferred> identity(OpCall call) {
        Inferred in = call.operand(0);
        Inferred out = call.result(in.dims(), in.values());
        return List.of(out, call.result(in.dims()));
    }

    /** A cast; only whole numbers are values of sizes. */
    static List<Inferred> cast(OpCall call) {
        Inferred in = call.operand(0);
        boolean toInteger = call.node().integer("to", 0) == 6 || call.node().integer("to", 0) == 7;
        Optional<List<Double>> values = in.values()
                .map(list -> list.stream()
                        .map(value -> toInteger ? (double) value.longValue() : value)
                        .toList());
        return List.of(call.result(in.dims(), values));
    }

    /** Operands are broadcast to one shape. */
    static List<Inferred> broadcast(OpCall call) {
        call.operand(0);
        return List.of(call.result(
                broadcast(call.operands().stream().map(Inferred::dims).toList())));
    }

    /** As {@link #broadcast(OpCall)}; known values are computed. */
    static ShapeRule arithmetic(DoubleBinaryOperator operator) {
        return call -> {
            Inferred a = call.operand(0);
            Inferred b = call.operand(1);
            List<Long> dims = broadcast(List.of(a.dims(), b.dims()));
            return List.of(call.result(dims, values(a, b, dims, operator)));
        };
    }

    private static Optional<List<Double>> values(
            Inferred a, Inferred b, List<Long> dims, DoubleBinaryOperator operator) {
        if (a.values().isEmpty() || b.values().isEmpty() || dims.size() > 1) {
            return Optional.empty();
        }
        List<Double> left = a.values().get();
        List<Double> right = b.values().get();
        int count = (int) Inferred.product(dims);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(operator.applyAsDouble(left.get(i % left.size()), right.get(i % right.size())));
        }
        return Optional.of(values);
    }

    /** The shape to which all of {@code shapes} can be repeated (ONNX, multidirectional broadcasting). */
    static List<Long> broadcast(List<List<Long>> shapes) {
        int rank = shapes.stream().mapToInt(List::size).max().orElse(0);
        List<Long> dims = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            long size = 1;
            for (List<Long> shape : shapes) {
                int own = axis - rank + shape.size();
                long other = own < 0 ? 1 : shape.get(own);
                if (size != 1 && other != 1 && size != other) {
                    throw new ShapeException("shapes that cannot be broadcast: "
                            + shapes.stream().map(Inferred::show).toList());
                }
                size = size == 1 ? other : size;
            }
            dims.add(size);
        }
        return dims;
    }
}
