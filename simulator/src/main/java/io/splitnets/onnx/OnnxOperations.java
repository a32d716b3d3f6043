package io.splitnets.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operations that can be imported, each with the rule for its shapes. The table in docs/models/onnx.md lists them. */
final class OnnxOperations {
    /** One element of the result from one element of the operand. */
    private static final List<String> UNARY = List.of(
            "Abs",
            "Acos",
            "Acosh",
            "Asin",
            "Asinh",
            "Atan",
            "Atanh",
            "Ceil",
            "Celu",
            "Clip",
            "Cos",
            "Cosh",
            "Elu",
            "Erf",
            "Exp",
            "Floor",
            "Gelu",
            "HardSigmoid",
            "HardSwish",
            "Hardmax",
            "IsInf",
            "IsNaN",
            "LeakyRelu",
            "Log",
            "LogSoftmax",
            "Mish",
            "Neg",
            "Not",
            "Reciprocal",
            "Relu",
            "Round",
            "Selu",
            "Shrink",
            "Sigmoid",
            "Sign",
            "Sin",
            "Sinh",
            "Softmax",
            "Softplus",
            "Softsign",
            "Sqrt",
            "Swish",
            "Tan",
            "Tanh",
            "ThresholdedRelu");

    private static final List<String> NORMALISATIONS = List.of(
            "InstanceNormalization", "GroupNormalization", "LRN", "LpNormalization", "MeanVarianceNormalization");

    private static final Map<String, ShapeRule> RULES = rules();

    private OnnxOperations() {}

    /** The rule of a node's operation; empty where it is not supported. */
    static Optional<ShapeRule> rule(OnnxNode plain) {
        return plain.standard() ? Optional.ofNullable(RULES.get(plain.op())) : Optional.empty();
    }

    /** Names of all supported operations of ONNX itself, in order. */
    static List<String> names() {
        TreeSet<String> names = new TreeSet<>(RULES.keySet());
        names.addAll(PlainNodes.standard());
        return List.copyOf(names);
    }

    private static Map<String, ShapeRule> rules() {
        Map<String, ShapeRule> rules = new TreeMap<>();
        windows(rules);
        elements(rules);
        arrangements(rules);
        selections(rules);
        rules.put("Constant", ConstantRules::constant);
        rules.put("ConstantOfShape", ConstantRules::constantOfShape);
        rules.put("Shape", ConstantRules::shape);
        rules.put("Size", ConstantRules::size);
        rules.put("Range", ConstantRules::range);
        return rules;
    }

    private static void windows(Map<String, ShapeRule> rules) {
        rules.put("Conv", WindowRules::convolution);
        rules.put("ConvTranspose", TransposedRules::convolution);
        rules.put("Gemm", WindowRules::gemm);
        rules.put("MatMul", WindowRules::matMul);
        rules.put("AveragePool", WindowRules::pool);
        rules.put("MaxPool", WindowRules::pool);
        rules.put("GlobalAveragePool", WindowRules::globalPool);
        rules.put("GlobalMaxPool", WindowRules::globalPool);
    }

    private static void elements(Map<String, ShapeRule> rules) {
        UNARY.forEach(name -> rules.put(name, ElementRules::same));
        rules.put("Floor", ElementRules.each(Math::floor));
        rules.put("Ceil", ElementRules.each(Math::ceil));
        rules.put("Round", ElementRules.each(Math::rint));
        rules.put("Neg", ElementRules.each(a -> -a));
        NORMALISATIONS.forEach(name -> rules.put(name, ElementRules::same));
        rules.put("BatchNormalization", ElementRules::batchNormalization);
        rules.put("LayerNormalization", ElementRules::layerNormalization);
        rules.put("RMSNormalization", ElementRules::layerNormalization);
        rules.put("Add", ElementRules.arithmetic((a, b) -> a + b));
        rules.put("Sub", ElementRules.arithmetic((a, b) -> a - b));
        rules.put("Mul", ElementRules.arithmetic((a, b) -> a * b));
        rules.put("Div", ElementRules::division);
        rules.put("Equal", ElementRules.arithmetic((a, b) -> a == b ? 1 : 0));
        rules.put("Greater", ElementRules.arithmetic((a, b) -> a > b ? 1 : 0));
        rules.put("GreaterOrEqual", ElementRules.arithmetic((a, b) -> a >= b ? 1 : 0));
        rules.put("Less", ElementRules.arithmetic((a, b) -> a < b ? 1 : 0));
        rules.put("LessOrEqual", ElementRules.arithmetic((a, b) -> a <= b ? 1 : 0));
        for (String name : List.of("Sum", "Max", "Min", "Mean", "Pow", "Mod", "And", "Or", "Xor")) {
            rules.put(name, ElementRules::broadcast);
        }
        rules.put("PRelu", ElementRules::slopes);
        rules.put("Where", ElementRules::where);
        rules.put("Identity", ElementRules::identity);
        rules.put("Dropout", ElementRules::identity);
        rules.put("Cast", ElementRules::cast);
        rules.put("CastLike", ElementRules::same);
        rules.put("QuantizeLinear", ElementRules::same);
        rules.put("DequantizeLinear", ElementRules::same);
        rules.put("DynamicQuantizeLinear", ElementRules::quantized);
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
        rules.put("Pad", ArrangeRules::pad);
        rules.put("Resize", ResizeRules::resize);
        rules.put("Upsample", ResizeRules::resize);
        rules.put("Expand", ArrangeRules::expand);
        rules.put("Tile", ArrangeRules::tile);
    }

    private static void selections(Map<String, ShapeRule> rules) {
        for (String name : List.of("ReduceMean", "ReduceMax", "ReduceMin", "ReduceSum", "ReduceProd")) {
            rules.put(name, ReduceRules::reduce);
        }
        rules.put("ArgMax", ReduceRules::arg);
        rules.put("TopK", ReduceRules::topK);
        rules.put("CumSum", ElementRules::same);
        rules.put("Trilu", ElementRules::same);
        rules.put("ScatterElements", ElementRules::same);
        rules.put("ScatterND", ElementRules::same);
        rules.put("Gather", ArrangeRules::gather);
        rules.put("GatherElements", ReduceRules::gatherElements);
        rules.put("GatherND", ReduceRules::gatherMany);
        rules.put("OneHot", ReduceRules::oneHot);
        rules.put("GridSample", ResizeRules::gridSample);
    }
}
