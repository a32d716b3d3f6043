package io.splitnets.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.Padding;
import io.splitnets.network.Layer.Pool;
import io.splitnets.network.Layer.PoolKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerVocabularyTest {
    private static final TensorShape MAP = new TensorShape(8, 6, 10);

    /** Sizes by ceil((size + padding - kernel) / stride) + 1, a window that starts behind the input dropped. */
    @ParameterizedTest
    @CsvSource({
        "6, 3, 2, 0, 0, 2, 3",
        "7, 3, 2, 0, 0, 3, 3",
        "112, 3, 2, 1, 1, 56, 57",
        "5, 2, 2, 0, 0, 2, 3",
        "5, 1, 2, 0, 1, 3, 3",
        "4, 2, 3, 0, 1, 2, 2"
    })
    void poolsRoundDownOrUp(int size, int kernel, int stride, int before, int behind, int down, int up) {
        TensorShape in = new TensorShape(1, size, size);
        Padding padding = new Padding(before, behind, before, behind);

        assertThat(new Pool(PoolKind.MAX, kernel, kernel, stride, padding, false).output(List.of(in)))
                .isEqualTo(new TensorShape(1, down, down));
        assertThat(new Pool(PoolKind.MAX, kernel, kernel, stride, padding, true).output(List.of(in)))
                .isEqualTo(new TensorShape(1, up, up));
    }

    @Test
    void aRectangularPoolKeepsItsWindowInTheWorkload() {
        NetworkGraph.Builder builder = NetworkGraph.builder("pool");
        int in = builder.input("image", MAP);
        builder.add("pool", new Pool(PoolKind.AVERAGE, 2, 5, 2, new Padding(0, 0, 1, 0), false), in);
        LayerWorkload work = builder.build().workloads().get(0);

        assertThat(List.of(work.kernelH(), work.kernelW(), work.outHeight(), work.outWidth()))
                .containsExactly(2, 5, 3, 4);
        assertThat(work.padding()).isEqualTo(new Padding(0, 0, 1, 0));
        assertThat(work.elementWise()).isTrue();
    }

    @Test
    void dilationAndPaddingOnOneSideReachTheWorkload() {
        NetworkGraph.Builder builder = NetworkGraph.builder("dilated");
        int in = builder.input("image", MAP);
        builder.add("conv", new Conv(12, 3, 3, 1, new Padding(0, 4, 3, 1), 4, 2, true, Activation.RELU), in);
        LayerWorkload work = builder.build().workloads().get(0);

        assertThat(List.of(work.outHeight(), work.outWidth())).containsExactly(6, 10);
        assertThat(work.padding()).isEqualTo(new Padding(0, 4, 3, 1));
        assertThat(work.dilation()).isEqualTo(2);
        assertThat(work.reachHeight()).isEqualTo(5);
        assertThat(work.groups()).isEqualTo(4);
        // 60 positions, 3 outputs and 2 inputs in each of 4 groups, 9 taps
        assertThat(work.macs()).isEqualTo(60 * 3 * 2 * 9 * 4);
        assertThat(work.weights()).isEqualTo(3 * 2 * 9 * 4);
    }

    @Test
    void rearrangementsHaveTheirShapesAndMultiplyNothing() {
        NetworkGraph.Builder builder = NetworkGraph.builder("moves");
        int in = builder.input("image", MAP);
        int padded = builder.add("pad", new Rearrangement.Pad(4, new Padding(1, 2, 3, 4)), in);
        int half = builder.add("slice", new Rearrangement.Slice(3, 6), padded);
        int large = builder.add("resize", new Rearrangement.Resize(18, 34), half);
        int scaled = builder.add("scale", new Layer.Scale(true), large);
        int flat = builder.add("flatten", new Rearrangement.Reshape(new TensorShape(6 * 18 * 34, 1, 1)), scaled);
        builder.add("fc", new Layer.Linear(2, true, Activation.SOFTMAX), flat);
        NetworkGraph graph = builder.build();

        assertThat(graph.nodes())
                .extracting(node -> node.output().toString())
                .containsExactly("8x6x10", "12x9x17", "6x9x17", "6x18x34", "6x18x34", "3672x1x1", "2x1x1");
        assertThat(graph.workloads())
                .extracting(LayerWorkload::op)
                .containsExactly("PAD", "SLICE", "RESIZE", "SCALE", "FC");
        assertThat(graph.macs()).isEqualTo(2 * 3672);
        assertThat(graph.weights()).isEqualTo(2 * 6 + 2 * 3672 + 2);
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        List<TensorShape> in = List.of(MAP);

        assertThatThrownBy(() -> new Rearrangement.Reshape(new TensorShape(479, 1, 1)).output(in))
                .hasMessage("RESHAPE of 8x6x10 to 479x1x1");
        assertThatThrownBy(() -> new Rearrangement.Slice(3, 6).output(in))
                .hasMessage("SLICE of 6 channels from 3 of 8x6x10");
        assertThatThrownBy(() -> new Layer.SqueezeExcite(0)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> new Pool(PoolKind.MAX, 0, 1, Padding.NONE)).isInstanceOf(ShapeException.class);
    }

    /** The map of 480, its result and eight factors; the shortcut held around it is another 480. */
    @Test
    void aSqueezeExciteHasItsFactorsInMemoryAndTheShortcutHeld() {
        NetworkGraph.Builder builder = NetworkGraph.builder("se");
        int image = builder.input("image", MAP);
        builder.block("only");
        int start = builder.add("start", Conv.square(8, 1, 1, 1, Activation.NONE), image);
        int deep = builder.add("depthwise", Conv.square(8, 3, 1, 8, Activation.SWISH), start);
        int excited = builder.add("se", new Layer.SqueezeExcite(2, Activation.SWISH, Activation.HARD_SIGMOID), deep);
        builder.add("sum", new Layer.Merge(Layer.MergeKind.ADD), excited, start);
        MemoryProfile profile = MemoryProfile.of(builder.build(), Precision.INT8, MemoryPolicy.NO_OVERLAP);

        assertThat(profile.steps()).extracting(MemoryProfile.Step::bytes).containsExactly(960L, 960L, 1448L, 1440L);
        assertThat(profile.steps()).extracting(MemoryProfile.Step::heldBytes).containsExactly(0L, 0L, 480L, 0L);
        assertThat(profile.peakLayer()).isEqualTo("se");
    }

    @Test
    void aReshapeIsAnotherViewOfTheSameMemory() {
        NetworkGraph.Builder builder = NetworkGraph.builder("views");
        int image = builder.input("image", MAP);
        builder.block("only");
        int start = builder.add("start", Conv.square(4, 1, 1, 1, Activation.NONE), image);
        int flat = builder.add("flatten", new Rearrangement.Reshape(new TensorShape(240, 1, 1)), start);
        int dense = builder.add("fc", new Layer.Linear(10, false, Activation.NONE), flat);
        int again = builder.add("fc2", new Layer.Linear(20, false, Activation.NONE), dense);
        builder.add("both", new Layer.Concat(), again, flat);
        MemoryProfile profile = MemoryProfile.of(builder.build(), Precision.INT8, MemoryPolicy.NO_OVERLAP);

        assertThat(profile.steps()).extracting(MemoryProfile.Step::layer).containsExactly("start", "fc", "fc2", "both");
        assertThat(profile.steps()).extracting(MemoryProfile.Step::bytes).containsExactly(720L, 250L, 270L, 520L);
    }
}
