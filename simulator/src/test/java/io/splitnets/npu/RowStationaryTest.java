package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.hardware.Specs;
import io.splitnets.network.Layer.Padding;
import io.splitnets.network.LayerWorkload;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowStationaryTest extends DataflowContract {
    @Override
    Dataflow dataflow() {
        return new RowStationary();
    }

    /**
     * Strips of 14 rows, 16 filters and 4 channels in each element, 2 x 2 sets: a pass is 16 x 14 x (4 x 3 + 1) cycles and
     * loads 32 x 8 x 9 weights at 4 per cycle; 512 / 32 x 512 / 8 passes.
     */
    @Test
    void convolutionByHand() {
        assertThat(onEyeriss(Layers.conv(512, 14, 512, 3, 1, 1))).isEqualTo((2_912 + 576) * 16 * 64);
    }

    /** Each of 8 groups: one strip of 48 rows folded onto 3 x 12 x 4 elements, 50 x 50 inputs at 1 per cycle, 9 weights. */
    @Test
    void depthwiseByHand() {
        assertThat(onEyeriss(Layers.conv(8, 48, 8, 3, 1, 8))).isEqualTo(8 * (2_500 + 3));
    }

    /** 128 sets: all 256 inputs at 1 per cycle, all 512 weights at 4 per cycle. */
    @Test
    void denseByHand() {
        assertThat(onEyeriss(Layers.dense(256, 2))).isEqualTo(256 + 128);
    }

    @Test
    void aWiderBusNeverCosts() {
        SplittableRandom random = new SplittableRandom(14);
        for (int i = 0; i < 200; i++) {
            LayerWorkload layer = Layers.any(random);
            if (layer.macs() > 0) {
                int bus = random.nextInt(1, 8);
                for (String name : new String[] {"ifmap_bus", "filter_bus", "psum_bus"}) {
                    assertThat(rs(name + ": " + 2 * bus).cycles(layer, 12, 14, CycleConvention.RTL))
                            .isLessThanOrEqualTo(rs(name + ": " + bus).cycles(layer, 12, 14, CycleConvention.RTL));
                }
            }
        }
    }

    @Test
    void aBatchSharesTheLoadOfFilters() {
        LayerWorkload layer = Layers.conv(256, 13, 384, 3, 1, 1);
        assertThat(rs("batch: 4").cycles(layer, 12, 14, CycleConvention.RTL))
                .isLessThan(rs("batch: 1").cycles(layer, 12, 14, CycleConvention.RTL));
    }

    /** Taps two apart reach over 5 x 5 inputs: 52 x 52 of them for 48 x 48 results. */
    @Test
    void dilationWidensTheInput() {
        LayerWorkload plain = Layers.conv(1, 48, 1, 3, 1, 1);
        LayerWorkload dilated = new LayerWorkload(
                "dilated",
                "CONV",
                2304,
                1,
                9,
                1,
                1,
                48,
                48,
                3,
                3,
                1,
                48,
                48,
                2304 * 9,
                9,
                2304,
                2304,
                Padding.NONE,
                2,
                true);
        assertThat(onEyeriss(plain)).isEqualTo(2_500 + 3);
        assertThat(onEyeriss(dilated)).isEqualTo(2_704 + 3);
    }

    @Test
    void movesEachByteAtLeastOnce() {
        SplittableRandom random = new SplittableRandom(15);
        for (int i = 0; i < 200; i++) {
            NpuCostModel model = new NpuCostModel(Specs.npu("dataflow: rs\nweights_resident: false\nrows: "
                    + random.nextInt(1, 20) + "\ncolumns: " + random.nextInt(1, 20)));
            LayerCost cost = model.cost(Layers.any(random));
            assertThat(cost.trafficBytes())
                    .isGreaterThanOrEqualTo(cost.weightsBytes() + cost.ifmapBytes() + cost.ofmapBytes());
            assertThat(cost.traffic().sramBytes()).isGreaterThanOrEqualTo(cost.trafficBytes());
            assertThat(cost.utilisation()).isBetween(0.0, 1.0);
        }
    }

    /** 4 frames share 884,736 weights; 64 filters at a time, so the padded inputs come 384 / 64 = 6 times. */
    @Test
    void trafficByHand() {
        Dataflow eyeriss = Dataflows.of(Specs.npu("""
                dataflow: rs
                rows: 12
                columns: 14
                weight_bits: 16 bit
                activation_bits: 16 bit
                activation_memory: 100 kB
                weight_memory: 8 kB
                row_stationary: {batch: 4}
                """));
        LayerTraffic traffic = eyeriss.traffic(Layers.conv(256, 13, 384, 3, 1, 1), 12, 14, false)
                .orElseThrow();
        assertThat(traffic.weights()).isEqualTo(2 * 884_736 / 4);
        assertThat(traffic.ifmap()).isEqualTo(2 * 6 * 256 * 15 * 15);
        assertThat(traffic.ofmap()).isEqualTo(2 * 384 * 13 * 13);
    }

    @Test
    void namesTheLayerThatNoMappingFits() {
        Dataflow small = Dataflows.of(
                Specs.npu("dataflow: rs\nactivation_memory: 100 B\nrows: 12\ncolumns: 14\nactivation_bits: 16 bit"));
        assertThatExceptionOfType(LayerDoesNotFitException.class)
                .isThrownBy(() -> small.cycles(Layers.conv(3, 48, 8, 3, 1, 1), 12, 14, CycleConvention.RTL))
                .withMessageContaining("layer")
                // One row of 48 sums and 3 rows of 50 inputs, 2 B each, in 100 B.
                .withMessageContaining("296 missing");
    }

    @Test
    void namesTheWeightMemoryWhereItIsTooSmall() {
        Dataflow small = Dataflows.of(
                Specs.npu("dataflow: rs\nweight_memory: 17 B\nrows: 12\ncolumns: 14\nweight_bits: 16 bit"));
        assertThatExceptionOfType(LayerDoesNotFitException.class)
                .isThrownBy(() -> small.cycles(Layers.conv(3, 48, 8, 3, 1, 1), 12, 14, CycleConvention.RTL))
                .withMessageContaining("18 bytes of weight memory, there are 17, 1 missing");
    }

    /** At least two strips, as 4 sets of 14 columns hold 56 of 100 rows. */
    @Test
    void filtersThatFitWeightMemoryAreLoadedOnce() {
        LayerWorkload layer = Layers.conv(16, 100, 16, 3, 1, 1);
        String memory = "dataflow: rs\nrows: 12\ncolumns: 14\nweights_resident: false\nweight_memory: ";
        NpuCostModel fits = new NpuCostModel(Specs.npu(memory + "2304 B"));
        NpuCostModel not = new NpuCostModel(Specs.npu(memory + "2303 B"));
        assertThat(fits.cost(layer).traffic().weights()).isEqualTo(2304);
        assertThat(not.cost(layer).traffic().weights()).isGreaterThanOrEqualTo(2 * 2304);
    }

    /** 2 x (64 + 128) inputs and results of two frames. */
    @Test
    void activationsOfABatchThatFitStayOnChip() {
        String batch = "dataflow: rs\nrow_stationary: {batch: 2}\nactivation_memory: ";
        LayerWorkload layer = Layers.conv(1, 8, 2, 3, 1, 1);
        LayerTraffic fits =
                new NpuCostModel(Specs.npu(batch + "384 B")).cost(layer).traffic();
        assertThat(fits.externalBytes()).isZero();
        assertThat(fits.total()).isGreaterThanOrEqualTo(64 + 128);
        LayerTraffic not =
                new NpuCostModel(Specs.npu(batch + "383 B")).cost(layer).traffic();
        assertThat(not.externalBytes()).isEqualTo(not.total());
    }

    private static long onEyeriss(LayerWorkload layer) {
        return new RowStationary().cycles(layer, 12, 14, CycleConvention.RTL);
    }

    private static Dataflow rs(String change) {
        return Dataflows.of(Specs.npu("dataflow: rs\nrow_stationary: {" + change + "}"));
    }
}
