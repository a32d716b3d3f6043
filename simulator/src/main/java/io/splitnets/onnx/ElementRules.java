package io.splitnets.onnx;

import io.splitnets.network.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Shapes of operations on each element, with the arithmetic that sizes need. */
final class ElementRules {
    /** Numbers of the element types that are no integers (onnx.proto3, DataType). */
    private static final List<Long> REALS = List.of(0L, 1L, 10L, 11L, 16L);

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
        boolean whole = !REALS.contains(call.node().integer("to", 0));
        Optional<List<Double>> values = in.values()
                .map(list -> list.stream()
                        .map(value -> whole ? (double) value.longValue() : value)
                        .toList());
        return List.of(call.result(in.dims(), values, whole));
    }

    /** A function of each element. */
    static ShapeRule each(DoubleUnaryOperator operator) {
        return call -> {
            Inferred in = call.operand(0);
            Optional<List<Double>> values = in.values()
                    .map(list -> list.stream().map(operator::applyAsDouble).toList());
            return List.of(call.result(in.dims(), values));
        };
    }

    /** One operand decides; mean and variance of training have a value per channel. */
    static List<Inferred> batchNormalization(OpCall call) {
        Inferred in = call.operand(0);
        Inferred statistics = call.result(call.operand(1).dims());
        if (in.rank() < 1 || statistics.elements() != (in.rank() == 1 ? 1 : in.dim(1))) {
            throw new ShapeException("scale " + statistics + " for " + in);
        }
        return List.of(call.result(in.dims()), statistics, statistics, statistics, statistics);
    }

    /** One operand decides; mean and deviation have one value where the axes behind {@code axis} had many. */
    static List<Inferred> layerNormalization(OpCall call) {
        Inferred in = call.operand(0);
        int axis = OpCall.axis(call.node().integer("axis", -1), in.rank());
        List<Long> dims = new ArrayList<>(in.dims().subList(0, axis));
        while (dims.size() < in.rank()) {
            dims.add(1L);
        }
        Inferred statistics = call.result(dims);
        return List.of(call.result(in.dims()), statistics, statistics);
    }

    /** The result with its scale and zero point, found while the network runs. */
    static List<Inferred> quantized(OpCall call) {
        Inferred one = call.result(List.of());
        return List.of(call.result(call.operand(0).dims()), one, one);
    }

    /** Operands are broadcast to one shape. */
    static List<Inferred> broadcast(OpCall call) {
        call.operand(0);
        return List.of(call.result(
                broadcast(call.operands().stream().map(Inferred::dims).toList())));
    }

    /** A slope per channel, or one that is broadcast to the operand. */
    static List<Inferred> slopes(OpCall call) {
        Inferred in = call.operand(0);
        Inferred slopes = call.operand(1);
        boolean channels = slopes.rank() == 1 && in.rank() > 1 && slopes.dim(0) == in.dim(1);
        if (!channels && !broadcast(List.of(in.dims(), slopes.dims())).equals(in.dims())) {
            throw new ShapeException("slopes " + slopes + " for " + in);
        }
        return List.of(call.result(in.dims()));
    }

    /** The second operand where the first is true, otherwise the third. */
    static List<Inferred> where(OpCall call) {
        Inferred test = call.operand(0);
        Inferred yes = call.operand(1);
        Inferred no = call.operand(2);
        List<Long> dims = broadcast(List.of(test.dims(), yes.dims(), no.dims()));
        List<Long> two = broadcast(List.of(test.dims(), yes.dims()));
        Inferred first = call.result(two, values(test, yes, two, (a, b) -> a == 0 ? Double.NaN : b));
        Optional<List<Double>> values = values(first, no, dims, (a, b) -> Double.isNaN(a) ? b : a);
        return List.of(call.result(dims, values, yes.whole() && no.whole()));
    }

    /** Integers are divided without the rest. */
    static List<Inferred> division(OpCall call) {
        boolean whole = call.operand(0).whole() && call.operand(1).whole();
        return arithmetic((a, b) -> whole ? (double) (long) (a / b) : a / b).infer(call);
    }

    /** As {@link #broadcast(OpCall)}; known values are computed. */
    static ShapeRule arithmetic(DoubleBinaryOperator operator) {
        return call -> {
            Inferred a = call.operand(0);
            Inferred b = call.operand(1);
            List<Long> dims = broadcast(List.of(a.dims(), b.dims()));
            return List.of(call.result(dims, values(a, b, dims, operator), a.whole() && b.whole()));
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
