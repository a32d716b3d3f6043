package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.Specs;
import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.Fusion;
import io.splitnets.network.LayerWorkload;
import io.splitnets.network.MatrixProduct;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partitioner;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import io.splitnets.network.TensorShape;
import io.splitnets.npu.LayerTraffic.Tiling;
import io.splitnets.units.SimTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class NpuCostModelTest {
    private static final LayerWorkload DEPTHWISE = Layers.conv(24, 10, 24, 3, 1, 24);

    @Test
    void knowsExactlyTheDataflowsThatFilesMayName() {
        assertThat(Dataflows.names()).isEqualTo(NpuSpec.DATAFLOWS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataflows.named("xs"))
                .withMessageContaining("ws, os, is, rs");
    }

    /** A row-stationary one remembers mappings, which must not outlive its user. */
    @Test
    void dataflowsAreNotShared() {
        assertThat(Dataflows.named("rs")).isNotSameAs(Dataflows.named("rs"));
    }

    @Test
    void computeBoundLayerByHand() {
        LayerCost cost = model("layer_overhead: 300 cycles").cost(Layers.conv(3, 48, 8, 3, 1, 1));
        assertThat(cost.computeCycles()).isEqualTo(4700);
        assertThat(cost.memoryCycles()).isEqualTo(1);
        assertThat(cost.cycles()).isEqualTo(5000);
        assertThat(cost.boundBy()).isEqualTo(Bound.COMPUTE);
        assertThat(cost.utilisation()).isEqualTo(497_664.0 / (5000 * 256), within(1e-15));
        assertThat(cost.weightsBytes()).isEqualTo(216);
        assertThat(cost.ifmapBytes()).isEqualTo(6_912);
        assertThat(cost.ofmapBytes()).isEqualTo(18_432);
        assertThat(cost.trafficBytes()).isEqualTo(6_912 + 18_432);
    }

    @Test
    void aNarrowPortBindsTheLayer() {
        LayerCost cost = model("activation_port: 4 B/cycle").cost(Layers.conv(3, 48, 8, 3, 1, 1));
        assertThat(cost.memoryCycles()).isEqualTo((6_912 + 18_432) / 4);
        assertThat(cost.cycles()).isEqualTo(6_336);
        assertThat(cost.boundBy().label()).isEqualTo("delivery");
    }

    @Test
    void overheadBindsATinyLayer() {
        LayerCost cost = model("layer_overhead: 2000 cycles").cost(Layers.dense(256, 2));
        assertThat(cost.cycles()).isEqualTo(752 + 2000);
        assertThat(cost.boundBy()).isEqualTo(Bound.OVERHEAD);
    }

    /** 752 cycles in the array, then 512 for as many weights at the port, and 700 or 800 to set it up. */
    @Test
    void overheadBindsWhereItIsTheLargestOfAllThatComesInTurn() {
        String inTurn = "weights_resident: false\nweight_port: 1 B/cycle\ndma: single_buffered\nlayer_overhead: ";
        LayerWorkload layer = Layers.dense(256, 2);
        LayerCost cost = model(inTurn + "800 cycles").cost(layer);
        assertThat(cost.cycles()).isEqualTo(752 + 512 + 800);
        assertThat(cost.boundBy()).isEqualTo(Bound.OVERHEAD);
        assertThat(model(inTurn + "700 cycles").cost(layer).boundBy()).isEqualTo(Bound.FILL);
    }

    /** 24 channels, 3 x 3, 100 positions on a 16 x 16 array: serial 24 x (48 + 100 - 2), two column folds, 21600 MACs. */
    @Test
    void depthwiseModesByHand() {
        assertThat(model("depthwise: channel_serial").cost(DEPTHWISE).computeCycles())
                .isEqualTo(24 * 146);
        assertThat(model("depthwise: channel_parallel").cost(DEPTHWISE).computeCycles())
                .isEqualTo(200);
        LayerCost vector = model("depthwise: vector\nvector_lanes: 64").cost(DEPTHWISE);
        assertThat(vector.computeCycles()).isEqualTo(338);
        assertThat(vector.utilisation()).isEqualTo(21_600.0 / (338 * 64), within(1e-15));
    }

    @Test
    void depthwiseModesLeaveOtherGroupedLayersAlone() {
        LayerWorkload grouped = Layers.conv(24, 10, 24, 3, 1, 4);
        assertThat(model("depthwise: vector").cost(grouped).computeCycles()).isEqualTo(4 * (4 * (48 + 100 - 2)));
    }

    /** A 3 x 3 pool of 8 channels from 10 x 10 to 5 x 5 reads nine values per result. */
    @Test
    void poolsAndSumsRunOnTheVectorUnit() {
        NpuCostModel model = model("vector_lanes: 16\nactivation_port: 10 B/cycle");
        LayerCost pool = model.cost(Layers.elementWise(8, 10, 3, 2, 1));
        assertThat(pool.computeCycles()).isEqualTo(1800 / 16 + 1);
        assertThat(pool.memoryCycles()).isEqualTo((800 + 200) / 10);
        assertThat(pool.utilisation()).isZero();
        LayerCost sum = model.cost(Layers.elementWise(8, 10, 1, 1, 2));
        assertThat(sum.computeCycles()).isEqualTo(100);
        assertThat(sum.cycles()).isEqualTo((1600 + 800) / 10);
    }

    @Test
    void weightsThatAreNotResidentCrossThePort() {
        LayerWorkload layer = Layers.dense(1000, 10);
        NpuCostModel streaming = model("weights_resident: false\nweight_port: 8 B/cycle");
        assertThat(streaming.cost(layer).traffic().externalBytes()).isEqualTo(10_000);
        assertThat(streaming.cost(layer).memoryCycles()).isEqualTo(1_250);
        NpuCostModel resident = model("weight_port: 8 B/cycle");
        assertThat(resident.cost(layer).traffic().externalBytes()).isZero();
        assertThat(resident.cost(layer).traffic().sramBytes()).isEqualTo(10_000 + 1_000 + 10);
    }

    @Test
    void weightsOfANetworkAreResidentTogetherOrNotAtAll() {
        NpuCostModel model = model("weight_memory: 15 kB");
        LayerWorkload layer = Layers.dense(1000, 10);
        assertThat(model.cost(layer).traffic().weights()).isZero();
        NetworkCost two = model.cost(List.of(layer, layer));
        assertThat(two.weightsResident()).isFalse();
        assertThat(two.externalBytes()).isEqualTo(20_000);
        assertThat(model.cost(List.of(layer)).weightsResident()).isTrue();
    }

    /** Two views run with the same weights up to where they meet. */
    @Test
    void weightsThatViewsShareAreStoredOnce() {
        NetworkGraph graph = BuiltinNetworks.find("resnet8").orElseThrow();
        String meeting = graph.blocks().get(graph.blocks().size() - 2);
        SplitPlan twoViews = SplitPlan.at(SplitPoint.NONE).fusedAfter(meeting, 2, Fusion.MAX);
        List<LayerWorkload> layers =
                Partitioner.partition(graph, twoViews).tail().orElseThrow().workloads();
        long stored = model("").cost(graph.workloads()).weightsBytes();
        NetworkCost cost = model("weight_memory: " + stored + " B").cost(layers);
        assertThat(cost.layers()).hasSizeGreaterThan(graph.workloads().size() + 5);
        assertThat(cost.weightsBytes()).isEqualTo(stored);
        assertThat(cost.weightsResident()).isTrue();
        assertThat(model("weight_memory: " + (stored - 1) + " B").cost(layers).weightsResident())
                .isFalse();
    }

    /** 3 x 8 times 8 x 5: the second operand is computed in each frame. */
    @Test
    void aComputedOperandIsNoStoredWeight() {
        NetworkGraph.Builder builder = NetworkGraph.builder("product");
        int left = builder.input("left", new TensorShape(1, 3, 8));
        int right = builder.input("right", new TensorShape(1, 8, 5));
        builder.add("product", new MatrixProduct(1, 3, 8, 5, new TensorShape(1, 3, 5)), left, right);
        NetworkCost cost = model("weight_memory: 20 B").cost(builder.build().workloads());
        assertThat(cost.macs()).isEqualTo(3 * 8 * 5);
        assertThat(cost.weightsBytes()).isZero();
        assertThat(cost.weightsResident()).isTrue();
    }

    /** W 1000, I 1000, O 10000; 49 channels of weights fit 499 B, so that the inputs pass by three times. */
    @Test
    void tilesWeightsByHand() {
        LayerTraffic traffic = model("weights_resident: false\nweight_memory: 999 B\nactivation_memory: 120 B")
                .cost(narrow(10, 100, 100, 1, 1))
                .traffic();
        assertThat(traffic.tiling()).isEqualTo(Tiling.WEIGHTS_TILED);
        assertThat(traffic.weights()).isEqualTo(1000);
        assertThat(traffic.ifmap()).isEqualTo(3000);
        assertThat(traffic.total()).isEqualTo(14_000);
    }

    /**
     * W 360, I 400 in ten rows, O 4000: an input tile is a row of the result, so weights are read ten times, and two rows
     * more at each of nine seams. Tiles of weights, one channel each, would read the inputs 20 times.
     */
    @Test
    void tilesInputsWithAHaloByHand() {
        LayerTraffic traffic = model("weights_resident: false\nweight_memory: 200 B\nactivation_memory: 300 B")
                .cost(narrow(2, 10, 20, 20, 3))
                .traffic();
        assertThat(traffic.tiling()).isEqualTo(Tiling.INPUTS_TILED);
        assertThat(traffic.weights()).isEqualTo(3600);
        assertThat(traffic.ifmap()).isEqualTo(400 + 720);
        assertThat(traffic.ofmap()).isEqualTo(4000);
        assertThat(traffic.sramBytes()).isEqualTo(traffic.total()).isEqualTo(8720);
    }

    /**
     * W 400, I 2000, O 80: a third of the input channels of all four filters fits, so sums of 16 bits leave and come back
     * twice. Tiles of weights would move 400 + 4 x 2000, strips of five rows of one channel 4 x 400 + 2000.
     */
    @Test
    void spillsPartialSumsByHand() {
        LayerTraffic traffic = model("weights_resident: false\nweight_memory: 399 B\nactivation_memory: 90 B"
                        + "\naccumulator_bits: 16 bit")
                .cost(narrow(100, 20, 4, 1, 1))
                .traffic();
        assertThat(traffic.tiling()).isEqualTo(Tiling.SUMS_SPILLED);
        assertThat(traffic.sums()).isEqualTo(2 * 2 * 80 * 2);
        assertThat(traffic.total()).isEqualTo(400 + 2000 + 640 + 80);
    }

    /** Four inputs and a sum of 4 B in 8 B: the inputs come again for each of ten results. */
    @Test
    void tilesADenseLayerInTheSmallestMemories() {
        LayerTraffic traffic = model("weights_resident: false\nweight_memory: 16 B\nactivation_memory: 16 B")
                .cost(Layers.dense(1000, 10))
                .traffic();
        assertThat(traffic.total()).isEqualTo(10_000 + 10 * 1_000 + 10);
    }

    @Test
    void namesTheLayerThatFitsNowhereAndWhatIsMissing() {
        LayerWorkload layer = Layers.conv(3, 48, 8, 3, 1, 1);
        // Three rows of 48 inputs and a row of 48 sums of 4 B, twice.
        assertThatExceptionOfType(LayerDoesNotFitException.class)
                .isThrownBy(() -> model("activation_memory: 600 B").cost(layer))
                .withMessage("layer layer does not fit: its smallest tile needs 672 bytes of activation memory,"
                        + " there are 600, 72 missing")
                .satisfies(e -> assertThat(e.missing()).isEqualTo(72))
                .satisfies(e -> assertThat(e.layer()).isEqualTo("layer"));
        assertThat(model("activation_memory: 672 B").cost(layer).traffic().spilled())
                .isTrue();
        assertThat(model("activation_memory: 336 B\ndma: single_buffered")
                        .cost(layer)
                        .traffic()
                        .spilled())
                .isTrue();
        assertThatExceptionOfType(LayerDoesNotFitException.class)
                .isThrownBy(() -> model("weight_memory: 17 B").cost(layer))
                .withMessageContaining("18 bytes of weight memory, there are 17, 1 missing");
    }

    /** Both input channels and a row of results of 1 B are 30 B; one input channel and a row of sums of 4 B were 50. */
    @Test
    void theSmallestTileMayHaveAllInputChannels() {
        LayerWorkload layer = narrow(2, 10, 8, 10, 1);
        assertThat(model("activation_memory: 60 B").cost(layer).trafficBytes()).isEqualTo(200 + 800);
        assertThatExceptionOfType(LayerDoesNotFitException.class)
                .isThrownBy(() -> model("activation_memory: 59 B").cost(layer))
                .withMessageContaining("needs 60 bytes of activation memory, there are 59, 1 missing");
        assertThatExceptionOfType(LayerDoesNotFitException.class)
                .as("two weights do not fit beside two more")
                .isThrownBy(() ->
                        model("activation_memory: 99 B\nweight_memory: 3 B").cost(layer))
                .withMessageContaining("1 missing");
    }

    /** W 9, I 1600, O 1600 with 2 B per cycle: the first weights are loaded before, or all of it in turn. */
    @Test
    void addsTheFirstLoadOrAllTransfers() {
        LayerWorkload layer = Layers.conv(1, 40, 1, 3, 1, 1);
        String streamed = "weights_resident: false\nweight_port: 2 B/cycle\n";
        String slow = "weights_resident: false\nweight_port: 1 B/cycle\nactivation_memory: 1 kB";
        long compute = 1600 + 46;
        LayerCost overlapped = model(streamed).cost(layer);
        assertThat(overlapped.computeCycles()).isEqualTo(compute);
        assertThat(overlapped.cycles()).isEqualTo(compute + 5);
        assertThat(overlapped.boundBy()).isEqualTo(Bound.COMPUTE);
        String spilled = streamed + "activation_memory: 1 kB\n";
        assertThat(model(spilled).cost(layer).cycles())
                .as("9 weights and 3 rows of inputs before, a row of results after")
                .isEqualTo(compute + (9 + 120 + 40 + 1) / 2);
        LayerCost inTurn = model(spilled + "dma: single_buffered").cost(layer);
        assertThat(inTurn.cycles()).isEqualTo(compute + (9 + 1600 + 1600 + 1) / 2);
        assertThat(inTurn.boundBy()).isEqualTo(Bound.COMPUTE);
        assertThat(model(slow).cost(layer).boundBy()).isEqualTo(Bound.MEMORY);
    }

    @Test
    void aShortStreamIsBoundByFilling() {
        assertThat(model("").cost(Layers.conv(3, 5, 8, 3, 1, 1)).boundBy()).isEqualTo(Bound.FILL);
        assertThat(model("").cost(Layers.conv(3, 48, 8, 3, 1, 1)).boundBy()).isEqualTo(Bound.COMPUTE);
        assertThat(model("dataflow: os").cost(Layers.conv(3, 48, 8, 3, 1, 1)).boundBy())
                .isEqualTo(Bound.FILL);
    }

    /** 40 of 86 cycles of a fold are products, or 40 of 70 where it does not drain. */
    @Test
    void fillingOfAFoldIsThatOfTheConvention() {
        LayerWorkload layer = Layers.conv(40, 10, 8, 1, 1, 1);
        assertThat(model("dataflow: os").cost(layer).boundBy()).isEqualTo(Bound.FILL);
        assertThat(model("dataflow: os\nconvention: scalesim").cost(layer).boundBy())
                .isEqualTo(Bound.COMPUTE);
    }

    /** Two folds down the rows of 100 rows each: no gap between them, and 16 + 16 - 2 cycles to fill. */
    @Test
    void shadowWeightsHideTheFill() {
        LayerWorkload layer = Layers.conv(32, 10, 16, 1, 1, 1);
        assertThat(model("").cost(layer).computeCycles()).isEqualTo(2 * (48 + 100 - 2));
        assertThat(model("shadow_weights: true").cost(layer).computeCycles()).isEqualTo(2 * 100 + 30);
    }

    private static LayerWorkload narrow(int channels, int height, int filters, int width, int kernel) {
        long m = (long) height * width;
        long k = (long) channels * kernel * kernel;
        return new LayerWorkload(
                "narrow",
                "CONV",
                m,
                filters,
                k,
                1,
                channels,
                height,
                width,
                kernel,
                kernel,
                1,
                height,
                width,
                m * filters * k,
                filters * k,
                channels * m,
                filters * m);
    }

    @Test
    void activationsThatDoNotFitCrossThePort() {
        LayerWorkload layer = Layers.conv(8, 10, 8, 1, 1, 1);
        LayerCost cost =
                model("activation_memory: 1599 B\nweight_port: 2 B/cycle").cost(layer);
        assertThat(cost.traffic().spilled()).isTrue();
        assertThat(cost.traffic().externalBytes()).isEqualTo(1600);
        assertThat(cost.memoryCycles()).isEqualTo(800);
        assertThat(model("activation_memory: 1600 B").cost(layer).traffic().spilled())
                .isFalse();
    }

    @Test
    void storesOddWidthsInWholeBytes() {
        LayerCost cost = model("weight_bits: 4 bit\nactivation_bits: 12 bit").cost(Layers.dense(3, 1));
        assertThat(cost.weightsBytes()).isEqualTo(2);
        assertThat(cost.ifmapBytes()).isEqualTo(5);
        assertThat(cost.ofmapBytes()).isEqualTo(2);
    }

    @Test
    void timeIsCyclesAtTheClockRoundedUpOnce() {
        NpuCostModel model = model("clock: 300 MHz\nframe_overhead: 20 us");
        NetworkCost cost = model.cost(List.of(Layers.dense(256, 2), Layers.dense(256, 2)));
        assertThat(cost.cycles()).isEqualTo(1504);
        assertThat(model.time(cost)).isEqualTo(new SimTime(20_000_000 + 5_013_334));
        assertThat(model.time(cost.layers().get(0))).isEqualTo(new SimTime(2_506_667));
    }

    @Test
    void sumsOfANetwork() {
        NpuCostModel model = model("");
        NetworkCost cost = model.cost(List.of(Layers.conv(3, 48, 8, 3, 1, 1), DEPTHWISE));
        assertThat(cost.macs()).isEqualTo(497_664 + 21_600);
        assertThat(cost.weightsBytes()).isEqualTo(432);
        assertThat(cost.trafficBytes()).isEqualTo(6_912 + 18_432 + 4_800);
        assertThat(cost.utilisation(256)).isEqualTo(519_264.0 / (cost.cycles() * 256), within(1e-15));
        assertThat(model.cost(List.of()).cycles()).isZero();
        assertThat(model.cost(List.of()).utilisation(256)).isZero();
    }

    @Test
    void refusesADataflowThatCheats() {
        Dataflow tooFast = new Dataflow() {
            @Override
            public String name() {
                return "free";
            }

            @Override
            public long cycles(LayerWorkload layer, int rows, int columns, CycleConvention convention) {
                return 1;
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> new NpuCostModel(Specs.npu(""), tooFast).cost(Layers.dense(256, 64)))
                .withMessageContaining("free");
    }

    private static NpuCostModel model(String changes) {
        return new NpuCostModel(Specs.npu(changes));
    }
}
