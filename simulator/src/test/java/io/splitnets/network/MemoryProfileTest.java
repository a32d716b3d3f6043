package io.splitnets.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.MemoryProfile.Step;
import io.splitnets.units.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryProfileTest {
    private static final Map<String, String> STM32 = Map.of(
            "mobilenetv2_0.35_128", "mobilenetv2-0.35-128",
            "mobilenetv2_1.0_224", "mobilenetv2-1.0-224",
            "mobilenetv1_1.0_224", "mobilenetv1-1.0-224",
            "mobilenetv1_0.25_96_rgb", "mobilenetv1-0.25-96");

    /** In MobileNets a held shortcut never reaches the peak, so both conventions give the published figure. */
    @Test
    void mobileNetsReachThePeaksOfTheStm32Compiler() {
        int checked = 0;
        for (String[] row : SharedData.rows("truth/silicon/peak_memory_stm32.csv")) {
            if (STM32.containsKey(row[0])) {
                NetworkGraph graph = BuiltinNetworks.find(STM32.get(row[0])).orElseThrow();
                for (MemoryPolicy policy : new MemoryPolicy[] {MemoryPolicy.IN_OUT, MemoryPolicy.NO_OVERLAP}) {
                    assertThat(peakKibi(graph, policy))
                            .as(row[0] + " " + policy)
                            .isEqualTo(Double.parseDouble(row[1]));
                }
                assertThat(peakKibi(graph, MemoryPolicy.INPLACE_DW))
                        .as(row[0] + " in place")
                        .isEqualTo(Double.parseDouble(row[2]));
                checked++;
            }
        }
        assertThat(checked).isEqualTo(STM32.size());
    }

    /** 48*64*64 into the stride-2 depthwise, 48*32*32 out of it; in place it would save nothing. */
    @ParameterizedTest
    @EnumSource(
            value = MemoryPolicy.class,
            names = {"IN_OUT", "NO_OVERLAP", "INPLACE_DW"})
    void mobileNetV2At128NeedsWhatTheStm32N6CompilerReports(MemoryPolicy policy) {
        NetworkGraph graph = BuiltinNetworks.find("mobilenetv2-0.35-128").orElseThrow();

        assertThat(peakKibi(graph, policy)).isEqualTo(240.0);
        assertThat(MemoryProfile.of(graph, Precision.INT8, policy).peakLayer()).isEqualTo("block2.1.depthwise");
    }

    /** Every row of the page's table of peaks, and every policy. */
    @Test
    void theTableOfTheManualIsTrue() throws IOException {
        String root = System.getProperty("splitnets.root");
        Assumptions.assumeTrue(root != null, "the project root is only known under Maven");
        int rows = 0;
        for (String line : Files.readAllLines(Path.of(root, "docs/models/memory.md"))) {
            String[] cells = line.split("\\s*\\|\\s*");
            Optional<NetworkGraph> graph = cells.length == 7 && cells[1].startsWith("`")
                    ? BuiltinNetworks.find(cells[1].replace("`", ""))
                    : Optional.empty();
            if (graph.isPresent()) {
                assertThat(List.of(cells).subList(2, 7))
                        .as(line)
                        .isEqualTo(Stream.of(MemoryPolicy.values())
                                .map(policy -> Quantity.number(peakKibi(graph.get(), policy), 6))
                                .toList());
                rows++;
            }
        }
        assertThat(rows).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"stem, 252", "mb1, 288", "mb2, 720", "mb3, 720", "mb4, 720", "mb5, 720", "mb6, 720", "mb7, 720"})
    void smallestAttentiveNetworkPeaksInItsSecondStage(String block, double kibi) {
        NetworkGraph graph = BuiltinNetworks.find("a0").orElseThrow();
        NetworkGraph head = Partitioner.partition(graph, SplitPlan.at(new SplitPoint(block)))
                .head()
                .orElseThrow();

        assertThat(peakKibi(head, MemoryPolicy.IN_OUT)).isEqualTo(kibi);
    }

    /** Its shortcuts go around every block, so holding them costs: 64*96*96 + 64*48*48 + 16*96*96 bytes. */
    @Test
    void heldShortcutsRaiseThePeakOfTheSmallestAttentiveNetwork() {
        NetworkGraph graph = BuiltinNetworks.find("a0").orElseThrow();
        MemoryProfile profile = MemoryProfile.of(graph, Precision.INT8, MemoryPolicy.NO_OVERLAP);

        assertThat(profile.peakBytes()).isEqualTo(884_736);
        assertThat(profile.peakLayer()).isEqualTo("mb2.1.depthwise");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_OUT, 800, 1200, 1600, 1200, 800",
        "NO_OVERLAP, 800, 1200, 2000, 1600, 1200",
        "INPLACE_DW, 800, 1200, 1440, 1600, 1200",
        "DOUBLE_BUFFER, 800, 1600, 2000, 2000, 1200"
    })
    void policiesDifferAsComputedByHand(
            MemoryPolicy policy, long first, long widen, long depthwise, long narrow, long sum) {
        MemoryProfile profile = MemoryProfile.of(hand(), Precision.INT8, policy);

        assertThat(profile.steps()).extracting(Step::bytes).containsExactly(first, widen, depthwise, narrow, sum);
        assertThat(profile.steps())
                .extracting(Step::heldBytes)
                .isEqualTo(
                        policy == MemoryPolicy.IN_OUT ? List.of(0L, 0L, 0L, 0L, 0L) : List.of(0L, 0L, 400L, 400L, 0L));
    }

    @ParameterizedTest
    @CsvSource({
        "IN_OUT, OPERAND widen 8x10x10 800, RESULT depthwise 8x10x10 800, ''",
        "NO_OVERLAP, OPERAND widen 8x10x10 800, RESULT depthwise 8x10x10 800, HELD first 4x10x10 400",
        "INPLACE_DW, OPERAND widen 8x10x10 800, RESULT depthwise 8x3x10 240, HELD first 4x10x10 400",
        "DOUBLE_BUFFER, OPERAND widen 8x10x10 800, RESULT depthwise 8x10x10 800, HELD first 4x10x10 400"
    })
    void aStepNamesWhatIsInMemory(MemoryPolicy policy, String operand, String result, String held) {
        MemoryProfile profile = MemoryProfile.of(hand(), Precision.INT8, policy);

        assertThat(profile.steps().get(2).live())
                .extracting(
                        tensor -> tensor.role() + " " + tensor.layer() + " " + tensor.shape() + " " + tensor.bytes())
                .containsExactly(Stream.of(operand, result, held)
                        .filter(s -> !s.isEmpty())
                        .toArray(String[]::new));
    }

    /** Two buffers have the size of the wider tensor. */
    @Test
    void ofTwoBuffersBothAreAsLargeAsTheLarger() {
        MemoryProfile profile = MemoryProfile.of(hand(), Precision.INT8, MemoryPolicy.DOUBLE_BUFFER);

        assertThat(profile.steps().get(1).live())
                .containsExactly(
                        new LiveTensor("first", LiveTensor.Role.OPERAND, new TensorShape(4, 10, 10), 800),
                        new LiveTensor("widen", LiveTensor.Role.RESULT, new TensorShape(8, 10, 10), 800));
    }

    /** A window of 3 with a dilation of 2 reaches over five rows. */
    @Test
    void aDilatedDepthwiseInPlaceNeedsMoreRows() {
        NetworkGraph.Builder builder = NetworkGraph.builder("dilated");
        int image = builder.input("image", new TensorShape(4, 10, 10));
        Layer.Padding padding = new Layer.Padding(2, 2, 2, 2);
        builder.add("depthwise", new Conv(4, 3, 3, 1, padding, 4, 2, false, Activation.NONE), image);

        assertThat(MemoryProfile.of(builder.build(), Precision.INT8, MemoryPolicy.INPLACE_DW)
                        .peakBytes())
                .isEqualTo(400 + 4 * 5 * 10);
    }

    @Test
    void aNetworkThatOnlyReshapesHoldsItsInput() {
        NetworkGraph.Builder builder = NetworkGraph.builder("flat");
        int image = builder.input("image", new TensorShape(4, 10, 10));
        builder.add("flatten", new Rearrangement.Reshape(new TensorShape(400, 1, 1)), image);

        for (MemoryPolicy policy : MemoryPolicy.values()) {
            MemoryProfile profile = MemoryProfile.of(builder.build(), Precision.INT8, policy);
            assertThat(profile.peakBytes()).isEqualTo(400);
            assertThat(profile.peakStep().layer()).isEqualTo("flatten");
        }
    }

    @Test
    void aDepthwiseDoesNotOverwriteWhatAShortcutStillReads() {
        NetworkGraph.Builder builder = NetworkGraph.builder("kept");
        int image = builder.input("image", new TensorShape(4, 10, 10));
        builder.block("only");
        int start = builder.add("start", Conv.square(4, 1, 1, 1, Activation.NONE), image);
        int deep = builder.add("depthwise", Conv.square(4, 3, 1, 4, Activation.NONE), start);
        builder.add("sum", new Layer.Merge(Layer.MergeKind.ADD), deep, start);
        MemoryProfile profile = MemoryProfile.of(builder.build(), Precision.INT8, MemoryPolicy.INPLACE_DW);

        assertThat(profile.steps()).extracting(Step::bytes).containsExactly(800L, 800L, 1200L);
        assertThat(profile.peakLayer()).isEqualTo("sum");
    }

    @Test
    void allInputsAreThereFromTheStartAndAllResultsUntilTheEnd() {
        NetworkGraph.Builder builder = NetworkGraph.builder("ends");
        int image = builder.input("image", new TensorShape(1, 10, 10));
        builder.block("only");
        int first = builder.add("first", Conv.square(2, 1, 1, 1, Activation.NONE), image);
        builder.add("result", Conv.square(3, 1, 1, 1, Activation.NONE), first);
        int later = builder.input("later", new TensorShape(5, 10, 10));
        builder.add("last", new Layer.Concat(), first, later);
        MemoryProfile profile = MemoryProfile.of(builder.build(), Precision.INT8, MemoryPolicy.NO_OVERLAP);

        assertThat(profile.steps()).extracting(Step::bytes).containsExactly(800L, 1000L, 1700L);
        assertThat(profile.steps()).extracting(Step::heldBytes).containsExactly(500L, 500L, 300L);
    }

    @ParameterizedTest
    @EnumSource(value = MemoryPolicy.class, mode = EnumSource.Mode.EXCLUDE, names = "PATCH")
    void noPolicyOfWholeMapsNeedsLessThanALayersOperandAndResultUnlessInPlace(MemoryPolicy policy) {
        for (long seed = 0; seed < 100; seed++) {
            NetworkGraph graph = RandomGraphs.graph(seed);
            MemoryProfile profile = MemoryProfile.of(graph, Precision.INT8, policy);
            for (NetworkGraph.Node node : graph.nodes()) {
                long in = graph.inputShapes(node).stream()
                        .mapToLong(TensorShape::elements)
                        .max()
                        .orElse(0);
                long out = policy == MemoryPolicy.INPLACE_DW ? 0 : node.output().elements();
                if (!node.inputs().isEmpty()) {
                    assertThat(profile.peakBytes()).as("seed " + seed).isGreaterThanOrEqualTo(in + out);
                }
            }
        }
    }

    @Test
    void weightsAreCountedAtTheirOwnWidth() {
        NetworkGraph graph = BuiltinNetworks.find("resnet8").orElseThrow();
        MemoryProfile profile = MemoryProfile.of(graph, new Precision(4, 16), MemoryPolicy.IN_OUT);

        assertThat(profile.weightBytes()).isEqualTo((graph.weights() + 1) / 2);
        assertThat(profile.peakBytes()).isEqualTo(2 * 2 * 16_384);
    }

    private static NetworkGraph hand() {
        NetworkGraph.Builder builder = NetworkGraph.builder("hand");
        int image = builder.input("image", new TensorShape(4, 10, 10));
        int held = builder.add("first", Conv.square(4, 1, 1, 1, Activation.NONE), image);
        int wide = builder.add("widen", Conv.square(8, 1, 1, 1, Activation.NONE), held);
        int deep = builder.add("depthwise", Conv.square(8, 3, 1, 8, Activation.NONE), wide);
        int thin = builder.add("narrow", Conv.square(4, 1, 1, 1, Activation.NONE), deep);
        builder.add("sum", new Layer.Merge(Layer.MergeKind.ADD), thin, held);
        return builder.build();
    }

    private static double peakKibi(NetworkGraph graph, MemoryPolicy policy) {
        return MemoryProfile.of(graph, Precision.INT8, policy).peakBytes() / 1024.0;
    }
}
