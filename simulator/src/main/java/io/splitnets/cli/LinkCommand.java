package io.splitnets.cli;

import io.splitnets.hardware.CPhyLinkSpec;
import io.splitnets.hardware.CPhyTiming;
import io.splitnets.hardware.ClockMode;
import io.splitnets.hardware.Csi2Spec;
import io.splitnets.hardware.DPhyLinkSpec;
import io.splitnets.hardware.DPhyTiming;
import io.splitnets.hardware.LinkEnergySpec;
import io.splitnets.hardware.LinkSpec;
import io.splitnets.hardware.PixelFormat;
import io.splitnets.input.JsonText;
import io.splitnets.link.LinkModel;
import io.splitnets.link.LinkModels;
import io.splitnets.link.LinkTerms;
import io.splitnets.units.BitRate;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.Similarity;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets link}: the time of a frame on CSI-2, term by term. */
@Command(
        name = "link",
        description = "Time of one frame on a MIPI CSI-2 link over D-PHY or C-PHY, term by term.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: splitnets link --width 1920 --height 1080 --format raw10 --lanes 2 --lane-rate \"1.5 Gbit/s\" --fps 60"
        })
final class LinkCommand implements Callable<Integer> {
    private static final List<String> FORMATS = List.of("raw8", "raw10", "raw12", "tensor");
    private static final List<String> PHYS = List.of("d-phy", "c-phy");

    @Option(names = "--width", required = true, paramLabel = "N", description = "pixels per line; bytes with tensor")
    private int width;

    @Option(names = "--height", required = true, paramLabel = "N", description = "lines")
    private int height;

    @Option(names = "--format", required = true, paramLabel = "F", description = "raw8, raw10, raw12 or tensor")
    private String format = "";

    @Option(names = "--lanes", required = true, paramLabel = "N", description = "data lanes, 1 to 8")
    private int lanes;

    @Option(
            names = "--lane-rate",
            required = true,
            paramLabel = "RATE",
            description =
                    "such as \"1.5 Gbit/s\"; with c-phy bits as well, or symbols of " + "16/7 bit, such as \"2.5 GHz\"")
    private String laneRate = "";

    @Option(names = "--phy", paramLabel = "PHY", defaultValue = "d-phy", description = "d-phy or c-phy")
    private String phy = "d-phy";

    @Option(
            names = "--clock",
            paramLabel = "MODE",
            defaultValue = "CONTINUOUS",
            description = "continuous or gated (default: continuous)")
    private ClockMode clock = ClockMode.CONTINUOUS;

    @Option(names = "--line-sync", description = "line-start and line-end packets around each line")
    private boolean lineSync;

    @Option(names = "--fps", paramLabel = "N", defaultValue = "30", description = "frames per second (default: 30)")
    private String fps = "30";

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Map<String, Number> tree = tree(terms());
        if (json) {
            out.print(JsonText.write(tree));
        } else {
            tree.forEach((key, value) -> out.printf("%-18s %18s%n", key, shown(value)));
        }
        return Exit.OK;
    }

    private static String shown(Number value) {
        return value instanceof Double ? String.format(Locale.ROOT, "%.4f", value.doubleValue()) : value + "     ";
    }

    private LinkTerms terms() {
        if (!PHYS.contains(phy)) {
            throw new CommandFailure(Exit.BAD_INPUT, "--phy: '" + phy + "': expected d-phy or c-phy");
        }
        if (!FORMATS.contains(format)) {
            String hint = Similarity.nearest(format, FORMATS)
                    .map(near -> ". Did you mean '" + near + "'?")
                    .orElse("");
            throw new CommandFailure(
                    Exit.BAD_INPUT, "--format: '" + format + "': expected one of " + String.join(", ", FORMATS) + hint);
        }
        Frequency frames = Arguments.quantity(
                "--fps", fps, text -> Frequency.parse(text.matches("[0-9.]+") ? text + " fps" : text));
        boolean tensor = format.equals("tensor");
        Csi2Spec csi = Csi2Spec.USUAL.withLineSync(lineSync);
        return Arguments.checked("--width, --height, --lanes", () -> {
            LinkModel model = LinkModels.of(link(tensor ? csi.withTensorLine(width) : csi));
            return tensor
                    ? model.tensorTerms(List.of(Math.multiplyExact((long) width, height)), frames)
                    : model.rawTerms(width, height, PixelFormat.valueOf(format.toUpperCase(Locale.ROOT)), frames);
        });
    }

    private LinkSpec link(Csi2Spec csi) {
        return phy.equals("c-phy")
                ? new CPhyLinkSpec(
                        phy,
                        lanes,
                        Arguments.quantity("--lane-rate", laneRate, LinkCommand::symbols),
                        csi,
                        LinkEnergySpec.NONE,
                        CPhyTiming.MINIMUM)
                : new DPhyLinkSpec(
                        phy,
                        lanes,
                        Arguments.quantity("--lane-rate", laneRate, BitRate::parse),
                        clock,
                        csi,
                        LinkEnergySpec.NONE,
                        DPhyTiming.MINIMUM);
    }

    /** Seven symbols of C-PHY carry 16 bits. */
    private static Frequency symbols(String text) {
        return text.contains("bit/s")
                ? new Frequency(BitRate.parse(text).bitsPerSecond().times(7).dividedBy(Rational.of(16)))
                : Frequency.parse(text);
    }

    private static Map<String, Number> tree(LinkTerms terms) {
        Map<String, Number> tree = new LinkedHashMap<>();
        tree.put("ui_ns", terms.uiNs());
        tree.put("word_count_bytes", terms.wordCountBytes());
        tree.put("line_hs_ns", terms.lineHsNs());
        tree.put("burst_overhead_ns", terms.burstOverheadNs());
        tree.put("clock_overhead_ns", terms.clockOverheadNs());
        tree.put("line_ns", terms.lineNs());
        tree.put("short_packet_ns", terms.shortPacketNs());
        tree.put("frame_us", terms.frameUs());
        tree.put("payload_only_us", terms.payloadOnlyUs());
        tree.put("overhead_percent", terms.overheadPercent());
        tree.put("busy_fraction", terms.busyFraction());
        tree.put("max_fps", terms.maxFps());
        tree.put("lines", terms.lines());
        tree.put("wire_bytes", terms.wireBytes());
        tree.put("bursts", terms.bursts());
        return tree;
    }
}
