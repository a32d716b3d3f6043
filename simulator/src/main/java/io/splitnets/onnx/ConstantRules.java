package io.splitnets.onnx;

import io.splitnets.network.ShapeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Tensors that do not depend on the input, and sizes taken from tensors. */
final class ConstantRules {
    private ConstantRules() {}

    static List<Inferred> constant(OpCall call) {
        OnnxNode node = call.node();
        Optional<OnnxTensor> tensor = node.attribute("value").flatMap(OnnxAttribute::tensor);
        if (tensor.isPresent()) {
            return List.of(of(tensor.get()));
        }
        if (node.attribute("value_ints").isPresent()) {
            return List.of(integers(node.integers("value_ints").orElse(List.of())));
        }
        if (node.attribute("value_floats").isPresent()) {
            return List.of(Inferred.list(
                    node.attribute("value_floats").map(OnnxAttribute::reals).orElse(List.of()), false));
        }
        if (node.attribute("value_int").isPresent()) {
            return List.of(Inferred.scalar(node.integer("value_int", 0), true));
        }
        if (node.attribute("value_float").isPresent()) {
            return List.of(Inferred.scalar(node.real("value_float", 0), false));
        }
        throw new ShapeException("expected a tensor, an integer or a float as the value");
    }

    private static Inferred integers(List<Long> values) {
        return Inferred.list(values.stream().map(Long::doubleValue).toList(), true);
    }

    /** A stored tensor. */
    static Inferred of(OnnxTensor tensor) {
        return new Inferred(tensor.dims(), tensor.values(), true, tensor.whole());
    }

    static List<Inferred> constantOfShape(OpCall call) {
        List<Long> dims =
                call.values(0, "shape").stream().map(Double::longValue).toList();
        Inferred shape = Inferred.fixed(dims);
        if (shape.elements() > OnnxTensor.MOST_VALUES) {
            return List.of(shape);
        }
        Optional<OnnxTensor> given = call.node().attribute("value").flatMap(OnnxAttribute::tensor);
        double value = given.flatMap(OnnxTensor::values)
                .filter(values -> values.size() == 1)
                .map(values -> values.get(0))
                .orElse(0.0);
        List<Double> values = Collections.nCopies((int) shape.elements(), value);
        boolean whole = given.filter(OnnxTensor::whole).isPresent();
        return List.of(new Inferred(dims, Optional.of(values), true, whole));
    }

    /** The sizes of a tensor are known even where its values are not. */
    static List<Inferred> shape(OpCall call) {
        List<Long> dims = call.operand(0).dims();
        int rank = dims.size();
        long start = clamp(call.node().integer("start", 0), rank);
        long end = clamp(call.node().integer("end", rank), rank);
        return List.of(integers(dims.subList((int) start, (int) Math.max(start, end))));
    }

    private static long clamp(long index, int rank) {
        return Math.max(0, Math.min(rank, index < 0 ? index + rank : index));
    }

    /** The number of elements. */
    static List<Inferred> size(OpCall call) {
        return List.of(Inferred.scalar(call.operand(0).elements(), true));
    }

    /** Numbers from a start up to a limit, which is left out, in steps. */
    static List<Inferred> range(OpCall call) {
        double start = one(call, 0, "start");
        double step = one(call, 2, "delta");
        double count = Math.max(0, Math.ceil((one(call, 1, "limit") - start) / step));
        if (step == 0 || !(count < Inferred.MOST_ELEMENTS)) {
            throw new ShapeException("a range of " + count + " numbers");
        }
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < Math.min(count, OnnxTensor.MOST_VALUES + 1); i++) {
            values.add(start + i * step);
        }
        return List.of(call.result(List.of((long) count), Optional.of(values)));
    }

    private static double one(OpCall call, int index, String what) {
        List<Double> values = call.values(index, what);
        if (values.size() != 1) {
            throw new ShapeException("expected one " + what + ", found " + values);
        }
        return values.get(0);
    }
}
