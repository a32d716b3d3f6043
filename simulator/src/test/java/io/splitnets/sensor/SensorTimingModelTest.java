package io.splitnets.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.hardware.PixelFormat;
import io.splitnets.hardware.ReferenceTable;
import io.splitnets.hardware.Shutter;
import io.splitnets.hardware.Specs;
import io.splitnets.link.LinkModels;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensorTimingModelTest {
    /** 100 pixel clocks of 10 ns per line: 1 us. */
    private static SensorTimingModel sensor(Shutter shutter) {
        return new SensorTimingModel(Frequency.ofHertz(100_000_000), 100, 50, 40, 4, shutter);
    }

    private static Rational microseconds(long value) {
        return Rational.of(value * 1_000_000);
    }

    @ParameterizedTest
    @CsvSource({"1724, 30.0024", "860, 60.1443", "572, 90.4268"})
    void modesOfTheOv7251(int vts, double fps) {
        SensorTimingModel model =
                new SensorTimingModel(Frequency.ofHertz(48_000_000), 928, vts, 480, 20, Shutter.GLOBAL);
        assertThat(model.fps().toDouble()).isCloseTo(fps, within(5e-5));
        assertThat(model.readout()).isEqualTo(Rational.of(9_280_000_000L));
        assertThat(model.line()).isEqualTo(Rational.of(58_000_000, 3));
    }

    @Test
    void publishedModesAgree() {
        assertThat(ReferenceTable.rows("mipi/sensor_timing.csv"))
                .isNotEmpty()
                .allSatisfy(SensorTimingModelTest::agrees);
    }

    private static void agrees(Map<String, String> row) {
        SensorTimingModel model = SensorTimingModel.of(Specs.sensor(yaml(row)));
        assertThat(model.line().toDouble() / 1e6).isCloseTo(number(row, "line_time_us"), within(1e-5));
        assertThat(model.frameInterval().toDouble() / 1e9).isCloseTo(number(row, "frame_interval_ms"), within(1e-5));
        assertThat(model.fps().toDouble()).isCloseTo(number(row, "fps"), within(1e-4));
        assertThat(model.readout().toDouble() / 1e9).isCloseTo(number(row, "readout_ms"), within(1e-4));
        assertThat(model.blanking().toDouble() / 1e9).isCloseTo(number(row, "vblank_ms"), within(1e-4));
        String link =
                "{lanes: " + row.get("csi2_lanes") + ", lane_rate: " + (long) number(row, "lane_rate_bps") + " bit/s}";
        double hs = LinkModels.of(Specs.link(link))
                        .rawTerms(
                                (int) number(row, "width"),
                                (int) number(row, "height"),
                                PixelFormat.valueOf("RAW" + row.get("bpp")),
                                Frequency.ofHertz(30))
                        .lineHsNs()
                / 1e3;
        double line = model.line().toDouble() / 1e6;
        assertThat(hs).isCloseTo(number(row, "csi2_line_hs_us"), within(1e-4));
        assertThat(hs / line).isCloseTo(number(row, "link_line_occupancy"), within(1e-4));
        assertThat(line - hs).isCloseTo(number(row, "lp_gap_us"), within(1e-2));
    }

    @Test
    void frameByHand() {
        SensorTimingModel model = sensor(Shutter.GLOBAL);
        assertThat(model.line()).isEqualTo(microseconds(1));
        assertThat(model.frameInterval()).isEqualTo(microseconds(50));
        assertThat(model.fps()).isEqualTo(Rational.of(20_000));
        assertThat(model.readout()).isEqualTo(microseconds(40));
        assertThat(model.blanking()).isEqualTo(microseconds(10));
    }

    @Test
    void exposureIsWholeLines() {
        SensorTimingModel model = sensor(Shutter.GLOBAL);
        assertThat(model.exposure(SimTime.ofNanos(7_900))).isEqualTo(microseconds(7));
        assertThat(model.exposure(SimTime.ofNanos(8_000))).isEqualTo(microseconds(8));
        assertThat(model.exposure(SimTime.ZERO)).isEqualTo(microseconds(1));
    }

    @Test
    void exposureStaysAMarginBelowThePeriod() {
        SensorTimingModel model = sensor(Shutter.GLOBAL);
        Rational shortest = model.frameInterval();
        assertThat(model.exposureWithin(SimTime.ofNanos(60_000), shortest)).isEqualTo(microseconds(46));
        assertThat(model.exposureWithin(SimTime.ofNanos(46_000), shortest)).isEqualTo(microseconds(46));
        assertThat(model.exposureWithin(SimTime.ofNanos(30_500), shortest)).isEqualTo(microseconds(30));
    }

    @Test
    void thePeriodIsTheLongestOfThree() {
        SensorTimingModel model = sensor(Shutter.GLOBAL);
        assertThat(model.period(microseconds(10))).isEqualTo(microseconds(50));
        assertThat(model.period(microseconds(47))).isEqualTo(microseconds(51));
        assertThat(model.period(microseconds(200), microseconds(47))).isEqualTo(microseconds(200));
        assertThat(model.period(microseconds(20), microseconds(10))).isEqualTo(microseconds(50));
    }

    @Test
    void aGlobalShutterExposesAllRowsAtOnce() {
        SensorTimingModel model = sensor(Shutter.GLOBAL);
        for (int row : new int[] {0, 1, 39}) {
            assertThat(model.rowExposureStart(row, microseconds(8))).isEqualTo(microseconds(-8));
            assertThat(model.rowExposureEnd(row)).isEqualTo(Rational.ZERO);
        }
        assertThat(model.rowComplete(0)).isEqualTo(microseconds(1));
        assertThat(model.rowComplete(39)).isEqualTo(model.readout());
    }

    @Test
    void aRollingShutterExposesRowAfterRow() {
        SensorTimingModel model = sensor(Shutter.ROLLING);
        assertThat(model.rowExposureStart(0, microseconds(8))).isEqualTo(microseconds(-8));
        assertThat(model.rowExposureStart(10, microseconds(8))).isEqualTo(microseconds(2));
        assertThat(model.rowExposureEnd(10)).isEqualTo(microseconds(10));
        assertThat(model.rowComplete(10)).isEqualTo(microseconds(11));
        assertThat(model.rowComplete(39)).isEqualTo(model.readout());
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SensorTimingModel(Frequency.ofHertz(1), 10, 39, 40, 0, Shutter.GLOBAL));
        for (Shutter shutter : Shutter.values()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sensor(shutter).rowComplete(40));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sensor(shutter).rowExposureEnd(-1));
        }
    }

    private static String yaml(Map<String, String> row) {
        return "width: " + row.get("width")
                + "\nheight: " + row.get("height")
                + "\nformat: raw" + row.get("bpp")
                + "\npixel_clock: " + (long) number(row, "pixel_rate_Hz") + " Hz"
                + "\nhts: " + row.get("hts_pixels")
                + "\nvts: " + row.get("vts_lines");
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(String.valueOf(row.get(column)));
    }
}
