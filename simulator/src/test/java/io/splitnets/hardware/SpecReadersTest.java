package io.splitnets.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.splitnets.input.InputException;
import io.splitnets.network.MemoryPolicy;
import io.splitnets.network.Precision;
import io.splitnets.units.BitRate;
import io.splitnets.units.ByteCount;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecReadersTest {
    private static final String SENSOR = """
            width: 640
            height: 480
            format: raw10
            pixel_clock: 48 MHz
            hts: 928
            vts: 572
            """;

    @Test
    void readsEveryValueOfAnNpu() {
        NpuSpec spec = Specs.npu("""
                name: small
                rows: 8
                columns: 4
                clock: 262.5 MHz
                dataflow: os
                depthwise: vector
                vector_lanes: 6
                convention: scalesim
                weight_bits: 4 bit
                activation_bits: 16 bit
                activation_memory: 64 KiB
                weight_memory: 32 KiB
                weights_resident: false
                memory_policy: patch
                activation_port: 12 B/cycle
                weight_port: 2.5 B/cycle
                layer_overhead: 300 cycles
                frame_overhead: 20 us
                energy: {mac: 0.5 pJ/MAC, sram_byte: 2 pJ/B, external_byte: 11 pJ/bit, idle: 3 mW}
                """);
        assertThat(spec)
                .isEqualTo(new NpuSpec(
                        "small",
                        8,
                        4,
                        new Frequency(Rational.of(262_500_000)),
                        "os",
                        DepthwiseMode.VECTOR,
                        6,
                        CycleConvention.SCALESIM,
                        new Precision(4, 16),
                        new ByteCount(65_536),
                        new ByteCount(32_768),
                        false,
                        MemoryPolicy.PATCH,
                        Rational.of(12),
                        Rational.of(5, 2),
                        300,
                        SimTime.ofNanos(20_000),
                        new NpuEnergySpec(0.5, 2, 88, 3000, 0),
                        RowStationarySpec.DEFAULT,
                        Optional.empty(),
                        BufferingSpec.DEFAULT));
        assertThat(spec.processingElements()).isEqualTo(32);
        assertThat(spec.memory()).isEqualTo(new ByteCount(98_304));
    }

    @Test
    void fillsInWhatAnNpuLeavesOut() {
        NpuSpec spec = Specs.npu("");
        assertThat(spec.dataflow()).isEqualTo("ws");
        assertThat(spec.depthwise()).isEqualTo(DepthwiseMode.CHANNEL_SERIAL);
        assertThat(spec.convention()).isEqualTo(CycleConvention.RTL);
        assertThat(spec.vectorLanes()).isEqualTo(16);
        assertThat(spec.precision()).isEqualTo(Precision.INT8);
        assertThat(spec.weightsResident()).isTrue();
        assertThat(spec.memoryPolicy()).isEqualTo(MemoryPolicy.NO_OVERLAP);
        assertThat(spec.energy()).isEqualTo(new NpuEnergySpec(0.23, 1.7, 88, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "rows: 0, npu.yaml:1:7, rows",
        "clock: 100, npu.yaml:1:8, clock",
        "dataflow: wss, npu.yaml:1:11, dataflow",
        "depthwise: serial, npu.yaml:1:12, depthwise",
        "weight_bits: 0 bit, npu.yaml:1:14, weight_bits",
        "activation_port: 0 B/cycle, npu.yaml:1:18, activation_port",
        "layer_overhead: 0.5 cycles, npu.yaml:1:17, layer_overhead",
        "energy: {idle: 3}, npu.yaml:1:16, energy.idle",
        "energy: {mack: 3 pJ/MAC}, npu.yaml:1:10, mack",
        "activation_memory: 3 Kib, npu.yaml:1:20, activation_memory"
    })
    void refusesABadValueOfAnNpuWithItsPlace(String line, String place, String named) {
        InputException refusal = refusal(() -> Specs.npu(line));
        assertThat(refusal.problems()).hasSize(1);
        assertThat(refusal.getMessage()).contains(place).contains(named);
    }

    @Test
    void suggestsTheDataflowThatWasMeant() {
        assertThat(refusal(() -> Specs.npu("dataflow: wss"))).hasMessageContaining("Did you mean 'ws'?");
    }

    @Test
    void readsASensor() {
        SensorSpec spec = Specs.sensor(SENSOR + "shutter: rolling\nexposure_margin_lines: 20\n");
        assertThat(spec.shutter()).isEqualTo(Shutter.ROLLING);
        assertThat(spec.pixels()).isEqualTo(307_200);
        assertThat(spec.frameBytes()).isEqualTo(384_000);
        assertThat(spec.pjPerPixel()).isEqualTo(600);
    }

    @Test
    void refusesALineThatBreaksAPackedGroup() {
        assertThat(refusal(() -> Specs.sensor(SENSOR.replace("640", "642"))).getMessage())
                .contains("sensor.yaml:1:8", "multiple of 4 pixels");
    }

    @Test
    void refusesAFrameShorterThanItsRows() {
        assertThat(refusal(() -> Specs.sensor(SENSOR.replace("572", "479"))).getMessage())
                .contains("sensor.yaml:6:6", "at least the 480 rows");
    }

    @Test
    void reportsEveryMissingKeyOfASensor() {
        assertThat(refusal(() -> Specs.sensor("name: x")).problems()).hasSize(6);
    }

    @Test
    void aWindowOfASensorHasFewerLinesPerFrame() {
        SensorSpec whole = Specs.sensor(SENSOR);
        SensorSpec window = Specs.sensor(SENSOR + "roi: {width: 320, height: 240, left: 160, top: 120}");
        assertThat(window.width()).isEqualTo(320);
        assertThat(window.height()).isEqualTo(240);
        assertThat(window.hts()).isEqualTo(928);
        assertThat(window.vts() - window.height()).isEqualTo(whole.vts() - whole.height());
        assertThat(window.frameBytes()).isEqualTo(whole.frameBytes() / 4);
        assertThat(Specs.sensor(SENSOR + "roi: {width: 320, height: 240, hts: 600}")
                        .hts())
                .isEqualTo(600);
        assertThat(Specs.sensor(SENSOR + "roi: {width: 640, height: 480}")).isEqualTo(whole);
    }

    @Test
    void refusesAWindowOutsideTheArray() {
        assertThat(refusal(() -> Specs.sensor(SENSOR + "roi: {width: 644, height: 480}")))
                .hasMessageContaining("640 pixels of a row");
        assertThat(refusal(() -> Specs.sensor(SENSOR + "roi: {width: 320, height: 481}")))
                .hasMessageContaining("roi.height");
        assertThat(refusal(() -> Specs.sensor(SENSOR + "roi: {width: 320, height: 240, left: 324}")))
                .hasMessageContaining("roi.left");
        assertThat(refusal(() -> Specs.sensor(SENSOR + "roi: {width: 322, height: 240}")))
                .hasMessageContaining("multiple of 4");
    }

    @Test
    void readsTheKindsOfLink() {
        assertThat(Specs.link("{lanes: 2, lane_rate: 1.5 Gbit/s}"))
                .isEqualTo(new DPhyLinkSpec(
                        "d-phy",
                        2,
                        BitRate.parse("1.5 Gbit/s"),
                        ClockMode.CONTINUOUS,
                        Csi2Spec.USUAL,
                        new LinkEnergySpec(100, 0, 0),
                        DPhyTiming.MINIMUM));
        assertThat(
                        Specs.link(
                                "{phy: c-phy, lanes: 3, symbol_rate: 2.5 GHz, csi_version: 2.0, tensor_type: 0x31, timing: {prepare: 40 ns}}"))
                .isEqualTo(new CPhyLinkSpec(
                        "c-phy",
                        3,
                        Frequency.ofHertz(2_500_000_000L),
                        new Csi2Spec(Csi2Version.V2_0, false, 2560, 0x31),
                        new LinkEnergySpec(100, 0, 0),
                        new CPhyTiming(SimTime.ofNanos(50), SimTime.ofNanos(40), 7, 7, 7, 7, SimTime.ofNanos(100))));
        assertThat(Specs.link("{phy: ideal, rate: 1 Gbit/s, latency: 5 us}"))
                .isEqualTo(new IdealLinkSpec(
                        "ideal", BitRate.parse("1 Gbit/s"), SimTime.ofNanos(5_000), new LinkEnergySpec(100, 0, 0)));
    }

    @Test
    void readsTimingsOfALink() {
        DPhyLinkSpec spec = (DPhyLinkSpec) Specs.link("{lanes: 1, lane_rate: 1 Gbit/s, timing: {lpx: 60 ns}}");
        assertThat(spec.timing().lpx()).isEqualTo(SimTime.ofNanos(60));
        assertThat(spec.timing().exit()).isEqualTo(DPhyTiming.MINIMUM.exit());
    }

    @Test
    void refusesALinkThatCannotBe() {
        assertThat(refusal(() -> Specs.link("{lanes: 2, lane_rate: 1.5 Gbit/s, tensor_line: 64 KiB}"))
                        .getMessage())
                .contains("link.yaml:1:48", "65535 B");
        assertThat(refusal(() -> Specs.link("{phy: dphy, lanes: 2, lane_rate: 1.5 Gbit/s}")))
                .hasMessageContaining("Did you mean 'd-phy'?");
    }

    @ParameterizedTest
    @CsvSource({"1.1, 1.5", "1.2, 2.5", "2.0, 4.5", "3.0, 9.0"})
    void aDPhyIsAsFastAsItsVersion(String version, String gigabits) {
        String link = "{lanes: 1, phy_version: '" + version + "', lane_rate: " + gigabits;
        assertThat(Specs.link(link + " Gbit/s}")).isInstanceOf(DPhyLinkSpec.class);
        assertThat(refusal(() -> Specs.link(link + "001 Gbit/s}")))
                .hasMessageContaining("lane_rate")
                .hasMessageContaining("the limit of D-PHY " + version);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 2500", "1.2, 3500", "2.0, 6000"})
    void aCPhyIsAsFastAsItsVersion(String version, int megahertz) {
        String link = "{phy: c-phy, lanes: 1, phy_version: '" + version + "', symbol_rate: ";
        assertThat(Specs.link(link + megahertz + " MHz}")).isInstanceOf(CPhyLinkSpec.class);
        assertThat(refusal(() -> Specs.link(link + (megahertz + 1) + " MHz}")))
                .hasMessageContaining("the limit of C-PHY " + version);
    }

    @Test
    void aVersionSaysHowManySensorsMayShareTheLink() {
        assertThat(Specs.link("{lanes: 1, lane_rate: 1 Gbit/s, csi_version: 1.3}")
                        .virtualChannels())
                .isEqualTo(4);
        assertThat(Specs.link("{lanes: 1, lane_rate: 1 Gbit/s}").virtualChannels())
                .isEqualTo(16);
        assertThat(Specs.link("{phy: c-phy, lanes: 1, symbol_rate: 1 GHz}").virtualChannels())
                .isEqualTo(32);
        assertThat(Specs.link("{phy: c-phy, lanes: 1, symbol_rate: 1 GHz, csi_version: 1.3}")
                        .virtualChannels())
                .isEqualTo(4);
        assertThat(Specs.link("{phy: ideal, rate: 1 Gbit/s}").virtualChannels()).isGreaterThan(1_000);
    }

    @Test
    void specificationsBuiltInCodeAreCheckedToo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NpuEnergySpec(-1, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new NpuEnergySpec(Double.NaN, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AggregatorSpec("a", Specs.npu(""), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DPhyLinkSpec(
                        "l",
                        9,
                        BitRate.parse("1 Gbit/s"),
                        ClockMode.GATED,
                        Csi2Spec.USUAL,
                        LinkEnergySpec.NONE,
                        DPhyTiming.MINIMUM));
        assertThatIllegalArgumentException().isThrownBy(() -> new Csi2Spec(Csi2Version.V1_3, false, 2560, 0x38));
        assertThatIllegalArgumentException().isThrownBy(() -> new LinkEnergySpec(0, -1, 0));
    }

    private static InputException refusal(ThrowingCallable reading) {
        return catchThrowableOfType(InputException.class, reading);
    }
}
