package io.splitnets.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Operations that are another one with operands in other places: integer forms, whose scales and zero points do not change
 * what is multiplied, and variants with the same shapes and the same number of operations.
 */
final class PlainNodes {
    /** Who defines the integer forms that ONNX Runtime's quantiser writes. */
    static final String MICROSOFT = "com.microsoft";

    private static final Map<String, Plain> STANDARD = Map.ofEntries(
            Map.entry("ConvInteger", new Plain("Conv", 0, 1)),
            Map.entry("QLinearConv", new Plain("Conv", 0, 3, 8)),
            Map.entry("MatMulInteger", new Plain("MatMul", 0, 1)),
            Map.entry("QLinearMatMul", new Plain("MatMul", 0, 3)),
            Map.entry("LpPool", new Plain("AveragePool", 0)),
            Map.entry("GlobalLpPool", new Plain("GlobalAveragePool", 0)),
            Map.entry("ReduceL1", new Plain("ReduceSum", 0, 1)),
            Map.entry("ReduceL2", new Plain("ReduceSum", 0, 1)),
            Map.entry("ReduceSumSquare", new Plain("ReduceSum", 0, 1)),
            Map.entry("ReduceLogSum", new Plain("ReduceSum", 0, 1)),
            Map.entry("ReduceLogSumExp", new Plain("ReduceSum", 0, 1)),
            Map.entry("ArgMin", new Plain("ArgMax", 0)));

    private static final Map<String, Plain> CONTRIBUTED = Map.ofEntries(
            Map.entry("FusedConv", new Plain("Conv", 0, 1, 2)),
            Map.entry("FusedGemm", new Plain("Gemm", 0, 1, 2)),
            Map.entry("QGemm", new Plain("Gemm", 0, 3, 6)),
            Map.entry("QLinearAdd", new Plain("Add", 0, 3)),
            Map.entry("QLinearMul", new Plain("Mul", 0, 3)),
            Map.entry("QLinearAveragePool", new Plain("AveragePool", 0)),
            Map.entry("QLinearGlobalAveragePool", new Plain("GlobalAveragePool", 0)),
            Map.entry("QLinearConcat", new Plain("Concat", i -> 3 * i + 2)),
            Map.entry("QLinearLeakyRelu", new Plain("LeakyRelu", 0)),
            Map.entry("QLinearSigmoid", new Plain("Sigmoid", 0)),
            Map.entry("QLinearSoftmax", new Plain("Softmax", 0)),
            Map.entry("Gelu", new Plain("Gelu", 0)));

    private PlainNodes() {}

    /** Another operation and where its operands are among those given. */
    private record Plain(String op, int most, IntFunction<Integer> places) {
        Plain(String op, int... places) {
            this(op, places.length, i -> places[i]);
        }

        Plain(String op, IntFunction<Integer> places) {
            this(op, Integer.MAX_VALUE, places);
        }

        OnnxNode of(OnnxNode node) {
            List<String> inputs = new ArrayList<>();
            for (int i = 0; i < most && places.apply(i) < node.inputs().size(); i++) {
                inputs.add(node.inputs().get(places.apply(i)));
            }
            return new OnnxNode(node.offset(), op, "", node.name(), inputs, node.outputs(), node.attributes());
        }
    }

    /** The node as one of the operations with a rule of its own; unchanged where it is one, or is not supported. */
    static OnnxNode plain(OnnxNode node) {
        Map<String, Plain> known =
                node.standard() ? STANDARD : node.domain().equals(MICROSOFT) ? CONTRIBUTED : Map.of();
        return Optional.ofNullable(known.get(node.op()))
                .map(plain -> plain.of(node))
                .orElse(node);
    }

    /** Names of the operations of ONNX itself that are taken as another one. */
    static List<String> standard() {
        return List.copyOf(STANDARD.keySet());
    }

    /** Names of the operations of {@link #MICROSOFT}. */
    static List<String> contributed() {
        return CONTRIBUTED.keySet().stream().sorted().toList();
    }
}
