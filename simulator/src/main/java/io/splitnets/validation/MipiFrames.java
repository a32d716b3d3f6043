package io.splitnets.validation;

import io.splitnets.hardware.ClockMode;
import io.splitnets.hardware.Csi2Spec;
import io.splitnets.hardware.DPhyLinkSpec;
import io.splitnets.hardware.DPhyTiming;
import io.splitnets.hardware.LinkEnergySpec;
import io.splitnets.hardware.PixelFormat;
import io.splitnets.link.LinkModels;
import io.splitnets.link.LinkTerms;
import io.splitnets.units.BitRate;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.validation.ReferenceTable.Row;
import java.util.List;
import java.util.Locale;

/** Every term of CSI-2 frames that were worked out apart from this program. */
final class MipiFrames implements Benchmark {
    private static final double NANOS = 1000;

    @Override
    public About about() {
        return new About(
                "mipi-frames",
                "MIPI CSI-2 frames, every term",
                "worked from CSI-2 v2.0 and D-PHY v1.2, shortest times of the tables",
                "2026",
                "RAW8 and RAW10, 1 and 2 lanes, continuous and gated clock, line sync",
                Kind.EXACT);
    }

    @Override
    public Demand demand() {
        return Demand.worst(ErrorScale.NANOSECONDS, 1);
    }

    @Override
    public List<Comparison> compare(ReferenceFolders folders) {
        return folders.all("mipi-frames.csv", MipiFrames::compare);
    }

    private static List<Comparison> compare(Row row) {
        LinkTerms terms = terms(row);
        String frame = row.text("frame") + ", ";
        return List.of(
                new Comparison(frame + "unit interval", row.number("ui_ns"), terms.uiNs()),
                new Comparison(frame + "payload of a line", row.number("line_hs_ns"), terms.lineHsNs()),
                new Comparison(
                        frame + "start and end of a burst", row.number("burst_overhead_ns"), terms.burstOverheadNs()),
                new Comparison(frame + "clock lane", row.number("clock_overhead_ns"), terms.clockOverheadNs()),
                new Comparison(frame + "line", row.number("line_ns"), terms.lineNs()),
                new Comparison(frame + "short packet", row.number("short_packet_ns"), terms.shortPacketNs()),
                new Comparison(frame + "frame", row.number("frame_ns"), NANOS * terms.frameUs()));
    }

    private static LinkTerms terms(Row row) {
        DPhyLinkSpec spec = new DPhyLinkSpec(
                "d-phy",
                row.whole("lanes"),
                BitRate.parse(row.text("lane_rate_bps") + " bit/s"),
                ClockMode.valueOf(row.text("clock").toUpperCase(Locale.ROOT)),
                Csi2Spec.USUAL.withLineSync(Boolean.parseBoolean(row.text("line_sync"))),
                LinkEnergySpec.NONE,
                DPhyTiming.MINIMUM);
        PixelFormat format = PixelFormat.valueOf(row.text("format").toUpperCase(Locale.ROOT));
        return LinkModels.of(spec)
                .rawTerms(row.whole("width"), row.whole("height"), format, new Frequency(Rational.of(1)));
    }
}
