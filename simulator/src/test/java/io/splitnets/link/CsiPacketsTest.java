package io.splitnets.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.CPhyLinkSpec;
import io.splitnets.hardware.CsiLinkSpec;
import io.splitnets.hardware.DPhyLinkSpec;
import io.splitnets.hardware.PixelFormat;
import io.splitnets.hardware.Specs;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whole frames in closed form against every packet of the frame one after the other, on 200 random links. */
class CsiPacketsTest {
    private static final int LINKS = 200;
    private final SplittableRandom random = new SplittableRandom(5);

    /** What a sender does: it sends bursts, one after the other, each when it is there. */
    private static final class Sender {
        private final CsiLinkSpec spec;
        private final PhyTimes phy;
        private Rational now = Rational.ZERO;
        private long bursts;
        private long bytes;

        Sender(CsiLinkSpec spec) {
            this.spec = spec;
            this.phy = spec instanceof DPhyLinkSpec dPhy ? DPhyTimes.of(dPhy) : CPhyTimes.of((CPhyLinkSpec) spec);
        }

        private void burst(Rational high, long onWire) {
            now = now.plus(high).plus(phy.overhead());
            bursts++;
            bytes += onWire;
        }

        /** A gated clock starts and stops around it. */
        void shortPacket() {
            now = now.plus(phy.clockOverhead());
            burst(phy.shortPacket(), phy.shortPacketBytes());
        }

        /** Line start, line and line end have the clock between them. */
        void line(Rational ready, long wordCount) {
            now = now.max(ready).plus(phy.clockOverhead());
            if (spec.csi().lineSync()) {
                burst(phy.shortPacket(), phy.shortPacketBytes());
            }
            burst(phy.longPacket(wordCount), phy.longPacketBytes(wordCount));
            if (spec.csi().lineSync()) {
                burst(phy.shortPacket(), phy.shortPacketBytes());
            }
        }

        SimTime end() {
            return new SimTime(now.ceil());
        }
    }

    private CsiLinkSpec link() {
        String lanes = "{lanes: " + random.nextInt(1, 9) + ", line_sync: " + random.nextBoolean() + ", tensor_line: "
                + random.nextInt(1, 4_000) + " B, ";
        return (CsiLinkSpec) Specs.link(
                random.nextBoolean()
                        ? lanes + "lane_rate: " + random.nextInt(80, 4_500) + " Mbit/s, clock: "
                                + (random.nextBoolean() ? "gated}" : "continuous}")
                        : lanes + "phy: c-phy, symbol_rate: " + random.nextInt(80, 6_000) + " MHz}");
    }

    @Test
    void imagesBackToBackAndPaced() {
        for (int i = 0; i < LINKS; i++) {
            CsiLinkSpec spec = link();
            PixelFormat format = List.of(PixelFormat.values()).get(random.nextInt(3));
            int width = format.pixelsPerGroup() * random.nextInt(1, 400);
            int height = random.nextInt(1, 100);
            LinkModel model = LinkModels.of(spec);
            Sender whole = new Sender(spec);
            whole.shortPacket();
            for (int row = 0; row < height; row++) {
                whole.line(Rational.ZERO, format.lineBytes(width));
            }
            whole.shortPacket();
            assertThat(model.rawFrame(width, height, format)).as("%s", spec).isEqualTo(whole.end());
            LinkTerms terms = model.rawTerms(width, height, format, Frequency.ofHertz(30));
            assertThat(List.of(terms.bursts(), terms.wireBytes())).containsExactly(whole.bursts, whole.bytes);
            Rational pitch = Rational.of(random.nextLong(1, 40_000_000_000L), 1_000);
            Sender paced = new Sender(spec);
            for (int row = 0; row < height; row++) {
                paced.line(pitch.times(row), format.lineBytes(width));
            }
            paced.shortPacket();
            assertThat(model.pacedRawFrame(width, height, format, pitch)).isEqualTo(paced.end());
        }
    }

    @Test
    void tensorsBackToBackAndPaced() {
        for (int i = 0; i < LINKS; i++) {
            CsiLinkSpec spec = link();
            LinkModel model = LinkModels.of(spec);
            int line = spec.csi().tensorLineBytes();
            List<Long> tensors = new ArrayList<>();
            long lines = 0;
            for (int tensor = random.nextInt(1, 4); tensor > 0; tensor--) {
                tensors.add((long) random.nextInt(1, 20 * line));
                lines += (tensors.get(tensors.size() - 1) + line - 1) / line;
            }
            Rational pitch = Rational.of(random.nextLong(1, 40_000_000_000L), 1_000);
            Sender whole = new Sender(spec);
            Sender paced = new Sender(spec);
            whole.shortPacket();
            for (int k = 0; k < lines; k++) {
                whole.line(Rational.ZERO, line);
                paced.line(pitch.times(k), line);
            }
            whole.shortPacket();
            paced.shortPacket();
            assertThat(model.tensors(tensors)).as("%s", spec).isEqualTo(whole.end());
            assertThat(model.pacedTensors(tensors, pitch)).isEqualTo(paced.end());
            LinkTerms terms = model.tensorTerms(tensors, Frequency.ofHertz(30));
            assertThat(List.of(terms.bursts(), terms.wireBytes())).containsExactly(whole.bursts, whole.bytes);
        }
    }
}
