package io.splitnets.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.Padding;
import io.splitnets.network.Layer.Pool;
import io.splitnets.network.Layer.PoolKind;
import io.splitnets.network.LiveTensor.Role;
import io.splitnets.network.MemoryProfile.Step;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatchPolicyTest {
    /** Three rows of 40 and three of 80 in front of two 3x3, and the result of 4 x 5 x 5; then 100 + 4. */
    @Test
    void aStageKeepsTheRowsOfItsWindowsAndItsResult() {
        NetworkGraph.Builder builder = NetworkGraph.builder("rows");
        int image = builder.input("image", new TensorShape(4, 10, 10));
        builder.block("stem");
        int first = builder.add("first", Conv.square(8, 3, 1, 1, Activation.RELU), image);
        int second = builder.add("second", Conv.square(4, 3, 2, 1, Activation.RELU), first);
        builder.block("tail");
        builder.add("pool", new Layer.GlobalPool(PoolKind.AVERAGE), second);
        MemoryProfile profile = patch(builder.build());

        assertThat(profile.steps()).extracting(Step::layer).containsExactly("second", "pool");
        assertThat(profile.steps()).extracting(Step::block).containsExactly("stem", "tail");
        assertThat(profile.steps()).extracting(Step::bytes).containsExactly(460L, 104L);
        assertThat(profile.peakStep().live())
                .containsExactly(
                        new LiveTensor("image", Role.LINES, new TensorShape(4, 3, 10), 120),
                        new LiveTensor("first", Role.LINES, new TensorShape(8, 3, 10), 240),
                        new LiveTensor("second", Role.RESULT, new TensorShape(4, 5, 5), 100));
    }

    /** Of the shortcut's tensor the three rows of the depthwise remain, of image and depthwise one; the sum is whole. */
    @Test
    void aShortcutWaitsForTheRowsOfItsBranch() {
        NetworkGraph.Builder builder = NetworkGraph.builder("shortcut");
        int image = builder.input("image", new TensorShape(4, 10, 10));
        builder.block("only");
        int start = builder.add("start", Conv.square(4, 1, 1, 1, Activation.NONE), image);
        int deep = builder.add("depthwise", Conv.square(4, 3, 1, 4, Activation.NONE), start);
        builder.add("sum", new Layer.Merge(Layer.MergeKind.ADD), deep, start);

        MemoryProfile profile = patch(builder.build());

        assertThat(profile.steps()).singleElement().extracting(Step::bytes).isEqualTo(600L);
        assertThat(profile.peakStep().live())
                .extracting(LiveTensor::layer, LiveTensor::bytes)
                .containsExactly(
                        tuple("image", 40L), tuple("start", 120L), tuple("depthwise", 40L), tuple("sum", 400L));
    }

    /** The sum lags three rows behind its shortcut, so of that rows r to r + 3 are there; of each 3x3's operand three. */
    @Test
    void theLongerTheBranchTheMoreRowsTheShortcutKeeps() {
        NetworkGraph.Builder builder = NetworkGraph.builder("long");
        int image = builder.input("image", new TensorShape(1, 20, 10));
        builder.block("only");
        int first = builder.add("first", Conv.square(1, 3, 1, 1, Activation.NONE), image);
        int second = builder.add("second", Conv.square(1, 3, 1, 1, Activation.NONE), first);
        int third = builder.add("third", Conv.square(1, 3, 1, 1, Activation.NONE), second);
        builder.add("sum", new Layer.Merge(Layer.MergeKind.ADD), third, image);

        assertThat(patch(builder.build()).peakStep().live())
                .extracting(LiveTensor::layer, LiveTensor::bytes)
                .containsExactly(
                        tuple("image", 40L),
                        tuple("first", 30L),
                        tuple("second", 30L),
                        tuple("third", 10L),
                        tuple("sum", 200L));
    }

    /** In a chain a layer keeps as many rows as the largest window of its reader has inside of the map. */
    @Test
    void aChainKeepsTheRowsOfItsWindows() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            NetworkGraph.Builder builder = NetworkGraph.builder("chain");
            int last = builder.input("image", new TensorShape(1, 24, 24));
            for (int layer = 0; layer < 5; layer++) {
                int kernel = random.nextInt(1, 4);
                Padding padding = random.nextBoolean() ? Padding.NONE : Padding.half(kernel);
                int dilation = random.nextInt(1, 3);
                int stride = builder.shape(last).height() > 10 ? random.nextInt(1, 3) : 1;
                boolean fits = (kernel - 1) * dilation < builder.shape(last).height();
                Conv conv = new Conv(
                        1, fits ? kernel : 1, fits ? kernel : 1, stride, padding, 1, dilation, false, Activation.NONE);
                last = builder.add("conv" + layer, conv, last);
            }
            checkChain(builder.build());
        }
    }

    private static void checkChain(NetworkGraph graph) {
        List<LiveTensor> kept = new LineBuffers(graph, graph.output().index()).live(8);
        for (NetworkGraph.Node reader : graph.nodes().subList(1, graph.nodes().size())) {
            RowWindow window = RowWindow.of(reader);
            int height = graph.inputShapes(reader).get(0).height();
            int most = IntStream.range(0, reader.output().height())
                    .map(row -> window.lastRow(row, height) - window.firstRow(row) + 1)
                    .max()
                    .orElseThrow();
            assertThat(kept.get(reader.index() - 1).shape().height()).isEqualTo(most);
        }
    }

    /** Rows of zeros need no operand: of the image one row is there at a time, of the padded map three of 12. */
    @Test
    void aPaddedMapIsMadeRowByRow() {
        NetworkGraph.Builder builder = NetworkGraph.builder("padded");
        int image = builder.input("image", new TensorShape(1, 10, 10));
        builder.block("only");
        int padded = builder.add("pad", new Rearrangement.Pad(0, Padding.half(3)), image);
        builder.add("conv", new Conv(2, 3, 3, 1, Padding.NONE, 1, 1, false, Activation.NONE), padded);

        assertThat(patch(builder.build()).peakStep().live())
                .extracting(LiveTensor::layer, LiveTensor::bytes)
                .containsExactly(tuple("image", 10L), tuple("pad", 36L), tuple("conv", 200L));
    }

    /** With a dilation of 2 a window of three reaches over five rows, a pool of two over two; padding adds none. */
    @Test
    void dilationAndPoolsSayHowManyRowsRemain() {
        NetworkGraph.Builder builder = NetworkGraph.builder("reach");
        int image = builder.input("image", new TensorShape(1, 20, 10));
        builder.block("only");
        int wide = builder.add("wide", new Conv(1, 3, 3, 1, Padding.half(5), 1, 2, false, Activation.NONE), image);
        builder.add("pool", new Pool(PoolKind.MAX, 2, 2, Padding.NONE), wide);

        // 5 rows and 2 rows of 10, result 10 x 5
        assertThat(patch(builder.build()).peakBytes()).isEqualTo(50 + 20 + 50);
    }

    /** A layer that needs the whole map ends what can run by lines: here before any block ends. */
    @Test
    void aGlobalPoolCannotRunByLines() {
        NetworkGraph.Builder builder = NetworkGraph.builder("global");
        int image = builder.input("image", new TensorShape(4, 10, 10));
        builder.block("only");
        int conv = builder.add("conv", Conv.square(8, 3, 1, 1, Activation.NONE), image);
        builder.add("pool", new Layer.GlobalPool(PoolKind.AVERAGE), conv);

        assertThat(patch(builder.build()).steps())
                .isEqualTo(MemoryProfile.of(builder.build(), Precision.INT8, MemoryPolicy.NO_OVERLAP)
                        .steps());
    }

    @Test
    void aStageNeverNeedsMoreThanNoStage() {
        int less = 0;
        for (long seed = 0; seed < 200; seed++) {
            NetworkGraph graph = RandomGraphs.graph(seed);
            long whole = MemoryProfile.of(graph, Precision.INT8, MemoryPolicy.NO_OVERLAP)
                    .peakBytes();
            assertThat(patch(graph).peakBytes()).as("seed " + seed).isLessThanOrEqualTo(whole);
            less += patch(graph).peakBytes() < whole ? 1 : 0;
        }
        assertThat(less).isGreaterThan(20);
    }

    private static MemoryProfile patch(NetworkGraph graph) {
        return MemoryProfile.of(graph, Precision.INT8, MemoryPolicy.PATCH);
    }
}
