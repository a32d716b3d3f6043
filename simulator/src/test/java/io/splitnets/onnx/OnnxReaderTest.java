package io.splitnets.onnx;

import static io.splitnets.onnx.ModelBytes.ints;
import static io.splitnets.onnx.ModelBytes.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.input.InputException;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partitioner;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file contains, it is read, or refused in words with the place. */
class OnnxReaderTest {
    private static byte[] good() {
        return new ModelBytes()
                .input("x", -1, 3, 8, 8)
                .initializer(weights("w", 4, 3, 3, 3))
                .initializer(ModelBytes.integers("flat", 0, -1))
                .node("Conv", "x w", "a", ints("pads", 1, 1, 1, 1))
                .node("MaxPool", "a", "p", ints("kernel_shape", 2, 2), ints("strides", 2, 2))
                .node("Reshape", "p flat", "y")
                .output("y")
                .bytes();
    }

    @Test
    void everyShorterFileIsRefusedOrRead() {
        byte[] good = good();
        for (int length = 0; length < good.length; length++) {
            accepts(Arrays.copyOf(good, length));
        }
        assertThat(accepts(good)).isTrue();
    }

    @Test
    void aModelCutOffAnywhereIsRefusedOrRead() {
        byte[] model = ShippedModel.bytes();
        for (int length = 0; length < model.length; length += 7) {
            accepts(Arrays.copyOf(model, length));
        }
        assertThat(accepts(model)).isTrue();
    }

    /** Bytes of models that together use every operation are changed, moved, or cut off. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noChangeOfBytesDoesMoreThanBeRefused(long seed) {
        List<byte[]> models = new ArrayList<>(List.of(good(), ShippedModel.bytes()));
        OperationModels.all().forEach(model -> models.add((byte[]) model.get()[1]));
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = models.get(i % models.size()).clone();
            for (int k = 1 + random.nextInt(4); k > 0; k--) {
                int at = random.nextInt(bytes.length);
                bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[random.nextInt(bytes.length)]);
            }
            boolean cut = random.nextInt(8) == 0;
            refused += accepts(cut ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes) ? 0 : 1;
        }
        assertThat(refused).isBetween(100, 999);
    }

    /** Whether a file becomes a network that can be costed, with guesses; otherwise it must be refused in words. */
    private static boolean accepts(byte[] bytes) {
        try {
            OnnxGraph graph = OnnxReader.read("m.onnx", new ByteArrayInputStream(bytes), bytes.length);
            NetworkGraph network = OnnxNetwork.of(graph, "m", true).graph();
            assertThat(network.workloads()).isNotNull();
            assertThat(Partitioner.cutPoints(network)).isNotEmpty();
            assertThat(network.macs()).isNotNegative();
            return true;
        } catch (InputException e) {
            assertThat(e.problems()).hasSize(1);
            assertThat(e).hasMessageMatching("(?s)m\\.onnx: byte \\d+: .*");
            return false;
        }
    }

    @Test
    void aDeclaredLengthIsHeldAgainstWhatIsLeft() {
        byte[] huge = {0x3a, (byte) 0xf0, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07};
        assertThatThrownBy(() -> ModelBytes.read(huge))
                .hasMessage(
                        "m.onnx: byte 0: expected the graph to end within its message, but it declares 2147483632 bytes and 0 are left");
    }

    @Test
    void aTensorOfDeclaredSizeIsNeverAllocated() {
        ModelBytes.Message tensor =
                new ModelBytes.Message().number(1, 1L << 38).number(2, 7).text(8, "t");
        ModelBytes model = new ModelBytes()
                .initializer(tensor)
                .input("x", 1)
                .node("Relu", "x", "y")
                .output("y");
        assertThat(model.graph().initializers().get(0).values()).isEmpty();
    }

    @Test
    void aStoredTensorThatIsTooLargeIsRefused() {
        ModelBytes.Message tensor = new ModelBytes.Message()
                .number(1, 1L << 20)
                .number(1, 1L << 20)
                .number(2, 1)
                .text(8, "t");
        ModelBytes model = new ModelBytes()
                .initializer(tensor)
                .input("x", 1)
                .node("Relu", "x", "y")
                .output("y");
        assertThatThrownBy(model::graph)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected a tensor of fewer than 2^40 elements, found 1048576x1048576");
    }

    @Test
    void aLargeShapeIsRefusedAndNotFilled() {
        ModelBytes model = new ModelBytes()
                .input("x", 1)
                .initializer(ModelBytes.integers("s", 1L << 30, 1L << 30))
                .node("ConstantOfShape", "s", "big")
                .node("Add", "x big", "y")
                .output("y");
        assertThatThrownBy(() -> ShapeInference.of(model.graph(), false))
                .hasMessageContaining("tensor 1073741824x1073741824 is too large");
    }

    @Test
    void dataInOtherFilesIsNotLookedFor() {
        ModelBytes.Message place = new ModelBytes.Message().text(1, "location").text(2, "../../../../etc/passwd");
        ModelBytes.Message tensor = new ModelBytes.Message()
                .number(1, 2)
                .number(2, 7)
                .text(8, "t")
                .message(13, place)
                .number(14, 1);
        ModelBytes model = new ModelBytes()
                .initializer(tensor)
                .input("x", 2)
                .node("Add", "x t", "y")
                .output("y");
        OnnxGraph graph = model.graph();
        assertThat(graph.initializers().get(0).values()).isEmpty();
        assertThat(ShapeInference.of(graph, false).tensors().get("y")).hasToString("2");
    }

    @Test
    void manySmallThingsAreRefusedBeforeTheyFillTheMemory() {
        ModelBytes.Message packed = new ModelBytes.Message().text(1, "l").raw(8, new byte[1000]);
        ModelBytes model = new ModelBytes().input("x", 1);
        for (int i = 0; i <= WireReader.MOST_KEPT / 1000; i++) {
            model.node("Relu", "x", "y" + i, packed);
        }
        assertThatThrownBy(model::graph).hasMessageContaining("expected at most 524288 names, attributes and numbers");
        ModelBytes nodes = new ModelBytes().input("x", 1);
        for (int i = 0; i <= OnnxReader.MOST_NODES; i++) {
            nodes.node("Relu", "x", "y" + i);
        }
        assertThatThrownBy(nodes::graph).hasMessageContaining("expected at most 20000 nodes");
    }

    @Test
    void longNamesAreRefused() {
        ModelBytes model = new ModelBytes().input("x", 1).node("Relu", "x", "y".repeat(WireReader.LONGEST_TEXT + 1));
        assertThatThrownBy(model::graph).hasMessageContaining("the name of a result of at most 4096 bytes");
    }

    @Test
    void anotherKindOfFileIsRefused() {
        byte[] text = "version: 1\nname: no model\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ModelBytes.read(text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("m.onnx: byte ");
        assertThatThrownBy(() -> ModelBytes.read(new byte[0]))
                .hasMessage("m.onnx: byte 0: expected an ONNX model with a graph (field 7) that has nodes");
    }
}
