package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.CostTerm;
import io.splitnets.hardware.FittedCostSpec;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.Specs;
import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.LayerWorkload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
        assertThat(cost.boundBy()).isEqualTo(Bound.MEMORY);
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

    @Test
    void saysWhatLiesOutsideTheMeasuredRange() {
        NpuSpec spec = Specs.npu(FITTED);
        List<LayerFeatures> layers = new NpuCostModel(spec).features(LAYERS);

        assertThat(FittedRange.warnings(spec.fitted().orElseThrow(), layers))
                .singleElement()
                .asString()
                .startsWith("outside the fitted range: external is ")
                .endsWith("measured networks have 1000 to 2000");
        assertThat(FittedRange.warnings(new FittedCostSpec(Map.of(), 0), layers))
                .isEmpty();
        assertThat(spec.fitted().orElseThrow().cycles(CostTerm.COMPUTE)).isZero();
    }
}
