package io.splitnets.onnx;

import io.splitnets.network.ShapeException;
import java.util.ArrayList;
import java.util.List;

/** Shapes of convolutions, pools, and products with weights. */
final class WindowRules {
    private WindowRules() {}

    static List<Inferred> convolution(OpCall call) {
        Inferred input = spatial(call);
        Inferred weights = call.operand(1);
        long groups = call.node().integer("group", 1);
        if (weights.rank() != input.rank()) {
            throw new ShapeException("weights " + weights + " for an input of " + input);
        }
        if (groups < 1 || weights.dim(0) % groups != 0 || weights.dim(1) * groups != input.dim(1)) {
            throw new ShapeException("weights " + weights + " in " + groups + " groups for " + input);
        }
        Window window = window(call, input, weights.dims().subList(2, weights.rank()));
        if (!window.kernel().equals(weights.dims().subList(2, weights.rank()))) {
            throw new ShapeException("kernel_shape " + window.kernel() + " with weights " + weights);
        }
        return List.of(call.result(sizes(input, weights.dim(0), window)));
    }

    static List<Inferred> pool(OpCall call) {
        Inferred input = spatial(call);
        if (call.node().integers("kernel_shape").isEmpty()) {
            throw new ShapeException("expected the attribute kernel_shape");
        }
        Inferred out = call.result(sizes(input, input.dim(1), window(call, input, List.of())));
        return List.of(out, out);
    }

    static List<Inferred> globalPool(OpCall call) {
        Inferred input = spatial(call);
        List<Long> dims = new ArrayList<>(input.dims().subList(0, 2));
        for (int i = 2; i < input.rank(); i++) {
            dims.add(1L);
        }
        return List.of(call.result(dims));
    }

    /** The window over all axes behind the channels. */
    static Window window(OpCall call, Inferred input, List<Long> kernel) {
        return Window.of(call.node(), input.dims().subList(2, input.rank()), kernel);
    }

    private static List<Long> sizes(Inferred input, long channels, Window window) {
        List<Long> dims = new ArrayList<>(List.of(input.dim(0), channels));
        dims.addAll(window.output(input.dims().subList(2, input.rank())));
        return dims;
    }

    private static Inferred spatial(OpCall call) {
        Inferred input = call.operand(0);
        if (input.rank() < 3) {
            throw new ShapeException("expected an input of N x C x H x W, found " + input);
        }
        return input;
    }

    /** Gemm: Y = A' B' + C. */
    static List<Inferred> gemm(OpCall call) {
        List<Long> a = transposed(call.operand(0), call.node().integer("transA", 0));
        List<Long> b = transposed(call.operand(1), call.node().integer("transB", 0));
        if (!a.get(1).equals(b.get(0))) {
            throw new ShapeException("product of " + Inferred.show(a) + " and " + Inferred.show(b));
        }
        return List.of(call.result(List.of(a.get(0), b.get(1))));
    }

    private static List<Long> transposed(Inferred matrix, long transpose) {
        if (matrix.rank() != 2) {
            throw new ShapeException("expected a matrix, found " + matrix);
        }
        return transpose == 0 ? matrix.dims() : List.of(matrix.dim(1), matrix.dim(0));
    }

    /** MatMul as in NumPy: leading axes are broadcast, a vector gains an axis that is dropped again. */
    static List<Inferred> matMul(OpCall call) {
        List<Long> a = new ArrayList<>(call.operand(0).dims());
        List<Long> b = new ArrayList<>(call.operand(1).dims());
        boolean row = a.size() == 1;
        boolean column = b.size() == 1;
        if (row) {
            a.add(0, 1L);
        }
        if (column) {
            b.add(1L);
        }
        if (a.size() < 2 || b.size() < 2 || !a.get(a.size() - 1).equals(b.get(b.size() - 2))) {
            throw new ShapeException("product of " + call.operand(0) + " and " + call.operand(1));
        }
        List<Long> dims = new ArrayList<>(
                ElementRules.broadcast(List.of(a.subList(0, a.size() - 2), b.subList(0, b.size() - 2))));
        if (!row) {
            dims.add(a.get(a.size() - 2));
        }
        if (!column) {
            dims.add(b.get(b.size() - 1));
        }
        return List.of(call.result(dims));
    }
}
