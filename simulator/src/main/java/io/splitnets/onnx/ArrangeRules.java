package io.splitnets.onnx;

import io.splitnets.network.ShapeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Operations that join, cut or widen tensors. */
final class ArrangeRules {
    private ArrangeRules() {}

    static List<Inferred> concat(OpCall call) {
        Inferred first = call.operand(0);
        if (first.rank() == 0) {
            throw new ShapeException("concatenation of a scalar");
        }
        int axis = OpCall.axis(call.node().integer("axis", 1), first.rank());
        long size = 0;
        Optional<List<Double>> values = Optional.of(new ArrayList<>());
        for (Inferred part : call.operands()) {
            if (part.rank() != first.rank() || !without(part.dims(), axis).equals(without(first.dims(), axis))) {
                throw new ShapeException("concatenation of " + first + " and " + part + " along axis " + axis);
            }
            size += part.dim(axis);
            values = values.filter(list -> part.values().isPresent() && part.rank() == 1);
            values.ifPresent(list -> list.addAll(part.values().orElse(List.of())));
        }
        return List.of(call.result(with(first.dims(), axis, size), values));
    }

    static List<Inferred> split(OpCall call) {
        Inferred in = call.operand(0);
        int axis = OpCall.axis(call.node().integer("axis", 0), in.rank());
        int parts = call.node().outputs().size();
        List<Long> sizes = call.integers("split", 1).orElseGet(() -> even(in.dim(axis), parts));
        if (sizes.size() != parts || Inferred.product(List.of(in.dim(axis))) != sum(sizes)) {
            throw new ShapeException("split of axis " + axis + " of " + in + " into " + sizes);
        }
        return sizes.stream()
                .map(size -> call.result(with(in.dims(), axis, size)))
                .toList();
    }

    private static List<Long> even(long size, int parts) {
        List<Long> sizes = new ArrayList<>();
        long each = (size + parts - 1) / parts;
        for (int i = 0; i < parts; i++) {
            sizes.add(Math.max(0, Math.min(each, size - i * each)));
        }
        return sizes;
    }

    private static long sum(List<Long> sizes) {
        return sizes.stream().mapToLong(Long::longValue).sum();
    }

    static List<Inferred> slice(OpCall call) {
        Inferred in = call.operand(0);
        List<Long> starts = call.integers("starts", 1).orElse(List.of());
        List<Long> ends = call.integers("ends", 2).orElse(List.of());
        List<Long> axes = call.integers("axes", 3).orElseGet(() -> counting(starts.size()));
        List<Long> steps = call.integers("steps", 4).orElse(Collections.nCopies(starts.size(), 1L));
        if (ends.size() != starts.size() || axes.size() != starts.size() || steps.size() != starts.size()) {
            throw new ShapeException("expected starts, ends, axes and steps of one length");
        }
        List<Long> dims = new ArrayList<>(in.dims());
        Optional<List<Double>> values = Optional.empty();
        for (int i = 0; i < starts.size(); i++) {
            int axis = OpCall.axis(axes.get(i), in.rank());
            List<Integer> picked = picked(in.dim(axis), starts.get(i), ends.get(i), steps.get(i));
            dims.set(axis, (long) picked.get(1));
            if (in.rank() == 1 && in.values().isPresent()) {
                List<Double> from = in.values().get();
                List<Double> kept = new ArrayList<>();
                for (int k = 0; k < picked.get(1); k++) {
                    kept.add(from.get((int) (picked.get(0) + k * steps.get(i))));
                }
                values = Optional.of(kept);
            }
        }
        return List.of(call.result(dims, values));
    }

    /** First index and number of the elements taken. */
    private static List<Integer> picked(long size, long start, long end, long step) {
        if (step == 0 || size > Integer.MAX_VALUE || Math.abs((double) step) > Integer.MAX_VALUE) {
            throw new ShapeException("slice with a step of " + step + " of " + size + " elements");
        }
        if (size == 0) {
            return List.of(0, 0);
        }
        long low = step > 0 ? 0 : -1;
        long high = step > 0 ? size : size - 1;
        long first = Math.max(0, Math.min(high, start < 0 ? start + size : start));
        long last = Math.max(low, Math.min(high, end < 0 ? Math.max(-1 - size, end) + size : end));
        long count = step > 0 ? (last - first + step - 1) / step : (first - last - step - 1) / -step;
        return List.of((int) first, (int) Math.max(0, count));
    }

    static List<Long> counting(int count) {
        List<Long> axes = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            axes.add(i);
        }
        return axes;
    }

    static List<Inferred> gather(OpCall call) {
        Inferred in = call.operand(0);
        Inferred indices = call.operand(1);
        int axis = OpCall.axis(call.node().integer("axis", 0), in.rank());
        List<Long> dims = new ArrayList<>(in.dims().subList(0, axis));
        dims.addAll(indices.dims());
        dims.addAll(in.dims().subList(axis + 1, in.rank()));
        if (in.values().isEmpty() || in.rank() != 1 || indices.values().isEmpty()) {
            return List.of(call.result(dims));
        }
        List<Double> from = in.values().get();
        List<Double> values = indices.values().get().stream()
                .map(index -> from.get(OpCall.axis(index.longValue(), from.size())))
                .toList();
        return List.of(call.result(dims, Optional.of(values)));
    }

    static List<Inferred> pad(OpCall call) {
        Inferred in = call.operand(0);
        List<Long> pads = call.integers("pads", 1)
                .or(() -> call.node().integers("paddings"))
                .orElse(List.of());
        List<Long> axes = call.integers("axes", 3).orElseGet(() -> counting(in.rank()));
        if (pads.size() != 2 * axes.size()) {
            throw new ShapeException("pads " + pads + " for " + in);
        }
        List<Long> dims = new ArrayList<>(in.dims());
        for (int i = 0; i < axes.size(); i++) {
            int axis = OpCall.axis(axes.get(i), in.rank());
            dims.set(axis, Math.addExact(dims.get(axis), Math.addExact(pads.get(i), pads.get(i + axes.size()))));
        }
        return List.of(call.result(dims));
    }

    static List<Inferred> expand(OpCall call) {
        List<Long> target =
                call.values(1, "shape").stream().map(Double::longValue).toList();
        Inferred in = call.operand(0);
        return List.of(call.result(ElementRules.broadcast(List.of(in.dims(), target))));
    }

    static List<Inferred> tile(OpCall call) {
        Inferred in = call.operand(0);
        List<Double> repeats = call.values(1, "repeats");
        if (repeats.size() != in.rank()) {
            throw new ShapeException("repeats " + repeats + " of " + in);
        }
        List<Long> dims = new ArrayList<>();
        for (int i = 0; i < repeats.size(); i++) {
            dims.add(Math.multiplyExact(in.dim(i), repeats.get(i).longValue()));
        }
        return List.of(call.result(dims));
    }

    static List<Long> with(List<Long> dims, int axis, long size) {
        List<Long> changed = new ArrayList<>(dims);
        changed.set(axis, size);
        return changed;
    }

    private static List<Long> without(List<Long> dims, int axis) {
        List<Long> changed = new ArrayList<>(dims);
        changed.remove(axis);
        return changed;
    }
}
