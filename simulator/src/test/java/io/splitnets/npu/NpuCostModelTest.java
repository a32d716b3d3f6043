package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.Specs;
import io.splitnets.network.LayerWorkload;
import io.splitnets.npu.LayerTraffic.Tiling;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpuCostModelTest {
    private static final LayerWorkload DEPTHWISE = Layers.conv(24, 10, 24, 3, 1, 24);

    @Test
    void knowsExactlyTheDataflowsThatFilesMayName() {
        assertThat(Dataflows.names()).isEqualTo(NpuSpec.DATAFLOWS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataflows.named("xs"))
                .withMessageContaining("ws, os, is, rs");
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
        assertThat(cost.boundBy().label()).isEqualTo("memory");
    }

    @Test
    void overheadBindsATinyLayer() {
        LayerCost cost = model("layer_overhead: 2000 cycles").cost(Layers.dense(256, 2));
        assertThat(cost.cycles()).isEqualTo(752 + 2000);
        assertThat(cost.boundBy()).isEqualTo(Bound.OVERHEAD);
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

    /** W 1000, I 1000, O 10000: three tiles of 499 B of weights read the inputs three times. */
    @Test
    void tilesWeightsByHand() {
        LayerTraffic traffic = model("weights_resident: false\nweight_memory: 999 B\nactivation_memory: 1100 B")
                .cost(Layers.conv(10, 10, 100, 1, 1, 1))
                .traffic();
        assertThat(traffic.tiling()).isEqualTo(Tiling.WEIGHTS_TILED);
        assertThat(traffic.weights()).isEqualTo(1000);
        assertThat(traffic.ifmap()).isEqualTo(3000);
        assertThat(traffic.total()).isEqualTo(14_000);
    }

    /**
     * W 18, I 400 in ten rows, O 200: three tiles of weights would move 18 + 1200 + 200; four tiles of inputs read the
     * weights four times and two rows more at each of three seams: 72 + 640 + 200.
     */
    @Test
    void tilesInputsWithAHaloByHand() {
        LayerWorkload layer =
                new LayerWorkload("wide", "CONV", 200, 1, 18, 1, 2, 10, 20, 3, 3, 1, 10, 20, 3600, 18, 400, 200);
        LayerTraffic traffic = model("weights_resident: false\nweight_memory: 16 B\nactivation_memory: 300 B")
                .cost(layer)
                .traffic();
        assertThat(traffic.tiling()).isEqualTo(Tiling.INPUTS_TILED);
        assertThat(traffic.weights()).isEqualTo(72);
        assertThat(traffic.ifmap()).isEqualTo(640);
        assertThat(traffic.ofmap()).isEqualTo(200);
        assertThat(traffic.sramBytes()).isEqualTo(912);
    }

    /** A vector times a matrix uses each weight once, however small the memories are. */
    @Test
    void weightsOfADenseLayerPassOnce() {
        LayerTraffic traffic = model("weights_resident: false\nweight_memory: 16 B\nactivation_memory: 16 B")
                .cost(Layers.dense(1000, 10))
                .traffic();
        assertThat(traffic.total()).isEqualTo(10_000 + 1_000 + 10);
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void boundsHoldForAnyLayerOnAnyArray(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            NpuSpec spec = anySpec(random);
            LayerWorkload layer = Layers.any(random);
            LayerCost cost = new NpuCostModel(spec).cost(layer);
            long weights = cost.traffic().weights() == 0 ? 0 : cost.weightsBytes();
            assertThat(cost.trafficBytes()).isGreaterThanOrEqualTo(weights + cost.ifmapBytes() + cost.ofmapBytes());
            assertThat(cost.utilisation()).isBetween(0.0, 1.0);
            assertThat(cost.cycles())
                    .isEqualTo(Math.max(cost.computeCycles(), cost.memoryCycles()) + spec.layerOverheadCycles());
            assertThat(cost.traffic().sramBytes()).isGreaterThanOrEqualTo(cost.trafficBytes());
            if (layer.macs() == 0) {
                assertThat(cost.utilisation()).isZero();
            }
        }
    }

    @Test
    void aWiderPortOrMoreMemoryNeverCosts() {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 500; i++) {
            LayerWorkload layer = Layers.any(random);
            int bytes = random.nextInt(1, 20_000);
            String base = "weights_resident: false\nweight_memory: " + random.nextInt(1, 5_000) + " B\n";
            long narrow = model(base + "activation_memory: " + bytes + " B\nweight_port: 4 B/cycle")
                    .cost(layer)
                    .cycles();
            assertThat(model(base + "activation_memory: " + 2 * bytes + " B\nweight_port: 4 B/cycle")
                            .cost(layer)
                            .cycles())
                    .isLessThanOrEqualTo(narrow);
            assertThat(model(base + "activation_memory: " + bytes + " B\nweight_port: 8 B/cycle")
                            .cost(layer)
                            .cycles())
                    .isLessThanOrEqualTo(narrow);
        }
    }

    private static NpuSpec anySpec(SplittableRandom random) {
        String[] depthwise = {"channel_serial", "channel_parallel", "vector"};
        return Specs.npu("rows: " + random.nextInt(1, 40)
                + "\ncolumns: " + random.nextInt(1, 40)
                + "\ndataflow: " + Dataflows.names().get(random.nextInt(3))
                + "\ndepthwise: " + depthwise[random.nextInt(3)]
                + "\nconvention: " + (random.nextBoolean() ? "rtl" : "scalesim")
                + "\nvector_lanes: " + random.nextInt(1, 100)
                + "\nweights_resident: " + random.nextBoolean()
                + "\nactivation_memory: " + random.nextInt(1, 40_000) + " B"
                + "\nweight_memory: " + random.nextInt(1, 10_000) + " B"
                + "\nactivation_port: " + random.nextInt(1, 64) + " B/cycle"
                + "\nweight_port: " + random.nextInt(1, 64) + " B/cycle"
                + "\nlayer_overhead: " + random.nextInt(0, 500) + " cycles\n");
    }

    private static NpuCostModel model(String changes) {
        return new NpuCostModel(Specs.npu(changes));
    }
}
