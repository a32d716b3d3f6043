package io.splitnets.onnx;

import io.splitnets.network.Layer;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.MergeKind;
import io.splitnets.onnx.ShapeInference.Step;
import java.util.List;
import java.util.Set;

/** Which layer a supported node becomes. */
final class LayerRules {
    /** Operations that count as a pass over their tensors. */
    private static final Set<String> MOVES = Set.of(
            "Gather",
            "GatherElements",
            "GatherND",
            "ScatterElements",
            "ScatterND",
            "GridSample",
            "Expand",
            "Tile",
            "DepthToSpace",
            "SpaceToDepth",
            "ArgMax",
            "TopK",
            "OneHot",
            "CumSum",
            "Trilu",
            "ReduceProd",
            "Where",
            "Equal",
            "Greater",
            "GreaterOrEqual",
            "Less",
            "LessOrEqual",
            "Mod",
            "And",
            "Or",
            "Xor");

    private LayerRules() {}

    static void convert(GraphConversion to, Step step) {
        OnnxNode node = step.call().node();
        switch (node.op()) {
            case "Conv" -> ProductLayers.convolution(to, step);
            case "ConvTranspose" -> ProductLayers.transposed(to, step);
            case "Gemm", "MatMul" -> ProductLayers.product(to, step);
            case "MaxPool" -> ProductLayers.pool(to, step, Layer.PoolKind.MAX);
            case "AveragePool" -> ProductLayers.pool(to, step, Layer.PoolKind.AVERAGE);
            case "GlobalMaxPool" -> ProductLayers.globalPool(to, step, Layer.PoolKind.MAX);
            case "GlobalAveragePool" -> ProductLayers.globalPool(to, step, Layer.PoolKind.AVERAGE);
            case "ReduceMean", "ReduceSum" -> ArrangeLayers.reduce(to, step, Layer.PoolKind.AVERAGE);
            case "ReduceMax", "ReduceMin" -> ArrangeLayers.reduce(to, step, Layer.PoolKind.MAX);
            case "Add", "Sub", "Sum", "Mean" -> ElementLayers.merge(to, step, MergeKind.ADD);
            case "Mul", "Div", "Pow" -> ElementLayers.merge(to, step, MergeKind.MULTIPLY);
            case "Max", "Min" -> ElementLayers.merge(to, step, MergeKind.MAX);
            case "BatchNormalization" -> ElementLayers.batchNormalization(to, step);
            case "InstanceNormalization", "GroupNormalization", "LayerNormalization" ->
                ElementLayers.scale(to, step, true);
            case "RMSNormalization" -> ElementLayers.scale(to, step, false);
            case "Identity",
                    "Dropout",
                    "Cast",
                    "CastLike",
                    "QuantizeLinear",
                    "DequantizeLinear",
                    "DynamicQuantizeLinear",
                    "Reshape",
                    "Flatten",
                    "Squeeze",
                    "Unsqueeze" -> ArrangeLayers.alias(to, step);
            case "Transpose" -> ArrangeLayers.transpose(to, step);
            case "Concat" -> ArrangeLayers.concat(to, step);
            case "Split" -> ArrangeLayers.split(to, step);
            case "Slice" -> ArrangeLayers.slice(to, step);
            case "Pad" -> ArrangeLayers.pad(to, step);
            case "Resize", "Upsample" -> ArrangeLayers.resize(to, step);
            default -> {
                if (MOVES.contains(node.op())) {
                    ArrangeLayers.move(to, step);
                } else {
                    ElementLayers.activation(to, step, activation(step));
                }
            }
        }
    }

    /** The function of one element; those without a name of their own cost what a hyperbolic tangent does. */
    private static Activation activation(Step step) {
        return switch (step.call().node().op()) {
            case "Relu" -> Activation.RELU;
            case "Clip" -> clip(step.call());
            case "LeakyRelu" -> Activation.LEAKY_RELU;
            case "PRelu" -> step.call().operand(1).elements() == 1 ? Activation.LEAKY_RELU : Activation.PRELU;
            case "HardSigmoid" -> Activation.HARD_SIGMOID;
            case "HardSwish" -> Activation.HARD_SWISH;
            case "Tanh" -> Activation.TANH;
            case "Softmax", "LogSoftmax" -> Activation.SOFTMAX;
            case "Sigmoid" -> Activation.SIGMOID;
            default -> Activation.TANH;
        };
    }

    private static Activation clip(OpCall call) {
        double high = call.optional(2)
                .flatMap(Inferred::values)
                .filter(values -> values.size() == 1)
                .map(values -> values.get(0))
                .orElse(call.node().real("max", 0));
        return high == 6 ? Activation.RELU6 : Activation.RELU;
    }

    /** Positions of the operands that depend on the input, in order. */
    static List<String> moving(GraphConversion to, Step step) {
        return step.call().node().inputs().stream().filter(to::moving).toList();
    }
}
