package io.splitnets.onnx;

import io.splitnets.network.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shapes of transposed convolutions (ONNX operator ConvTranspose). */
final class TransposedRules {
    private TransposedRules() {}

    static List<Inferred> convolution(OpCall call) {
        Inferred input = call.operand(0);
        Inferred weights = call.operand(1);
        long groups = call.node().integer("group", 1);
        if (input.rank() < 3 || weights.rank() != input.rank()) {
            throw new ShapeException("weights " + weights + " for an input of " + input);
        }
        if (groups < 1 || weights.dim(0) != input.dim(1) || weights.dim(0) % groups != 0) {
            throw new ShapeException("weights " + weights + " in " + groups + " groups for " + input);
        }
        List<Long> dims = new ArrayList<>(List.of(input.dim(0), Math.multiplyExact(weights.dim(1), groups)));
        dims.addAll(sizes(call.node(), input, weights));
        return List.of(call.result(dims));
    }

    private static List<Long> sizes(OnnxNode node, Inferred input, Inferred weights) {
        int axes = input.rank() - 2;
        Window window = Window.of(
                node, input.dims().subList(2, input.rank()), weights.dims().subList(2, weights.rank()));
        if (!window.kernel().equals(weights.dims().subList(2, weights.rank()))) {
            throw new ShapeException("kernel_shape " + window.kernel() + " with weights " + weights);
        }
        Optional<List<Long>> given = node.integers("output_shape");
        List<Long> more = node.integers("output_padding").orElse(Window.zeros(axes));
        boolean same = node.text("auto_pad", "NOTSET").startsWith("SAME");
        if (more.size() != axes || given.isPresent() && given.get().size() < axes) {
            throw new ShapeException("expected " + axes + " values of output_padding and output_shape");
        }
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < axes; i++) {
            long size = input.dim(i + 2);
            long stride = window.strides().get(i);
            long reach = (window.kernel().get(i) - 1) * window.dilations().get(i) + 1;
            long padding = window.before().get(i) + window.after().get(i);
            long full = Math.addExact(Math.multiplyExact(stride, size - 1), reach + more.get(i));
            long free = same ? Math.multiplyExact(size, stride) : full - padding;
            sizes.add(given.isPresent() ? given.get().get(given.get().size() - axes + i) : free);
        }
        return sizes;
    }
}
