package io.splitnets.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.hardware.PixelFormat;
import io.splitnets.hardware.ReferenceTable;
import io.splitnets.hardware.Specs;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DPhyLinkModelTest extends LinkModelContract {
    private static final LinkModel TWO_LANES = link("{lanes: 2, lane_rate: 1.5 Gbit/s}");

    @Override
    LinkModel model() {
        return TWO_LANES;
    }

    @Override
    Rational payloadRate() {
        return Rational.of(3_000_000_000L);
    }

    /** 1920 x 1080 RAW10 at 60 fps on two lanes of 1.5 Gbit/s with a continuous clock, term by term. */
    @Test
    void workedExample() {
        LinkTerms terms = TWO_LANES.rawTerms(1920, 1080, PixelFormat.RAW10, Frequency.ofHertz(60));
        assertThat(terms.uiNs()).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(terms.wordCountBytes()).isEqualTo(2_400);
        assertThat(terms.lineHsNs()).isEqualTo(6_416.0, within(1e-9));
        assertThat(terms.burstOverheadNs()).isEqualTo(369 + 2.0 / 3, within(1e-9));
        assertThat(terms.clockOverheadNs()).isZero();
        assertThat(terms.lineNs()).isEqualTo(6_785 + 2.0 / 3, within(1e-9));
        assertThat(terms.shortPacketNs()).isEqualTo(380 + 1.0 / 3, within(1e-9));
        assertThat(terms.frameUs()).isEqualTo(7_329.280_666_667, within(1e-6));
        assertThat(terms.payloadOnlyUs()).isEqualTo(6_912.0, within(1e-9));
        assertThat(terms.overheadPercent()).isEqualTo(6.037, within(5e-4));
        assertThat(terms.busyFraction()).isEqualTo(0.43976, within(5e-6));
        assertThat(terms.maxFps()).isEqualTo(136.44, within(5e-3));
        assertThat(TWO_LANES.rawFrame(1920, 1080, PixelFormat.RAW10)).isEqualTo(new SimTime(7_329_280_667L));
        assertThat(TWO_LANES.rawWireBytes(1920, 1080, PixelFormat.RAW10)).isEqualTo(1080 * 2406 + 8);
    }

    /** UI 2/3 ns: 50 + 300 + 8 UI + 60 + 52 UI + 60 = 510 ns more per line and per short packet. */
    @Test
    void gatedClockByHand() {
        LinkModel gated = link("{lanes: 2, lane_rate: 1.5 Gbit/s, clock: gated}");
        LinkTerms terms = gated.rawTerms(1920, 1080, PixelFormat.RAW10, Frequency.ofHertz(60));
        assertThat(terms.clockOverheadNs()).isEqualTo(510, within(1e-9));
        assertThat(terms.lineNs()).isEqualTo(7_295 + 2.0 / 3, within(1e-9));
        assertThat(terms.shortPacketNs()).isEqualTo(890 + 1.0 / 3, within(1e-9));
        SimTime more =
                gated.rawFrame(1920, 1080, PixelFormat.RAW10).minus(TWO_LANES.rawFrame(1920, 1080, PixelFormat.RAW10));
        assertThat(more).isEqualTo(SimTime.ofNanos(1082 * 510));
    }

    /** Line start and line end: each 10 2/3 ns of data and 369 2/3 ns around it. */
    @Test
    void lineSyncByHand() {
        LinkModel sync = link("{lanes: 2, lane_rate: 1.5 Gbit/s, line_sync: true}");
        LinkTerms terms = sync.rawTerms(1920, 1080, PixelFormat.RAW10, Frequency.ofHertz(60));
        assertThat(terms.lineNs()).isEqualTo(6_785 + 2.0 / 3 + 2 * (380 + 1.0 / 3), within(1e-9));
        assertThat(sync.rawWireBytes(1920, 1080, PixelFormat.RAW10)).isEqualTo(1080 * (2406 + 8) + 8);
    }

    /** At 50 Mbit/s 8 UI (160 ns) exceed 60 ns + 4 UI (140 ns): 50 + 145 + 200 + 160 + 160 + 100. */
    @Test
    void slowLanesTrailForEightIntervals() {
        LinkTerms terms =
                link("{lanes: 1, lane_rate: 50 Mbit/s}").rawTerms(640, 1, PixelFormat.RAW8, Frequency.ofHertz(30));
        assertThat(terms.burstOverheadNs()).isEqualTo(815, within(1e-9));
    }

    /** Bytes that do not divide by the lanes leave some lanes idle: 646 bytes on 4 lanes take 162 byte times. */
    @Test
    void theFullestLaneCounts() {
        LinkTerms terms =
                link("{lanes: 4, lane_rate: 1 Gbit/s}").rawTerms(640, 1, PixelFormat.RAW8, Frequency.ofHertz(30));
        assertThat(terms.lineHsNs()).isEqualTo(162 * 8, within(1e-9));
    }

    /** 3,000 bytes take two padded lines of 2,560 (1,283 byte times and 369 2/3 ns each) and two short packets. */
    @Test
    void tensorsFillWholeLines() {
        double nanos = 2 * (1283 * 8 * 2.0 / 3 + 369 + 2.0 / 3) + 2 * (380 + 1.0 / 3);
        assertThat(TWO_LANES.tensors(3_000).picoseconds() / 1e3).isCloseTo(nanos, within(2e-3));
        assertThat(TWO_LANES.tensors(3_000)).isEqualTo(TWO_LANES.tensors(5_120));
        assertThat(TWO_LANES.tensors(5_121)).isGreaterThan(TWO_LANES.tensors(5_120));
        assertThat(TWO_LANES.tensorWireBytes(List.of(3_000L))).isEqualTo(2 * 2_566 + 8);
        assertThat(TWO_LANES.tensorWireBytes(List.of(10L, 10L))).isEqualTo(2 * 2_566 + 8);
        assertThat(TWO_LANES.tensorTerms(List.of(3_000L), Frequency.ofHertz(30)).lines())
                .isEqualTo(2);
    }

    /** 1,080 rows out of 1,125 line times at 60 fps are out after 16.0 ms: readout and not the link sets the end. */
    @Test
    void readoutSetsThePace() {
        Rational row = Rational.of(SimTime.PER_SECOND, 60L * 1125);
        SimTime paced = TWO_LANES.pacedRawFrame(1920, 1080, PixelFormat.RAW10, row);
        assertThat(paced.toMillis() + row.toDouble() / 1e9).isCloseTo(16.0, within(0.01));
    }

    @Test
    void refusesALineBeyondSixteenBits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TWO_LANES.rawFrame(65_536, 1, PixelFormat.RAW8))
                .withMessageContaining("65535");
    }

    @Test
    void publishedExamplesAgreeToANanosecond() {
        assertThat(ReferenceTable.rows("mipi/mipi_worked_examples.csv"))
                .isNotEmpty()
                .allSatisfy(DPhyLinkModelTest::agrees);
    }

    private static void agrees(Map<String, String> row) {
        LinkTerms terms = link("{lanes: " + row.get("lanes") + ", lane_rate: "
                        + new BigDecimal(String.valueOf(row.get("rate_bps_per_lane"))).toBigInteger() + " bit/s"
                        + (isSet(row, "noncont") ? ", clock: gated" : "")
                        + (isSet(row, "lsle") ? ", line_sync: true" : "") + "}")
                .rawTerms(
                        (int) number(row, "width"),
                        (int) number(row, "height"),
                        PixelFormat.valueOf("RAW" + row.get("bpp")),
                        Frequency.ofHertz((long) number(row, "fps")));
        assertThat(terms.uiNs()).isCloseTo(number(row, "UI_ns"), within(1e-6));
        assertThat(terms.wordCountBytes()).isEqualTo((long) number(row, "word_count_bytes"));
        assertThat(terms.wordCountBytes() + 6).isEqualTo((long) number(row, "line_packet_bytes"));
        assertThat(terms.lineHsNs()).isCloseTo(number(row, "hs_time_ns"), within(1e-3));
        assertThat(terms.burstOverheadNs()).isCloseTo(number(row, "burst_overhead_ns"), within(1e-3));
        assertThat(terms.clockOverheadNs()).isCloseTo(number(row, "clk_overhead_ns"), within(1e-3));
        assertThat(terms.lineNs()).isCloseTo(number(row, "line_time_ns"), within(1e-3));
        assertThat(terms.shortPacketNs()).isCloseTo(number(row, "short_packet_ns"), within(1e-3));
        assertThat(terms.frameUs()).isCloseTo(number(row, "frame_time_us"), within(1e-3));
        assertThat(terms.payloadOnlyUs()).isCloseTo(number(row, "payload_only_frame_us"), within(1e-3));
        assertThat(terms.overheadPercent()).isCloseTo(number(row, "overhead_vs_payload_pct"), within(1e-3));
        assertThat(terms.busyFraction()).isCloseTo(number(row, "link_busy_frac"), within(1e-6));
        assertThat(terms.maxFps()).isCloseTo(number(row, "max_fps_link"), within(1e-3));
    }

    private static boolean isSet(Map<String, String> row, String column) {
        return row.getOrDefault(column, "").matches("(?i)true|yes|1(\\.0)?");
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(String.valueOf(row.get(column)));
    }

    private static LinkModel link(String yaml) {
        return LinkModels.of(Specs.link(yaml));
    }
}
