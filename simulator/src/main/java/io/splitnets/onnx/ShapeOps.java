package io.splitnets.onnx;

import io.splitnets.network.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Operations that give the same elements in the same order another shape, and transposes. */
final class ShapeOps {
    private ShapeOps() {}

    static List<Inferred> reshape(OpCall call) {
        Inferred in = call.operand(0);
        List<Long> target = call.integers("shape", 1).orElseThrow(() -> new ShapeException("expected a target shape"));
        boolean zeros = call.node().integer("allowzero", 0) != 0;
        List<Long> dims = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < target.size(); i++) {
            long size = target.get(i);
            if (size == -1 && open < 0) {
                open = i;
                dims.add(1L);
            } else if (size == 0 && !zeros && i < in.rank()) {
                dims.add(in.dim(i));
            } else {
                dims.add(size);
            }
        }
        if (open >= 0) {
            long rest = Math.max(1, Inferred.computed(dims).elements());
            dims.set(open, in.elements() / rest);
        }
        if (Inferred.computed(dims).elements() != in.elements()) {
            throw new ShapeException("reshape of " + in + " to " + target);
        }
        return List.of(call.result(dims, in.values()));
    }

    static List<Inferred> flatten(OpCall call) {
        Inferred in = call.operand(0);
        long axis = call.node().integer("axis", 1);
        int cut = axis == in.rank() ? in.rank() : OpCall.axis(axis, in.rank());
        return List.of(call.result(List.of(
                Inferred.product(in.dims().subList(0, cut)),
                Inferred.product(in.dims().subList(cut, in.rank())))));
    }

    static List<Inferred> transpose(OpCall call) {
        Inferred in = call.operand(0);
        return List.of(call.result(permuted(in.dims(), permutation(call))));
    }

    /** The axes of the input in the order of the output; reversed if the node does not say. */
    static List<Integer> permutation(OpCall call) {
        int rank = call.operand(0).rank();
        List<Integer> order = new ArrayList<>();
        Optional<List<Long>> given = call.node().integers("perm");
        for (int i = 0; i < rank; i++) {
            order.add(rank - 1 - i);
        }
        if (given.isPresent()) {
            order = given.get().stream().map(axis -> OpCall.axis(axis, rank)).toList();
        }
        if (order.size() != rank || order.stream().distinct().count() != rank) {
            throw new ShapeException("perm " + order + " of a tensor with " + rank + " axes");
        }
        return order;
    }

    static List<Long> permuted(List<Long> dims, List<Integer> order) {
        return order.stream().map(dims::get).toList();
    }

    static List<Inferred> squeeze(OpCall call) {
        Inferred in = call.operand(0);
        Optional<List<Long>> axes = call.integers("axes", 1);
        Set<Integer> dropped = new TreeSet<>();
        for (int i = 0; i < in.rank(); i++) {
            if (axes.isEmpty() && in.dim(i) == 1) {
                dropped.add(i);
            }
        }
        axes.ifPresent(list -> list.forEach(axis -> dropped.add(OpCall.axis(axis, in.rank()))));
        List<Long> dims = new ArrayList<>();
        for (int i = 0; i < in.rank(); i++) {
            if (!dropped.contains(i)) {
                dims.add(in.dim(i));
            } else if (in.dim(i) != 1) {
                throw new ShapeException("squeeze of axis " + i + " of " + in);
            }
        }
        return List.of(call.result(dims, in.values()));
    }

    static List<Inferred> unsqueeze(OpCall call) {
        Inferred in = call.operand(0);
        List<Long> axes =
                call.integers("axes", 1).orElseThrow(() -> new ShapeException("expected the axes to be inserted"));
        int rank = in.rank() + axes.size();
        Set<Integer> added = new TreeSet<>();
        axes.forEach(axis -> added.add(OpCall.axis(axis, rank)));
        if (added.size() != axes.size()) {
            throw new ShapeException("axes " + axes + " name one twice");
        }
        List<Long> dims = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < rank; i++) {
            dims.add(added.contains(i) ? 1L : in.dim(next++));
        }
        return List.of(call.result(dims, in.values()));
    }

    static List<Inferred> depthToSpace(OpCall call) {
        return blocks(call, true);
    }

    static List<Inferred> spaceToDepth(OpCall call) {
        return blocks(call, false);
    }

    private static List<Inferred> blocks(OpCall call, boolean toSpace) {
        Inferred in = call.operand(0);
        long block = call.node().integer("blocksize", 0);
        if (in.rank() != 4 || block < 1 || block > 1 << 10) {
            throw new ShapeException("blocks of " + block + " of " + in);
        }
        long square = block * block;
        boolean fits = toSpace ? in.dim(1) % square == 0 : in.dim(2) % block == 0 && in.dim(3) % block == 0;
        if (!fits) {
            throw new ShapeException("blocks of " + block + " do not divide " + in);
        }
        return List.of(call.result(
                toSpace
                        ? List.of(in.dim(0), in.dim(1) / square, in.dim(2) * block, in.dim(3) * block)
                        : List.of(in.dim(0), in.dim(1) * square, in.dim(2) / block, in.dim(3) / block)));
    }
}
