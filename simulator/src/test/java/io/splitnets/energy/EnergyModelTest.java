package io.splitnets.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.hardware.LinkSpec;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.SensorSpec;
import io.splitnets.hardware.Specs;
import io.splitnets.network.LayerWorkload;
import io.splitnets.npu.NetworkCost;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.units.SimTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnergyModelTest {
    private static final SimTime PERIOD = SimTime.ofNanos(10_000_000);
    private static final SimTime BUSY = SimTime.ofNanos(2_000_000);
    private static final LayerWorkload DENSE =
            new LayerWorkload("fc", "FC", 1, 10, 1000, 1, 1000, 1, 1, 1, 1, 1, 1, 1, 10_000, 10_000, 1000, 10);
    private static final NpuSpec NPU = Specs.npu("""
            weights_resident: false
            energy: {mac: 0.5 pJ/MAC, sram_byte: 2 pJ/B, external_byte: 88 pJ/B, idle: 3 mW, leakage: 500 uW}
            """);
    private static final NetworkCost COST = new NpuCostModel(NPU).cost(List.of(DENSE));

    /** 640 x 480 pixels of 600 pJ; 5 mW over 10 ms are 50 uJ. */
    @Test
    void sensorByHand() {
        SensorSpec spec = Specs.sensor("""
                width: 640
                height: 480
                format: raw10
                pixel_clock: 48 MHz
                hts: 928
                vts: 572
                energy: {pixel: 600 pJ/pixel, idle: 5 mW}
                """);
        FrameEnergy energy = EnergyModel.sensor(spec, PERIOD);
        assertThat(energy.sensing()).isEqualTo(184_320_000.0);
        assertThat(energy.idle()).isCloseTo(50e6, within(1e-3));
        assertThat(energy.total()).isCloseTo(234_320_000.0, within(1e-3));
        assertThat(FrameEnergy.millijoule(energy.total())).isCloseTo(0.23432, within(1e-9));
    }

    /** 10,000 MACs; 10,000 + 1,000 + 10 bytes on chip; 10,000 bytes of weights from outside. */
    @Test
    void sensorNpuByHand() {
        FrameEnergy energy = EnergyModel.sensorNpu(NPU, COST);
        assertThat(energy.sensorCompute()).isEqualTo(5_000.0);
        assertThat(energy.sensorMemory()).isEqualTo(2 * 11_010 + 88 * 10_000.0);
        assertThat(energy.total()).isEqualTo(energy.sensorCompute() + energy.sensorMemory());
    }

    /** Two layers, each with 10,000 MACs, 11,010 bytes on chip and 10,000 from outside. */
    @Test
    void layersAddUpToTheNetwork() {
        NetworkCost two = new NpuCostModel(NPU).cost(List.of(DENSE, DENSE));
        LayerEnergy one = LayerEnergy.of(NPU, two.layers().get(0));
        assertThat(one).isEqualTo(new LayerEnergy(5_000, 22_020, 880_000));
        assertThat(LayerEnergy.of(NPU, two).total()).isEqualTo(2 * one.total());
        assertThat(EnergyModel.compute(NPU, two) + EnergyModel.memory(NPU, two))
                .isEqualTo(LayerEnergy.of(NPU, two).total());
    }

    @Test
    void aggregatorByHand() {
        FrameEnergy energy = EnergyModel.aggregator(NPU, COST);
        assertThat(energy.aggregator()).isEqualTo(5_000 + 22_020 + 880_000.0);
        assertThat(energy.total()).isEqualTo(energy.aggregator());
    }

    /** 3 mW over the 8 ms without work, 0.5 mW over all 10 ms. */
    @Test
    void standingByHand() {
        FrameEnergy energy = EnergyModel.standing(NPU, BUSY, PERIOD);
        assertThat(energy.idle()).isCloseTo(24e6, within(1e-3));
        assertThat(energy.leakage()).isCloseTo(5e6, within(1e-3));
        assertThat(energy.total()).isCloseTo(29e6, within(1e-3));
    }

    @Test
    void linkByHand() {
        FrameEnergy energy = EnergyModel.link(Specs.link("{lanes: 1, lane_rate: 1 Gbit/s}"), 2_566, 3, BUSY);
        assertThat(energy.link()).isEqualTo(256_600.0);
        assertThat(energy.total()).isEqualTo(energy.link());
    }

    /** 2,566 bytes of 100 pJ, three transitions of 40 pJ, and 2 mW while the clock runs. */
    @Test
    void theClockLaneOfALinkByHand() {
        String link = "{lanes: 1, lane_rate: 1 Gbit/s, energy: {lp_transition: 40 pJ, clock: 2 mW}, clock: ";
        LinkSpec continuous = Specs.link(link + "continuous}");
        LinkSpec gated = Specs.link(link + "gated}");
        SimTime time = SimTime.ofNanos(1_000);
        assertThat(EnergyModel.link(continuous, 2_566, 3, time).link()).isCloseTo(256_720, within(1e-9));
        assertThat(EnergyModel.linkClock(continuous, time).link()).isCloseTo(2_000, within(1e-9));
        assertThat(EnergyModel.link(gated, 2_566, 3, time).link()).isCloseTo(258_720, within(1e-9));
        assertThat(EnergyModel.linkClock(gated, time).link()).isZero();
    }

    @Test
    void anAcceleratorThatIsAlwaysBusyNeverIdlesButLeaks() {
        FrameEnergy energy = EnergyModel.standing(NPU, PERIOD.plus(BUSY), PERIOD);
        assertThat(energy.idle()).isZero();
        assertThat(energy.leakage()).isCloseTo(5e6, within(1e-3));
    }

    @Test
    void componentsAddUp() {
        FrameEnergy sum = FrameEnergy.ZERO
                .plus(new FrameEnergy(1, 2, 4, 8, 16, 32, 4096))
                .plus(new FrameEnergy(64, 128, 256, 512, 1024, 2048, 8192));
        assertThat(sum).isEqualTo(new FrameEnergy(65, 130, 260, 520, 1040, 2080, 12288));
        assertThat(sum.total()).isEqualTo(16383);
    }
}
