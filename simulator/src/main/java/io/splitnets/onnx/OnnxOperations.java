package io.splitnets.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The operations that can be imported, each with the rule for its shapes. The table in docs/models/onnx.md lists them. */
final class OnnxOperations {
    private static final Map<String, ShapeRule> RULES = rules();

    private OnnxOperations() {}

    /** The rule of a node's operation; empty where it is not supported. */
    static Optional<ShapeRule> rule(OnnxNode node) {
        return node.standard() ? Optional.ofNullable(RULES.get(node.op())) : Optional.empty();
    }

    /** Names of all supported operations, in order. */
    static List<String> names() {
        return List.copyOf(RULES.keySet());
    }

    private static Map<String, ShapeRule> rules() {
        Map<String, ShapeRule> rules = new TreeMap<>();
        windows(rules);
        elements(rules);
        arrangements(rules);
        rules.put("Constant", ConstantRules::constant);
        rules.put("ConstantOfShape", ConstantRules::constantOfShape);
        rules.put("Shape", ConstantRules::shape);
        return rules;
    }

    private static void windows(Map<String, ShapeRule> rules) {
        rules.put("Conv", WindowRules::convolution);
        rules.put("Gemm", WindowRules::gemm);
        rules.put("MatMul", WindowRules::matMul);
        rules.put("AveragePool", WindowRules::pool);
        rules.put("MaxPool", WindowRules::pool);
        rules.put("GlobalAveragePool", WindowRules::globalPool);
        rules.put("GlobalMaxPool", WindowRules::globalPool);
    }

    private static void elements(Map<String, ShapeRule> rules) {
        rules.put("Add", ElementRules.arithmetic((a, b) -> a + b));
        rules.put("Sub", ElementRules.arithmetic((a, b) -> a - b));
        rules.put("Mul", ElementRules.arithmetic((a, b) -> a * b));
        rules.put("Div", ElementRules.arithmetic((a, b) -> a / b));
        for (String name : List.of("Sum", "Max", "Min", "Mean", "Pow", "PRelu")) {
            rules.put(name, ElementRules::broadcast);
        }
        rules.put("Identity", ElementRules::identity);
        rules.put("Dropout", ElementRules::identity);
        rules.put("Cast", ElementRules::cast);
        for (String name : List.of(
                "Relu",
                "LeakyRelu",
                "Clip",
                "Sigmoid",
                "HardSigmoid",
                "HardSwish",
                "Tanh",
                "Elu",
                "Selu",
                "Celu",
                "Gelu",
                "Softplus",
                "Softsign",
                "Mish",
                "Softmax",
                "LogSoftmax",
                "Exp",
                "Log",
                "Sqrt",
                "Erf",
                "Abs",
                "Neg",
                "Floor",
                "Ceil",
                "Reciprocal",
                "BatchNormalization",
                "InstanceNormalization",
                "LayerNormalization",
                "LRN")) {
            rules.put(name, ElementRules::same);
        }
    }

    private static void arrangements(Map<String, ShapeRule> rules) {
        rules.put("Reshape", ShapeOps::reshape);
        rules.put("Flatten", ShapeOps::flatten);
        rules.put("Transpose", ShapeOps::transpose);
        rules.put("Squeeze", ShapeOps::squeeze);
        rules.put("Unsqueeze", ShapeOps::unsqueeze);
        rules.put("DepthToSpace", ShapeOps::depthToSpace);
        rules.put("SpaceToDepth", ShapeOps::spaceToDepth);
        rules.put("Concat", ArrangeRules::concat);
        rules.put("Split", ArrangeRules::split);
        rules.put("Slice", ArrangeRules::slice);
        rules.put("Gather", ArrangeRules::gather);
        rules.put("Pad", ArrangeRules::pad);
        rules.put("Resize", ArrangeRules::resize);
        rules.put("Upsample", ArrangeRules::resize);
        rules.put("Expand", ArrangeRules::expand);
        rules.put("Tile", ArrangeRules::tile);
        for (String name : List.of("ReduceMean", "ReduceMax", "ReduceMin", "ReduceSum")) {
            rules.put(name, ArrangeRules::reduce);
        }
    }
}
