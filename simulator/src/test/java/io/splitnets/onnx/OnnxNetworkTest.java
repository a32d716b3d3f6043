package io.splitnets.onnx;

import static io.splitnets.onnx.ModelBytes.integer;
import static io.splitnets.onnx.ModelBytes.integers;
import static io.splitnets.onnx.ModelBytes.ints;
import static io.splitnets.onnx.ModelBytes.reals;
import static io.splitnets.onnx.ModelBytes.text;
import static io.splitnets.onnx.ModelBytes.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.input.InputException;
import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.CutPoint;
import io.splitnets.network.Layer;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.LayerWorkload;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partitioner;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the nodes of a file become as layers. */
class OnnxNetworkTest {
    /** Published: torchvision ResNet-50 4.09 G MACs and 25,557,032 parameters, 53,120 of them of batch normalisation. */
    @ParameterizedTest
    @CsvSource({
        "face_detection_front_128x128_barracuda.onnx, 30760960, 100412",
        "light_resnet50.onnx, 4089184256, 25503912",
        "light_squeezenet.onnx, 349151936, 1235496",
        "tiny_ic_float.onnx, 12501632, 77706",
        "tiny_vww_float.onnx, 7489664, 210850"
    })
    void modelsHaveTheirKnownCounts(String name, long macs, long parameters) {
        OnnxNetwork network = OnnxNetwork.read(SharedModels.path(name), name, false);
        assertThat(network.warnings()).isEmpty();
        assertThat(network.graph().macs()).isEqualTo(macs);
        assertThat(network.graph().weights()).isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource({"tiny_ic_float.onnx, resnet8", "tiny_vww_float.onnx, mobilenetv1-vww"})
    void benchmarkModelsMultiplyWhatTheBuiltinNetworksDo(String name, String builtin) {
        NetworkGraph graph =
                OnnxNetwork.read(SharedModels.path(name), name, false).graph();
        assertThat(products(graph))
                .containsExactlyInAnyOrderElementsOf(
                        products(BuiltinNetworks.find(builtin).orElseThrow()));
    }

    private static List<String> products(NetworkGraph graph) {
        return graph.workloads().stream()
                .filter(work -> !work.elementWise())
                .map(OnnxNetworkTest::sizes)
                .toList();
    }

    private static String sizes(LayerWorkload work) {
        return work.op() + " " + work.m() + " " + work.n() + " " + work.k() + " " + work.groups() + " " + work.height()
                + "x" + work.width() + " stride " + work.stride();
    }

    @Test
    void theShippedModelIsTheOneWrittenHere() throws IOException {
        assertThat(Files.readAllBytes(ShippedModel.FILE)).isEqualTo(ShippedModel.bytes());
        NetworkGraph graph = OnnxNetwork.read(ShippedModel.FILE, "m", false).graph();
        long stem = 48 * 48 * 16 * 27;
        long down = 24 * 24 * 32 * 16 * 9;
        long residual = 2 * 24 * 24 * 32 * 32 * 9;
        long separable = 12 * 12 * (32 * 9 + 32 * 64);
        assertThat(graph.macs()).isEqualTo(stem + down + residual + separable + 640);
        long weights = 16 * 27 + 32 * 16 * 9 + 2 * 32 * 32 * 9 + 32 * 9 + 32 * 64 + 640;
        assertThat(graph.weights()).isEqualTo(weights + 16 + 32 * 4 + 64 + 10);
    }

    @Test
    void aCutInsideAResidualBlockSendsBothTensors() {
        NetworkGraph graph = OnnxNetwork.read(SharedModels.path("tiny_ic_float.onnx"), "m", false)
                .graph();
        List<CutPoint> cuts = Partitioner.cutPoints(graph);
        assertThat(cuts).hasSize(graph.nodes().size());
        CutPoint inside = cuts.get(2);
        assertThat(inside.shapes()).hasToString("[16x32x32, 16x32x32]");
        assertThat(cuts.get(4).shapes()).hasToString("[16x32x32]");
    }

    private static ModelBytes image() {
        return new ModelBytes()
                .input("x", -1, 3, 8, 8)
                .initializer(weights("w", 4, 3, 3, 3))
                .initializer(weights("b", 4))
                .initializer(weights("c", 4));
    }

    private static OnnxNetwork network(ModelBytes model) {
        return OnnxNetwork.of(model.graph(), "m", false);
    }

    private static List<String> ops(ModelBytes model) {
        return network(model).graph().nodes().stream()
                .map(node -> node.layer().op() + " " + node.output())
                .toList();
    }

    @Test
    void normalisationBiasAndActivationAreFusedIntoTheConvolution() {
        ModelBytes model = image().node("Conv", "x w", "a", text("auto_pad", "SAME_UPPER"), ints("strides", 2, 2))
                .node("BatchNormalization", "a b c b c", "n")
                .initializer(weights("bias", 1, 4, 1, 1))
                .node("Add", "n bias", "s")
                .node("Clip", "s low high", "y")
                .initializer(reals("low", 0))
                .initializer(reals("high", 6))
                .output("y");
        NetworkGraph graph = network(model).graph();
        assertThat(graph.nodes()).hasSize(2);
        Layer.Conv conv = (Layer.Conv) graph.output().layer();
        assertThat(conv.activation()).isEqualTo(Activation.RELU6);
        assertThat(conv.bias()).isTrue();
        assertThat(conv.padding()).isEqualTo(new Layer.Padding(0, 1, 0, 1));
        assertThat(graph.output().output()).hasToString("4x4x4");
    }

    @Test
    void whatTwoReadIsNotFused() {
        ModelBytes model = image().node("Conv", "x w", "a")
                .node("Relu", "a", "r")
                .node("Add", "a r", "y")
                .output("y");
        assertThat(ops(model)).containsExactly("INPUT 3x8x8", "CONV 4x6x6", "ACT 4x6x6", "ADD 4x6x6");
    }

    @Test
    void aProductWithTheSigmoidIsASwish() {
        ModelBytes model = image().node("Conv", "x w", "a")
                .node("Sigmoid", "a", "g")
                .node("Mul", "g a", "y")
                .output("y");
        NetworkGraph graph = network(model).graph();
        assertThat(graph.nodes()).hasSize(2);
        assertThat(((Layer.Conv) graph.output().layer()).activation()).isEqualTo(Activation.SWISH);
    }

    @Test
    void channelsLastNeedsNoLayersBesideThoseOfChannelsFirst() {
        ModelBytes model = new ModelBytes()
                .input("x", 1, 8, 8, 3)
                .initializer(weights("w", 4, 3, 3, 3))
                .initializer(weights("dense", 4, 7))
                .node("Transpose", "x", "t", ints("perm", 0, 3, 1, 2))
                .node("Conv", "t w", "a")
                .node("Transpose", "a", "u", ints("perm", 0, 2, 3, 1))
                .node("MatMul", "u dense", "m")
                .node("ReduceMean", "m", "y", ints("axes", 1, 2), integer("keepdims", 0))
                .output("y");
        assertThat(ops(model)).containsExactly("INPUT 3x8x8", "CONV 4x6x6", "CONV 7x6x6", "GPOOL 7x1x1");
    }

    @Test
    void groupsAndDilationAreKept() {
        ModelBytes model = image().initializer(weights("g", 6, 1, 3, 3))
                .node("Conv", "x g", "y", integer("group", 3), ints("dilations", 2, 2))
                .output("y");
        NetworkGraph graph = network(model).graph();
        assertThat(graph.output().output()).hasToString("6x4x4");
        assertThat(graph.macs()).isEqualTo(6 * 4 * 4 * 9);
    }

    @Test
    void joinsCutsAndViewsKeepTheirSizes() {
        ModelBytes model = image().node("Conv", "x w", "a")
                .node("Split", "a", "p q", integer("axis", 1))
                .node("Concat", "q p a", "k", integer("axis", 1))
                .node("Concat", "k zeros", "z", integer("axis", 1))
                .initializer(weights("zeros", 1, 3, 6, 6))
                .node("Concat", "z z", "rows", integer("axis", 2))
                .node("Resize", "rows - - to", "big")
                .initializer(integers("to", 1, 11, 24, 3))
                .node("Flatten", "big", "flat")
                .initializer(weights("dense", 2, 792))
                .node("Gemm", "flat dense", "y", integer("transB", 1))
                .output("y");
        assertThat(ops(model))
                .containsExactly(
                        "INPUT 3x8x8",
                        "CONV 4x6x6",
                        "SLICE 2x6x6",
                        "SLICE 2x6x6",
                        "CONCAT 8x6x6",
                        "PAD 11x6x6",
                        "CONCAT 11x12x6",
                        "RESIZE 11x24x3",
                        "FC 2x1x1");
    }

    @Test
    void nodesThatNoResultNeedsAreLeftOut() {
        ModelBytes model =
                image().node("Conv", "x w", "y").node("Relu", "x", "unused").output("y");
        assertThat(ops(model)).containsExactly("INPUT 3x8x8", "CONV 4x6x6");
    }

    private static ModelBytes strange() {
        return image().node("Conv", "x w", "a")
                .node("com.acme", "Warp", "a", "v")
                .node("Relu", "v", "y")
                .output("y");
    }

    @Test
    void anUnsupportedOperationIsNamedWithItsNodeAndDomain() {
        assertThatThrownBy(() -> network(strange()))
                .isInstanceOf(InputException.class)
                .hasMessageMatching(
                        "m\\.onnx: byte \\d+: node 'n_v' \\(op Warp, domain com\\.acme\\): no supported operation .*")
                .hasMessageContaining("--approximate-unknown");
    }

    @Test
    void aGuessIsVisibleAndCosts() {
        OnnxNetwork network = OnnxNetwork.of(strange().graph(), "m", true);
        assertThat(network.warnings()).singleElement().asString().contains("op Warp", "n_v~guess", "576 MACs");
        assertThat(network.graph().nodes().stream().map(NetworkGraph.Node::name))
                .contains("n_v~guess");
        assertThat(network.graph().macs()).isEqualTo(4 * 36 * 27 + 4 * 4 * 36);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Conv|x w|strides=2|strides [2], expected 2 whole numbers from 1",
                "Conv|x x||weights that depend on the input, expected constants",
                "Conv|x b||weights 4 for an input of 1x3x8x8",
                "Conv|x gone||nothing before it gives its operand 'gone'",
                "MaxPool|x|kernel_shape=9,9|a window of 9 does not fit into 8",
                "MaxPool|x|kernel_shape=0,9|kernel_shape [0, 9], expected 2 whole numbers from 1",
                "Concat|x w||concatenation of 1x3x8x8 and 4x3x3x3 along axis 1",
                "Reshape|x x||expected operand 2 (shape) to be a constant",
                "Loop|x|strides=1|no supported operation",
            })
    void whatDoesNotFitIsNamed(String op, String inputs, String attribute, String problem) {
        ModelBytes.Message[] attributes = attribute == null
                ? new ModelBytes.Message[0]
                : new ModelBytes.Message[] {
                    ints(
                            attribute.split("=")[0],
                            java.util.Arrays.stream(attribute.split("=")[1].split(","))
                                    .mapToLong(Long::parseLong)
                                    .toArray())
                };
        ModelBytes model = image().node(op, inputs, "y", attributes).output("y");
        assertThatThrownBy(() -> network(model))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("m.onnx: byte ")
                .hasMessageContaining(problem);
    }

    @Test
    void anInputWithoutFixedSizesIsRefused() {
        ModelBytes model =
                new ModelBytes().input("x", -1, 3, -1, 8).node("Relu", "x", "y").output("y");
        assertThatThrownBy(() -> network(model)).hasMessageContaining("input 'x': axis 2 has no fixed size");
        ModelBytes batch =
                new ModelBytes().input("x", 4, 3, 8, 8).node("Relu", "x", "y").output("y");
        assertThatThrownBy(() -> network(batch)).hasMessageContaining("expected one frame at a time, not 4");
    }
}
