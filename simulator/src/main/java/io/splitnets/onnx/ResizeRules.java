package io.splitnets.onnx;

import io.splitnets.network.ShapeException;
import java.util.ArrayList;
import java.util.List;

/** Shapes of interpolations. */
final class ResizeRules {
    private ResizeRules() {}

    /** Resize (version 10: scales; from 11 on: regions, scales, sizes) and its forerunner Upsample (scales). */
    static List<Inferred> resize(OpCall call) {
        Inferred in = call.operand(0);
        boolean sized = call.optional(3).filter(sizes -> sizes.elements() > 0).isPresent();
        boolean early = call.node().inputs().size() < 3;
        int at = sized ? 3 : early ? 1 : 2;
        List<Double> given = call.node()
                .attribute("scales")
                .map(OnnxAttribute::reals)
                .orElseGet(() -> call.values(at, sized ? "sizes" : "scales"));
        List<Long> axes = call.node().integers("axes").orElseGet(() -> ArrangeRules.counting(in.rank()));
        if (given.size() != axes.size()) {
            throw new ShapeException("expected " + axes.size() + " scales or sizes of " + in + ", found " + given);
        }
        List<Integer> places =
                axes.stream().map(axis -> OpCall.axis(axis, in.rank())).toList();
        return List.of(call.result(sized ? sizes(call, in, given, places) : scaled(in, given, places)));
    }

    private static List<Long> scaled(Inferred in, List<Double> scales, List<Integer> axes) {
        List<Long> dims = new ArrayList<>(in.dims());
        for (int i = 0; i < axes.size(); i++) {
            dims.set(axes.get(i), (long) Math.floor(in.dim(axes.get(i)) * scales.get(i)));
        }
        return dims;
    }

    /** Sizes as they are, or with the ratio of the axes kept (from version 18 on). */
    private static List<Long> sizes(OpCall call, Inferred in, List<Double> sizes, List<Integer> axes) {
        String policy = call.node().text("keep_aspect_ratio_policy", "stretch");
        List<Long> dims = new ArrayList<>(in.dims());
        double ratio = policy.equals("not_larger") ? Double.MAX_VALUE : 0;
        for (int i = 0; i < axes.size(); i++) {
            double own = sizes.get(i) / Math.max(1, in.dim(axes.get(i)));
            ratio = policy.equals("not_larger") ? Math.min(ratio, own) : Math.max(ratio, own);
        }
        for (int i = 0; i < axes.size(); i++) {
            boolean stretched = policy.equals("stretch") || policy.isEmpty();
            double size = stretched ? sizes.get(i) : Math.floor(in.dim(axes.get(i)) * ratio + 0.5);
            dims.set(axes.get(i), (long) size);
        }
        return dims;
    }

    /** The rows and columns of the grid, the channels of the operand. */
    static List<Inferred> gridSample(OpCall call) {
        Inferred in = call.operand(0);
        Inferred grid = call.operand(1);
        if (in.rank() < 3 || grid.rank() != in.rank()) {
            throw new ShapeException("a grid " + grid + " over " + in);
        }
        List<Long> dims = new ArrayList<>(in.dims().subList(0, 2));
        dims.addAll(grid.dims().subList(1, grid.rank() - 1));
        return List.of(call.result(dims));
    }
}
