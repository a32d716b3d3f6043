package io.splitnets.onnx;

import io.splitnets.network.Layer;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.MatrixProduct;
import io.splitnets.network.ShapeException;
import io.splitnets.network.TensorShape;
import io.splitnets.onnx.ShapeInference.Step;
import java.util.List;

/** Products whose right matrix depends on the input. */
final class ComputedProducts {
    private ComputedProducts() {}

    static void product(GraphConversion to, Step step) {
        if (step.call().operand(0).constant()) {
            stored(to, step);
        } else {
            computed(to, step);
        }
    }

    /** A stored matrix of O rows times a computed one: a 1 x 1 convolution to O channels over its columns. */
    private static void stored(GraphConversion to, Step step) {
        OpCall call = step.call();
        Inferred weights = call.operand(0);
        Inferred in = call.operand(1);
        if (weights.rank() != 2 || in.rank() < 2 || call.node().op().equals("Gemm")) {
            throw new ShapeException("a product of stored " + weights + " and computed " + in);
        }
        long summed = weights.dim(1);
        TensorShape shape = GraphConversion.shape(summed, in.elements() / summed, 1);
        int outputs = Math.toIntExact(weights.dim(0));
        Layer dense = Layer.Conv.square(outputs, 1, 1, 1, Activation.NONE);
        to.result(step, to.add(dense, List.of(to.at(call.node().inputs().get(1), shape))));
    }

    private static void computed(GraphConversion to, Step step) {
        OpCall call = step.call();
        OnnxNode node = call.node();
        Inferred a = call.operand(0);
        Inferred b = call.operand(1);
        boolean turnedA = node.op().equals("Gemm") && node.integer("transA", 0) != 0;
        boolean turnedB = node.op().equals("Gemm") && node.integer("transB", 0) != 0;
        long rows = a.rank() == 1 ? 1 : a.dim(a.rank() - (turnedA ? 1 : 2));
        long summed = a.dim(a.rank() - (turnedA ? 2 : 1));
        long columns = b.rank() == 1 ? 1 : b.dim(b.rank() - (turnedB ? 2 : 1));
        List<Long> dims = step.results().get(0).dims();
        MatrixProduct product = new MatrixProduct(
                Math.toIntExact(Inferred.product(dims) / (rows * columns)),
                Math.toIntExact(rows),
                Math.toIntExact(summed),
                Math.toIntExact(columns),
                GraphConversion.canonical(dims, false));
        List<Integer> operands = List.of(
                to.place(node.inputs().get(0)).layer(),
                to.place(node.inputs().get(1)).layer());
        to.result(step, to.add(product, operands));
    }
}
