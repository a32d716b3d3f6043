package io.splitnets.onnx;

import io.splitnets.network.ShapeException;
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
            return List.of(Inferred.list(node.integers("value_ints").orElse(List.of()).stream()
                    .map(Long::doubleValue)
                    .toList()));
        }
        if (node.attribute("value_floats").isPresent()) {
            return List.of(Inferred.list(
                    node.attribute("value_floats").map(OnnxAttribute::reals).orElse(List.of())));
        }
        if (node.attribute("value_int").isPresent()) {
            return scalar(node.integer("value_int", 0));
        }
        if (node.attribute("value_float").isPresent()) {
            return scalar(node.real("value_float", 0));
        }
        throw new ShapeException("expected a tensor, an integer or a float as the value");
    }

    private static List<Inferred> scalar(double value) {
        return List.of(new Inferred(List.of(), Optional.of(List.of(value)), true));
    }

    /** A stored tensor. */
    static Inferred of(OnnxTensor tensor) {
        return new Inferred(tensor.dims(), tensor.values(), true);
    }

    static List<Inferred> constantOfShape(OpCall call) {
        List<Long> dims =
                call.values(0, "shape").stream().map(Double::longValue).toList();
        Inferred shape = Inferred.fixed(dims);
        double value = call.node()
                .attribute("value")
                .flatMap(OnnxAttribute::tensor)
                .flatMap(OnnxTensor::values)
                .filter(values -> values.size() == 1)
                .map(values -> values.get(0))
                .orElse(0.0);
        return List.of(
                shape.elements() <= OnnxTensor.MOST_VALUES
                        ? new Inferred(dims, Optional.of(Collections.nCopies((int) shape.elements(), value)), true)
                        : shape);
    }

    /** The sizes of a tensor are known even where its values are not. */
    static List<Inferred> shape(OpCall call) {
        List<Long> dims = call.operand(0).dims();
        int rank = dims.size();
        long start = clamp(call.node().integer("start", 0), rank);
        long end = clamp(call.node().integer("end", rank), rank);
        return List.of(Inferred.list(dims.subList((int) start, (int) Math.max(start, end)).stream()
                .map(Long::doubleValue)
                .toList()));
    }

    private static long clamp(long index, int rank) {
        return Math.max(0, Math.min(rank, index < 0 ? index + rank : index));
    }
}
