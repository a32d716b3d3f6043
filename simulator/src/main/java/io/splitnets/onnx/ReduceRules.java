package io.splitnets.onnx;

import io.splitnets.network.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Operations that reduce axes or pick elements. */
final class ReduceRules {
    private ReduceRules() {}

    static List<Inferred> reduce(OpCall call) {
        Set<Integer> axes = axes(call);
        Inferred in = call.operand(0);
        List<Long> dims = reduced(in, axes, call.node().integer("keepdims", 1) != 0);
        boolean product = call.node().op().equals("ReduceProd") && in.rank() == 1 && axes.size() == 1;
        Optional<List<Double>> values = in.values()
                .filter(list -> product)
                .map(list -> List.of(list.stream().reduce(1.0, (a, b) -> a * b)));
        return List.of(call.result(dims, values));
    }

    /** ArgMax and ArgMin: one axis, the first if the node does not say. */
    static List<Inferred> arg(OpCall call) {
        Inferred in = call.operand(0);
        int axis = OpCall.axis(call.node().integer("axis", 0), in.rank());
        return List.of(call.result(reduced(in, Set.of(axis), call.node().integer("keepdims", 1) != 0)));
    }

    private static List<Long> reduced(Inferred in, Set<Integer> axes, boolean keep) {
        List<Long> dims = new ArrayList<>();
        for (int i = 0; i < in.rank(); i++) {
            if (!axes.contains(i)) {
                dims.add(in.dim(i));
            } else if (keep) {
                dims.add(1L);
            }
        }
        return dims;
    }

    /** Axes that a reduction runs over: all, if the node does not say. */
    static Set<Integer> axes(OpCall call) {
        int rank = call.operand(0).rank();
        List<Long> given = call.integers("axes", 1).orElse(List.of());
        boolean none = given.isEmpty() && call.node().integer("noop_with_empty_axes", 0) != 0;
        Set<Integer> axes = new TreeSet<>();
        (given.isEmpty() && !none ? ArrangeRules.counting(rank) : given)
                .forEach(axis -> axes.add(OpCall.axis(axis, rank)));
        return axes;
    }

    /** The largest k along an axis, and where they are. */
    static List<Inferred> topK(OpCall call) {
        Inferred in = call.operand(0);
        int axis = OpCall.axis(call.node().integer("axis", -1), in.rank());
        List<Long> given = call.optional(1).isPresent()
                ? call.values(1, "k").stream().map(Double::longValue).toList()
                : List.of(call.node().integer("k", 0));
        if (given.size() != 1 || given.get(0) > in.dim(axis)) {
            throw new ShapeException("the largest " + given + " of axis " + axis + " of " + in);
        }
        Inferred out = call.result(ArrangeRules.with(in.dims(), axis, given.get(0)));
        return List.of(out, out);
    }

    static List<Inferred> gatherElements(OpCall call) {
        Inferred indices = call.operand(1);
        if (indices.rank() != call.operand(0).rank()) {
            throw new ShapeException("indices " + indices + " into " + call.operand(0));
        }
        return List.of(call.result(indices.dims()));
    }

    /** GatherND: the last axis of the indices is a place within the operand. */
    static List<Inferred> gatherMany(OpCall call) {
        Inferred in = call.operand(0);
        Inferred indices = call.operand(1);
        long batch = call.node().integer("batch_dims", 0);
        long depth = indices.rank() == 0 ? -1 : indices.dim(indices.rank() - 1);
        if (batch < 0 || depth < 1 || batch >= indices.rank() || batch + depth > in.rank()) {
            throw new ShapeException("indices " + indices + " into " + in);
        }
        List<Long> dims = new ArrayList<>(indices.dims().subList(0, indices.rank() - 1));
        dims.addAll(in.dims().subList((int) (batch + depth), in.rank()));
        return List.of(call.result(dims));
    }

    static List<Inferred> oneHot(OpCall call) {
        Inferred in = call.operand(0);
        List<Double> depth = call.values(1, "depth");
        if (depth.size() != 1) {
            throw new ShapeException("expected one depth, found " + depth);
        }
        List<Long> dims = new ArrayList<>(in.dims());
        dims.add(
                OpCall.axis(call.node().integer("axis", -1), in.rank() + 1),
                depth.get(0).longValue());
        return List.of(call.result(dims));
    }
}
