package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.Specs;
import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.LayerWorkload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittedCostTest {
    private static final String FITTED = """
            weights_resident: false
            fitted:
              external: {cycles: 2.5, least: 1000, most: 2000}
              on_chip: {cycles: 0.5, least: 0, most: 1000000}
              layers: {cycles: 100, least: 1, most: 20}
              frame: {cycles: 5000, least: 1, most: 1}
              bytes_per_channel: 4
            """;
    private static final List<LayerWorkload> LAYERS =
            BuiltinNetworks.find("resnet8").orElseThrow().workloads();

    /** conv0: 432 + 4 x 16 bytes from outside, 3,072 + 16,384 on chip: 1,240 + 9,728 + 100 cycles, not rounded. */
    @Test
    void aLayerIsTheSumOfItsTerms() {
        LayerCost cost =
                new NpuCostModel(Specs.npu(FITTED)).cost(LAYERS).layers().get(0);

        assertThat(cost.cycles()).isEqualTo(11_068);
        assertThat(cost.boundBy()).isEqualTo(Bound.DELIVERY);
    }

    @Test
    void aFrameAddsItsStart() {
        NpuCostModel model = new NpuCostModel(Specs.npu(FITTED));
        NetworkCost cost = model.cost(LAYERS);

        assertThat(model.time(cost)).isEqualTo(model.time(cost.cycles() + 5000));
    }

    @Test
    void noLayerFallsBelowItsMacsAtFullUse() {
        NpuSpec free = Specs.npu("fitted: {layers: {cycles: 1, least: 1, most: 1}}");

        assertThat(new NpuCostModel(free).cost(LAYERS).layers()).allSatisfy(cost -> {
            assertThat(cost.cycles()).isEqualTo(Math.max(1, (cost.layer().macs() + 255) / 256));
            assertThat(cost.utilisation()).isLessThanOrEqualTo(1);
        });
    }

    @Test
    void residentWeightsBringNothingFromOutside() {
        assertThat(new NpuCostModel(Specs.npu("")).features(LAYERS)).allSatisfy(layer -> {
            assertThat(layer.externalBytes()).isZero();
            assertThat(layer.channels()).isZero();
        });
    }

    /** external: 250,000 cycles of 100 MHz are 2.5 ms, and so 500,000 of 200 MHz; all else keeps its cycles. */
    @Test
    void bytesFromOutsideKeepTheirTimeAtAnotherClock() {
        String fitted = """
                clock: %s
                weights_resident: false
                fitted:
                  external: {cycles: 10, least: 1, most: 1000000}
                  layers: {cycles: 100, least: 1, most: 100}
                  clock: 100 MHz
                """;
        NpuCostModel slow = new NpuCostModel(Specs.npu(fitted.formatted("100 MHz")));
        NpuCostModel fast = new NpuCostModel(Specs.npu(fitted.formatted("200 MHz")));
        long weights = slow.features(LAYERS).stream()
                .mapToLong(LayerFeatures::externalBytes)
                .sum();

        assertThat(weights).isPositive();
        assertThat(slow.cost(LAYERS).cycles()).isEqualTo(10 * weights + 100L * LAYERS.size());
        assertThat(fast.cost(LAYERS).cycles()).isEqualTo(20 * weights + 100L * LAYERS.size());
    }

    /** Nothing from outside: the same cycles at any clock, so times are as the clocks to the picosecond. */
    @ParameterizedTest
    @ValueSource(ints = {50, 200, 400, 1000})
    void whereNothingComesFromOutsideTimeGoesExactlyWithTheClock(int megahertz) {
        String fitted = """
                clock: %d MHz
                fitted:
                  on_chip: {cycles: 0.43, least: 1, most: 1000000}
                  depthwise: {cycles: 5.5, least: 0, most: 1000000}
                  frame: {cycles: 60000, least: 1, most: 1}
                  clock: 100 MHz
                """;
        NpuCostModel at = new NpuCostModel(Specs.npu(fitted.formatted(megahertz)));
        NpuCostModel base = new NpuCostModel(Specs.npu(fitted.formatted(100)));

        assertThat(at.cost(LAYERS)).isEqualTo(base.cost(LAYERS));
        assertThat(at.time(at.cost(LAYERS)).picoseconds() * megahertz)
                .isEqualTo(base.time(base.cost(LAYERS)).picoseconds() * 100);
    }

    @Test
    void noLayerFallsBelowItsBytesAtFullUseOfThePorts() {
        NpuSpec slow = Specs.npu("""
                weights_resident: false
                activation_port: 0.5 B/cycle
                weight_port: 0.25 B/cycle
                fitted: {layers: {cycles: 1, least: 1, most: 100}}
                """);

        assertThat(new NpuCostModel(slow).cost(LAYERS).layers()).allSatisfy(cost -> {
            assertThat(cost.cycles())
                    .isGreaterThanOrEqualTo(2 * (cost.ifmapBytes() + cost.ofmapBytes()))
                    .isGreaterThanOrEqualTo(4 * cost.weightsBytes());
            assertThat(cost.boundBy())
                    .isEqualTo(
                            2 * (cost.ifmapBytes() + cost.ofmapBytes()) > 4 * cost.weightsBytes()
                                    ? Bound.DELIVERY
                                    : Bound.MEMORY);
        });
    }

    /** 3 weights and 4 activations, of which 4 fit or not, at 1 B per cycle of 100 MHz: 4.5 or 10.5 cycles of 150 MHz. */
    @Test
    void noLayerFallsBelowTheBytesThatMustCrossTheOutsidePort() {
        String free = """
                clock: 150 MHz
                weights_resident: false
                weight_port: 1 B/cycle
                dma: single_buffered
                accumulator_bits: 8 bit
                activation_memory: %s
                fitted: {layers: {cycles: 1, least: 1, most: 1}, clock: 100 MHz}
                """;
        LayerWorkload layer = Layers.dense(3, 1);

        assertThat(new NpuCostModel(Specs.npu(free.formatted("4 B")))
                        .cost(layer)
                        .cycles())
                .isEqualTo(5);
        LayerCost spilled = new NpuCostModel(Specs.npu(free.formatted("3 B"))).cost(layer);
        assertThat(spilled.cycles()).isEqualTo(11);
        assertThat(spilled.boundBy()).isEqualTo(Bound.MEMORY);
    }

    @Test
    void fewerStoredWeightsLeaveTheActivationsThatMustCross() {
        NpuSpec spec = Specs.npu("weights_resident: false\nweight_port: 1 B/cycle\nactivation_memory: 10 B");
        LayerFeatures layer =
                new NpuCostModel(spec).features(List.of(Layers.dense(10, 4))).get(0);

        assertThat(layer.leastOutsideCycles()).isEqualTo(40 + 14);
        assertThat(layer.withWeights(0.5).leastOutsideCycles()).isEqualTo(20 + 14);
    }

    @Test
    void saysWhatLiesOutsideTheMeasuredRange() {
        assertThat(new NpuCostModel(Specs.npu(FITTED)).cost(LAYERS).warnings())
                .singleElement()
                .asString()
                .startsWith("outside the fitted range: external is ")
                .endsWith("measured networks have 1000 to 2000");
        assertThat(new NpuCostModel(Specs.npu("")).cost(LAYERS).warnings()).isEmpty();
    }
}
