package io.splitnets.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.PixelFormat;
import io.splitnets.hardware.Specs;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdealLinkModelTest extends LinkModelContract {
    @Override
    LinkModel model() {
        return LinkModels.of(Specs.link("{phy: ideal, rate: 1 Gbit/s, latency: 3 us}"));
    }

    @Override
    Rational payloadRate() {
        return Rational.of(1_000_000_000L);
    }

    /** 1,000 bytes at 1 Gbit/s and 3 us. */
    @Test
    void latencyPlusBitsOverRate() {
        assertThat(model().tensors(List.of(400L, 600L))).isEqualTo(SimTime.ofNanos(11_000));
        assertThat(model().rawFrame(100, 10, PixelFormat.RAW8)).isEqualTo(SimTime.ofNanos(11_000));
        assertThat(model().lastRawLine(100, PixelFormat.RAW8)).isEqualTo(SimTime.ofNanos(3_800));
        assertThat(model().tensorWireBytes(List.of(400L, 600L))).isEqualTo(1_000);
    }

    @Test
    void aTimeThatIsNoWholePicosecondIsRoundedUp() {
        LinkModel odd = LinkModels.of(Specs.link("{phy: ideal, rate: 3 Gbit/s}"));
        assertThat(odd.tensors(1)).isEqualTo(new SimTime(2_667));
    }

    /** The latency delays a frame but does not keep the next one from following. */
    @Test
    void latencyDoesNotKeepTheLinkBusy() {
        LinkTerms terms = model().tensorTerms(List.of(1_000L), Frequency.ofHertz(30));
        assertThat(terms.frameUs()).isEqualTo(11.0);
        assertThat(terms.maxFps()).isEqualTo(125_000.0);
    }
}
