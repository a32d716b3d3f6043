package io.splitnets.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.NetworkGraph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PartitionerTest {
    private static final int SEEDS = 300;

    private final NetworkGraph small = small();

    @Test
    void cutsAreBeforeEverythingAndAfterEachBlock() {
        List<CutPoint> cuts = Partitioner.cutPoints(small);

        assertThat(cuts).extracting(CutPoint::block).containsExactly("none", "stem", "mb1", "mb2", "head");
        assertThat(cuts).extracting(CutPoint::index).containsExactly(0, 1, 2, 3, 4);
        assertThat(cuts.get(0).shapes()).containsExactly(new TensorShape(3, 32, 32));
        assertThat(cuts.get(2).shapes()).containsExactly(new TensorShape(8, 16, 16));
        assertThat(cuts.get(4).shapes()).containsExactly(new TensorShape(10, 1, 1));
        assertThat(cuts.get(4).macs()).isEqualTo(small.macs());
        assertThat(cuts.get(4).weights()).isEqualTo(small.weights());
    }

    /** A residual unit's shortcut crosses beside what its branch has made; after the sum it does not. */
    @Test
    void insideOfABlockEveryTensorThatIsStillReadCrosses() {
        NetworkGraph graph = BuiltinNetworks.find("resnet18-64").orElseThrow();
        List<CutPoint> cuts = Partitioner.layerCuts(graph);

        assertThat(cuts)
                .extracting(CutPoint::block)
                .startsWith("none", "stem.conv", "stem", "block1.conv1", "block1.conv2", "block1.add", "block1");
        assertThat(cuts).extracting(CutPoint::index).startsWith(0, 0, 1, 1, 1, 1, 2);
        assertThat(cuts.subList(1, 7))
                .extracting(cut -> cut.bytes(8))
                .containsExactly(65_536L, 16_384L, 32_768L, 32_768L, 16_384L, 16_384L);
        assertThat(cuts.get(4).crossing()).extracting(Node::name).containsExactly("stem.pool", "block1.conv2");
        assertThat(cuts).hasSize(graph.nodes().size());
    }

    @Test
    void aLayerNamedLikeABlockMeansTheBlock() {
        NetworkGraph.Builder builder = NetworkGraph.builder("names");
        int image = builder.input("image", new TensorShape(3, 8, 8));
        builder.block("one");
        int one = builder.add("one", Conv.square(4, 3, 1, 1, Activation.RELU), image);
        builder.add("two", Conv.square(5, 3, 1, 1, Activation.RELU), one);
        NetworkGraph graph = builder.build();

        assertThat(Partitioner.layerCuts(graph)).extracting(CutPoint::block).containsExactly("none", "one");
        assertThat(Partitioner.resolve(graph, new SplitPoint("one")).lastNode()).isEqualTo(2);
        assertThat(Partitioner.resolve(graph, new SplitPoint("two")).lastNode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"none, 0", "0, 0", "mb2.1.expand, 2", "stem, 1", "2, 2", "mb2, 3", "4, 4", "head, 4", "all, 4"})
    void aCutIsNamedOrCounted(String text, int index) {
        assertThat(Partitioner.resolve(small, new SplitPoint(text)).index()).isEqualTo(index);
    }

    @ParameterizedTest
    @CsvSource({
        "mb22, did you mean 'mb2'?",
        "5, ''",
        "-1, ''",
        "image, ''",
        "99999999999, ''",
        "Stem, did you mean 'stem'?"
    })
    void anUnknownBlockIsRefusedWithWhatThereIs(String text, String suggestion) {
        assertThatThrownBy(() -> Partitioner.resolve(small, new SplitPoint(text)))
                .isInstanceOf(UnknownBlockException.class)
                .hasMessageContaining("stem, mb1, mb2, head")
                .extracting(e -> ((UnknownBlockException) e).suggestion())
                .isEqualTo(suggestion);
    }

    @Test
    void headAndTailHoldTheWholeNetwork() {
        for (long seed = 0; seed < SEEDS; seed++) {
            NetworkGraph graph = RandomGraphs.graph(seed);
            for (CutPoint cut : Partitioner.layerCuts(graph)) {
                Partition parts = Partitioner.partition(graph, SplitPlan.at(cut.splitPoint()));
                assertThat(sum(parts, NetworkGraph::macs)).as("seed " + seed).isEqualTo(graph.macs());
                assertThat(sum(parts, NetworkGraph::weights)).as("seed " + seed).isEqualTo(graph.weights());
                assertThat(parts.head().map(NetworkGraph::macs).orElse(0L)).isEqualTo(cut.macs());
                assertThat(parts.head().map(NetworkGraph::weights).orElse(0L)).isEqualTo(cut.weights());
                parts.tail()
                        .ifPresent(tail -> assertThat(tail.output().output())
                                .isEqualTo(graph.output().output()));
            }
        }
    }

    @Test
    void crossingTensorsAreThoseAnEdgeCarriesOverTheCut() {
        int severalCross = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            NetworkGraph graph = RandomGraphs.graph(seed);
            for (CutPoint cut : Partitioner.layerCuts(graph)) {
                List<Node> expected = new ArrayList<>();
                for (Node producer : graph.nodes()) {
                    boolean before = producer.index() <= Math.max(0, cut.lastNode());
                    boolean read = graph.nodes().stream()
                            .anyMatch(user -> user.index() > cut.lastNode()
                                    && user.inputs().contains(producer.index()));
                    boolean result = cut.lastNode() == graph.output().index()
                            && producer.index() == graph.output().index();
                    if (before && read || result) {
                        expected.add(producer);
                    }
                }
                assertThat(cut.crossing())
                        .as("seed " + seed + " after " + cut.block())
                        .isEqualTo(expected);
                severalCross += expected.size() > 1 ? 1 : 0;
            }
        }
        assertThat(severalCross).isPositive();
    }

    @Test
    void compressionAddsReduceToTheHeadAndRecoverToTheTail() {
        Partition parts =
                Partitioner.partition(small, SplitPlan.at(new SplitPoint("mb1")).compressed(2, 4));
        NetworkGraph head = parts.head().orElseThrow();
        NetworkGraph tail = parts.tail().orElseThrow();

        assertThat(head.output().name()).isEqualTo("split.reduce");
        assertThat(parts.crossing()).containsExactly(new TensorShape(2, 16, 16));
        assertThat(parts.bits()).isEqualTo(4);
        assertThat(parts.bytes()).isEqualTo(256);
        assertThat(tail.nodes().get(0).output()).isEqualTo(new TensorShape(2, 16, 16));
        assertThat(tail.nodes().get(1).output()).isEqualTo(new TensorShape(8, 16, 16));
        // two 1x1 convolutions of 8 x 2 weights over 256 positions
        assertThat(head.macs() + tail.macs()).isEqualTo(small.macs() + 2 * 16 * 256);
    }

    @ParameterizedTest
    @CsvSource({"none", "all", "head", "0"})
    void compressionAtAnEndIsRefused(String cut) {
        assertThatThrownBy(() -> Partitioner.partition(
                        small, SplitPlan.at(new SplitPoint(cut)).compressed(2, 8)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("inside the network");
    }

    @Test
    void compressionAcrossAShortcutIsRefusedWithTheTensors() {
        NetworkGraph.Builder builder = NetworkGraph.builder("shortcut");
        int image = builder.input("image", new TensorShape(3, 8, 8));
        builder.block("one");
        int start = builder.add("start", Conv.square(4, 3, 1, 1, Activation.RELU), image);
        int inner = builder.add("inner", Conv.square(4, 3, 1, 1, Activation.RELU), start);
        builder.block("two");
        int outer = builder.add("outer", Conv.square(4, 3, 1, 1, Activation.RELU), inner);
        builder.add("sum", new Layer.Merge(Layer.MergeKind.ADD), outer, start);
        NetworkGraph graph = builder.build();

        SplitPlan plan = SplitPlan.at(new SplitPoint("one"));
        assertThat(Partitioner.partition(graph, plan).crossing())
                .containsExactly(new TensorShape(4, 8, 8), new TensorShape(4, 8, 8));
        assertThatThrownBy(() -> Partitioner.partition(graph, plan.compressed(2, 8)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("2 do: start 4x8x8, inner 4x8x8");
        assertThatThrownBy(() -> Partitioner.partition(graph, plan.fused(3, Fusion.MAX)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("fusion of 3 views");
    }

    @ParameterizedTest
    @EnumSource(Fusion.class)
    void fusionAtTheCutRunsTheRestOnce(Fusion fusion) {
        SplitPlan plan = SplitPlan.at(new SplitPoint("mb1")).fused(3, fusion);
        NetworkGraph tail = Partitioner.partition(small, plan).tail().orElseThrow();
        long rest =
                small.macs() - Partitioner.resolve(small, new SplitPoint("mb1")).macs();

        assertThat(inputs(tail)).containsExactly("v1/mb1.1.add", "v2/mb1.1.add", "v3/mb1.1.add");
        assertThat(tail.macs()).isEqualTo(rest + (fusion == Fusion.MAX ? 0 : 3 * 8 * 8 * 256));
        assertThat(tail.output().output()).isEqualTo(new TensorShape(10, 1, 1));
    }

    @ParameterizedTest
    @EnumSource(Fusion.class)
    void fusionOfCompressedViewsRecoversOnce(Fusion fusion) {
        SplitPlan plan = SplitPlan.at(new SplitPoint("mb1")).compressed(2, 8).fused(3, fusion);
        Partition parts = Partitioner.partition(small, plan);
        NetworkGraph tail = parts.tail().orElseThrow();
        long rest =
                small.macs() - Partitioner.resolve(small, new SplitPoint("mb1")).macs();

        assertThat(parts.crossing()).containsExactly(new TensorShape(2, 16, 16));
        assertThat(tail.macs()).isEqualTo(rest + (fusion == Fusion.MAX ? 2L : 3L * 2) * 8 * 256);
    }

    @ParameterizedTest
    @EnumSource(Fusion.class)
    void everythingOnTheAggregatorRunsTheFrontOncePerViewWithSharedWeights(Fusion fusion) {
        SplitPlan plan = SplitPlan.at(SplitPoint.NONE).fusedAfter("mb1", 4, fusion);
        Partition parts = Partitioner.partition(small, plan);
        NetworkGraph tail = parts.tail().orElseThrow();
        long front = Partitioner.resolve(small, new SplitPoint("mb1")).macs();
        long fuse = fusion == Fusion.MAX ? 0 : 4 * 8 * 8;

        assertThat(parts.head()).isEmpty();
        assertThat(parts.crossing()).containsExactly(new TensorShape(3, 32, 32));
        assertThat(inputs(tail)).containsExactly("v1/image", "v2/image", "v3/image", "v4/image");
        assertThat(tail.macs()).isEqualTo(small.macs() + 3 * front + fuse * 256);
        assertThat(tail.weights()).isEqualTo(small.weights() + fuse);
    }

    @Test
    void fusionBehindACompressedCutRecoversPerViewWithSharedWeights() {
        SplitPlan plan = SplitPlan.at(new SplitPoint("stem")).compressed(2, 8).fusedAfter("mb1", 2, Fusion.MAX);
        NetworkGraph tail = Partitioner.partition(small, plan).tail().orElseThrow();
        CutPoint stem = Partitioner.resolve(small, new SplitPoint("stem"));
        CutPoint mb1 = Partitioner.resolve(small, new SplitPoint("mb1"));

        assertThat(tail.macs()).isEqualTo(small.macs() - stem.macs() + (mb1.macs() - stem.macs()) + 2 * 2 * 8 * 256);
        assertThat(tail.weights()).isEqualTo(small.weights() - stem.weights() + 16);
    }

    @Test
    void everythingOnTheSensorEndsAtTheFusion() {
        SplitPlan single = SplitPlan.at(SplitPoint.ALL);
        Partition alone = Partitioner.partition(small, single);
        Partition views = Partitioner.partition(small, single.fusedAfter("mb2", 2, Fusion.MAX));
        Partition late = Partitioner.partition(small, single.fused(2, Fusion.MAX));

        assertThat(alone.tail()).isEmpty();
        assertThat(alone.crossing()).containsExactly(new TensorShape(10, 1, 1));
        assertThat(views.crossing()).containsExactly(new TensorShape(12, 8, 8));
        assertThat(sum(views, NetworkGraph::macs)).isEqualTo(small.macs());
        assertThat(late.tail().orElseThrow().output().name()).isEqualTo("fuse.max");
    }

    @Test
    void fusionBeforeTheCutOrOfUnnamedRawFramesIsRefused() {
        assertThatThrownBy(() -> Partitioner.partition(
                        small, SplitPlan.at(new SplitPoint("mb2")).fusedAfter("mb1", 2, Fusion.MAX)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("before the cut after 'mb2'");
        assertThatThrownBy(() -> Partitioner.partition(
                        small, SplitPlan.at(SplitPoint.NONE).fused(2, Fusion.MAX)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("must be named");
    }

    @Test
    void aSecondInputThatTheTailReadsCrossesAsItIs() {
        NetworkGraph.Builder builder = NetworkGraph.builder("two inputs");
        int image = builder.input("image", new TensorShape(3, 8, 8));
        builder.block("one");
        int one = builder.add("conv", Conv.square(3, 3, 1, 1, Activation.RELU), image);
        int depth = builder.input("depth", new TensorShape(1, 8, 8));
        builder.block("two");
        builder.add("joined", new Layer.Concat(), one, depth);
        Partition parts = Partitioner.partition(builder.build(), SplitPlan.at(new SplitPoint("one")));

        assertThat(parts.crossing()).containsExactly(new TensorShape(3, 8, 8), new TensorShape(1, 8, 8));
        assertThat(inputs(parts.head().orElseThrow())).containsExactly("image");
        assertThat(inputs(parts.tail().orElseThrow())).containsExactly("conv", "depth");
    }

    private static List<String> inputs(NetworkGraph graph) {
        return graph.nodes().stream()
                .filter(node -> node.layer() instanceof Layer.Input)
                .map(Node::name)
                .toList();
    }

    private static long sum(Partition parts, ToLongFunction<NetworkGraph> measure) {
        return parts.head().stream().mapToLong(measure).sum()
                + parts.tail().stream().mapToLong(measure).sum();
    }

    private static NetworkGraph small() {
        List<InvertedResidualSpec.Stage> stages = List.of(
                new InvertedResidualSpec.Stage("mb1", 8, 1, 3, 1, 1, false),
                new InvertedResidualSpec.Stage("mb2", 12, 2, 3, 2, 2, true));
        return InvertedResidualSpec.splitNetwork("small", new TensorShape(3, 32, 32), 8, stages, 16, 10)
                .graph();
    }
}
