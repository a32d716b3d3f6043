package io.splitnets.onnx;

import static io.splitnets.onnx.ModelBytes.bytes;
import static io.splitnets.onnx.ModelBytes.integer;
import static io.splitnets.onnx.ModelBytes.integers;
import static io.splitnets.onnx.ModelBytes.ints;
import static io.splitnets.onnx.ModelBytes.scalar;
import static io.splitnets.onnx.ModelBytes.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.input.InputException;
import io.splitnets.network.CutPoint;
import io.splitnets.network.Layer;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partitioner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operations that become several layers, a part of another one, or none; counts by hand. */
class OnnxLayersTest {
    private static ModelBytes image() {
        return new ModelBytes()
                .input("x", 1, 6, 8, 8)
                .initializer(weights("w", 4, 6, 3, 3))
                .initializer(weights("c", 4));
    }

    private static NetworkGraph graph(ModelBytes model) {
        OnnxNetwork network = OnnxNetwork.of(model.graph(), "m", false);
        assertThat(network.warnings()).isEmpty();
        return network.graph();
    }

    private static List<String> ops(NetworkGraph graph) {
        return graph.nodes().stream()
                .map(node -> node.layer().op() + " " + node.output())
                .toList();
    }

    @Test
    void aTransposedConvolutionMultipliesEachPixelWithAllItsTaps() {
        NetworkGraph graph = graph(image().initializer(weights("up", 6, 2, 4, 4))
                .initializer(weights("b", 4))
                .node(
                        "ConvTranspose",
                        "x up b",
                        "y",
                        integer("group", 2),
                        ints("strides", 2, 2),
                        ints("pads", 1, 1, 1, 1))
                .output("y"));
        assertThat(ops(graph)).containsExactly("INPUT 6x8x8", "DWCONV 64x8x8", "COL2IM 4x16x16", "SCALE 4x16x16");
        assertThat(graph.macs()).isEqualTo(6 * 8 * 8 * 2 * 4 * 4);
        assertThat(graph.weights()).isEqualTo(6 * 2 * 4 * 4 + 4);
    }

    @Test
    void unequalStridesAndDilationsAreUnrolled() {
        NetworkGraph graph = graph(image().node("Conv", "x w c", "y", ints("strides", 2, 1), ints("dilations", 1, 2))
                .output("y"));
        assertThat(ops(graph)).containsExactly("INPUT 6x8x8", "IM2COL 54x3x4", "CONV 4x3x4");
        assertThat(graph.macs()).isEqualTo(4 * 3 * 4 * 6 * 9);
        assertThat(graph.weights()).isEqualTo(4 * 6 * 9 + 4);
        NetworkGraph depthwise = graph(image().initializer(weights("d", 6, 1, 3, 3))
                .node("Conv", "x d", "y", ints("strides", 2, 1), integer("group", 6))
                .output("y"));
        assertThat(depthwise.macs()).isEqualTo(6 * 3 * 6 * 9);
        assertThat(depthwise.weights()).isEqualTo(6 * 9);
    }

    @Test
    void slopesOfAPReluAreParametersAndALocalNormalisationHasNone() {
        NetworkGraph graph = graph(image().initializer(weights("slopes", 4, 1, 1))
                .node("Conv", "x w", "a")
                .node("PRelu", "a slopes", "p")
                .node("LRN", "p", "y", integer("size", 3))
                .output("y"));
        assertThat(ops(graph)).containsExactly("INPUT 6x8x8", "CONV 4x6x6", "ACT 4x6x6");
        assertThat(graph.weights()).isEqualTo(4 * 6 * 9 + 4);
    }

    @Test
    void integerFormsAreTheSameLayersAsFloats() {
        ModelBytes model = image().initializer(scalar("s", 0.5f))
                .initializer(bytes("z", 2))
                .initializer(bytes("zs", 3))
                .initializer(bytes("wq", 3, 4, 6, 3, 3))
                .node("QuantizeLinear", "x s z", "q")
                .node("QLinearConv", "q s z wq s zs s z", "a")
                .node("DequantizeLinear", "a s z", "d")
                .node("Relu", "d", "r")
                .node("QuantizeLinear", "r s z", "q2")
                .node("com.microsoft", "QLinearAdd", "q2 s z a s z s z", "y")
                .output("y");
        NetworkGraph graph = graph(model);
        assertThat(ops(graph)).containsExactly("INPUT 6x8x8", "CONV 4x6x6", "ACT 4x6x6", "ADD 4x6x6");
        assertThat(graph.macs()).isEqualTo(4 * 36 * 54);
        assertThat(graph.weights()).isEqualTo(4 * 54);
    }

    @Test
    void storedFactorsAndSummandsPerChannelAreFolded() {
        ModelBytes model = image().initializer(weights("f", 4, 1, 1))
                .initializer(scalar("ten", 10f))
                .node("Conv", "x w", "a")
                .node("Mul", "a f", "m")
                .node("Add", "f m", "s")
                .node("Div", "s ten", "d")
                .node("Relu", "d", "r")
                .node("Mul", "r f", "m2")
                .node("Sub", "m2 f", "y")
                .output("y");
        NetworkGraph graph = graph(model);
        assertThat(ops(graph)).containsExactly("INPUT 6x8x8", "CONV 4x6x6", "SCALE 4x6x6");
        assertThat(((Layer.Conv) graph.nodes().get(1).layer()).activation()).isEqualTo(Activation.RELU);
        assertThat(graph.weights()).isEqualTo(4 * 54 + 4 + 2 * 4);
    }

    @Test
    void aConstantAlongAnotherAxisIsNoScaleOfChannels() {
        ModelBytes model = new ModelBytes()
                .input("x", 1, 4, 4, 4)
                .initializer(weights("w", 4, 4, 1, 1))
                .initializer(weights("columns", 4))
                .node("Conv", "x w", "a")
                .node("Mul", "a columns", "y")
                .output("y");
        assertThat(ops(graph(model))).containsExactly("INPUT 4x4x4", "CONV 4x4x4", "MUL 4x4x4");
    }

    @Test
    void aReaderThroughAViewKeepsTheLayerFromBeingChanged() {
        ModelBytes model = image().initializer(integers("rows", 1, 4, 36))
                .node("Conv", "x w", "a")
                .node("Reshape", "a rows", "v")
                .node("Relu", "v", "r")
                .node("Flatten", "r", "f")
                .node("Flatten", "a", "g")
                .node("Add", "f g", "y")
                .output("y");
        NetworkGraph graph = graph(model);
        assertThat(((Layer.Conv) graph.nodes().get(1).layer()).activation()).isEqualTo(Activation.NONE);
        assertThat(ops(graph)).contains("ACT 4x6x6");
    }

    @Test
    void aResultThatIsReadAgainCrossesEveryCutBehindIt() {
        ModelBytes model = image().initializer(weights("p", 2, 4, 1, 1))
                .node("Conv", "x w", "a")
                .node("Conv", "a p", "b")
                .node("Relu", "b", "y")
                .output("a")
                .output("y");
        NetworkGraph graph = graph(model);
        List<CutPoint> cuts = Partitioner.cutPoints(graph);
        assertThat(cuts.get(cuts.size() - 1).shapes()).hasToString("[2x6x6, 4x6x6]");
        assertThat(cuts.get(1).shapes()).hasToString("[4x6x6]");
        assertThat(graph.macs()).isEqualTo(4 * 36 * 54 + 2 * 36 * 4);
    }

    @Test
    void partsOfASplitThatNobodyReadsAreNoResults() {
        ModelBytes model = image().node("Split", "x", "p q", integer("axis", 1))
                .node("Relu", "q", "y")
                .output("y");
        assertThat(ops(graph(model))).containsExactly("INPUT 6x8x8", "SLICE 3x8x8", "ACT 3x8x8");
    }

    /** One head of attention over 10 tokens of 8 features: scores 10 x 10 x 8, result 10 x 10 x 8; projections 8 x 8. */
    @Test
    void attentionIsProductsOfComputedMatrices() {
        ModelBytes model = new ModelBytes()
                .input("x", 1, 10, 8)
                .initializer(weights("wq", 8, 8))
                .initializer(weights("wk", 8, 8))
                .initializer(weights("left", 5, 10))
                .node("MatMul", "x wq", "q")
                .node("MatMul", "x wk", "k")
                .node("Transpose", "k", "kt", ints("perm", 0, 2, 1))
                .node("MatMul", "q kt", "s")
                .node("Softmax", "s", "p")
                .node("MatMul", "p x", "o")
                .node("MatMul", "left o", "y")
                .output("y");
        NetworkGraph graph = graph(model);
        assertThat(ops(graph))
                .containsExactly(
                        "INPUT 8x10x1",
                        "CONV 8x10x1",
                        "CONV 8x10x1",
                        "TRANSPOSE 10x8x1",
                        "MATMUL 10x10x1",
                        "ACT 10x10x1",
                        "MATMUL 8x10x1",
                        "RESHAPE 10x8x1",
                        "CONV 5x8x1");
        assertThat(graph.macs()).isEqualTo(2 * 10 * 8 * 8 + 10 * 10 * 8 + 10 * 10 * 8 + 5 * 10 * 8);
        assertThat(graph.weights()).isEqualTo(2 * 64 + 50);
        assertThat(graph.workloads())
                .allSatisfy(work -> assertThat(work.macs()).isEqualTo(work.m() * work.n() * work.k() * work.groups()));
    }

    @Test
    void headsAreProductsSideBySide() {
        ModelBytes model = new ModelBytes()
                .input("q", 1, 3, 10, 8)
                .input("k", 1, 3, 8, 12)
                .input("a", 4, 6)
                .input("b", 5, 6)
                .node("MatMul", "q k", "y")
                .node("Gemm", "a b", "z", integer("transB", 1))
                .output("y")
                .output("z");
        NetworkGraph graph = graph(model);
        assertThat(graph.macs()).isEqualTo(3 * 10 * 8 * 12 + 4 * 5 * 6);
        assertThat(graph.weights()).isZero();
    }

    @Test
    void anOpenBatchIsOneFrameAndSaidSo() {
        ModelBytes model =
                new ModelBytes().input("x", -1, 3, 8, 8).node("Relu", "x", "y").output("y");
        assertThat(OnnxNetwork.of(model.graph(), "m", false).notes())
                .containsExactly("m.onnx: input 'x' leaves its leading size open; taken as 1, one frame at a time");
        assertThat(OnnxNetwork.of(image().node("Relu", "x", "y").output("y").graph(), "m", false)
                        .notes())
                .isEmpty();
    }

    @Test
    void aLayerOfMoreWorkThanCanBeCountedIsRefused() {
        long side = 1 << 18;
        ModelBytes.Message huge = new ModelBytes.Message().number(1, 64).number(1, 1 << 16);
        huge.number(1, 1).number(1, 1).number(2, 1).text(8, "huge");
        ModelBytes model = new ModelBytes()
                .input("x", 1, 1 << 16, 1, side)
                .initializer(huge)
                .node("Conv", "x huge", "y")
                .output("y");
        assertThat(OnnxNetwork.of(model.graph(), "m", false).graph().macs()).isEqualTo(64L << 34);
        ModelBytes more = new ModelBytes()
                .input("x", 1, 1 << 16, 64, side / 64)
                .initializer(huge)
                .node("Conv", "x huge", "y", ints("pads", 2000, 2000, 2000, 2000))
                .output("y");
        assertThatThrownBy(() -> graph(more)).hasMessageContaining("more than 2^46 multiplications of one layer");
    }

    @Test
    void aModelThatComputesNothingIsRefused() {
        assertThatThrownBy(() -> graph(image().node("Flatten", "x", "y").output("y")))
                .isInstanceOf(InputException.class)
                .hasMessage("m.onnx: byte 0: network 'm' has no layers");
        assertThatThrownBy(() -> graph(image().node("Relu", "w", "y").output("y")))
                .hasMessageContaining("expected results that depend on an input");
    }

    @Test
    void windowsOverThreeAxesAreRefusedByName() {
        ModelBytes model = new ModelBytes()
                .input("x", 1, 2, 5, 6, 7)
                .node("MaxPool", "x", "y", ints("kernel_shape", 2, 2, 2))
                .output("y");
        assertThatThrownBy(() -> graph(model))
                .hasMessageContaining("node 'n_y' (op MaxPool, domain ai.onnx): windows over 3 axes");
    }
}
