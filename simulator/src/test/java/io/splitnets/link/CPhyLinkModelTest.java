package io.splitnets.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.hardware.PixelFormat;
import io.splitnets.hardware.Specs;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class CPhyLinkModelTest extends LinkModelContract {
    private static final LinkModel TWO_LANES = link("{phy: c-phy, lanes: 2, symbol_rate: 2.5 GHz}");

    @Override
    LinkModel model() {
        return TWO_LANES;
    }

    /** Two lanes of 16 bits in 7 symbols. */
    @Override
    Rational payloadRate() {
        return Rational.of(2 * 16 * 2_500_000_000L, 7);
    }

    /**
     * UI 0.4 ns. Header: 3 + 3 words and a sync word, 49 UI. Payload and checksum: 2,402 bytes in words of 2 on 2 lanes, 601
     * words of 7 UI. Around it: 50 + 38 + 100 ns and 28 UI.
     */
    @Test
    void lineByHand() {
        LinkTerms terms = TWO_LANES.rawTerms(1920, 1080, PixelFormat.RAW10, Frequency.ofHertz(60));
        assertThat(terms.uiNs()).isEqualTo(0.4, within(1e-12));
        assertThat(terms.lineHsNs()).isEqualTo(19.6 + 1682.8, within(1e-9));
        assertThat(terms.burstOverheadNs()).isEqualTo(199.2, within(1e-9));
        assertThat(terms.clockOverheadNs()).isZero();
        assertThat(terms.lineNs()).isEqualTo(1901.6, within(1e-9));
        assertThat(terms.shortPacketNs()).isEqualTo(218.8, within(1e-9));
        assertThat(terms.frameUs()).isEqualTo(2_054.1656, within(1e-9));
        assertThat(terms.payloadOnlyUs()).isEqualTo(1080 * 2400 * 0.5 * 7 * 0.4 / 2 / 1e3, within(1e-9));
        assertThat(terms.wireBytes()).isEqualTo(1080 * (24 + 2404) + 2 * 24);
        assertThat(terms.bursts()).isEqualTo(1082);
    }

    @Test
    void lineSyncAddsTwoHeadersOfTheirOwn() {
        LinkModel sync = link("{phy: c-phy, lanes: 2, symbol_rate: 2.5 GHz, line_sync: true}");
        LinkTerms terms = sync.rawTerms(1920, 1080, PixelFormat.RAW10, Frequency.ofHertz(60));
        assertThat(terms.lineNs()).isEqualTo(1901.6 + 2 * 218.8, within(1e-9));
        assertThat(terms.bursts()).isEqualTo(3 * 1080 + 2);
    }

    @Test
    void tensorsFillWholeLines() {
        assertThat(TWO_LANES.tensors(3_000)).isEqualTo(TWO_LANES.tensors(5_120));
        assertThat(TWO_LANES.tensorWireBytes(List.of(3_000L))).isEqualTo(2 * (24 + 2564) + 2 * 24);
        assertThat(TWO_LANES.tensors(List.of())).isEqualTo(SimTime.ZERO);
    }

    private static LinkModel link(String yaml) {
        return LinkModels.of(Specs.link(yaml));
    }
}
