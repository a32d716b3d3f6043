package io.splitnets.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.Padding;
import io.splitnets.network.Layer.Pool;
import io.splitnets.network.Layer.PoolKind;
import io.splitnets.network.MemoryProfile.Step;
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

        assertThat(profile.steps())
                .containsExactly(new Step("second", "stem", 460, 0), new Step("pool", "tail", 104, 0));
        assertThat(profile.peakLayer()).isEqualTo("second");
        assertThat(profile.peakStep().bytes()).isEqualTo(profile.peakBytes());
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

        assertThat(patch(builder.build()).steps()).containsExactly(new Step("sum", "only", 600, 0));
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
