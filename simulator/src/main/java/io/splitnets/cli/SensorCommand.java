package io.splitnets.cli;

import io.splitnets.hardware.Shutter;
import io.splitnets.input.JsonText;
import io.splitnets.sensor.SensorTimingModel;
import io.splitnets.units.Frequency;
import io.splitnets.units.QuantityException;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets sensor}: frame timing from register values. */
@Command(
        name = "sensor",
        description = "Frame timing of an image sensor from its register values.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets sensor --hts 928 --vts 572 --pixel-clock \"48 MHz\" --height 480"})
final class SensorCommand implements Callable<Integer> {
    @Option(names = "--hts", required = true, paramLabel = "N", description = "pixel clocks per line, with blanking")
    private int hts;

    @Option(names = "--vts", required = true, paramLabel = "N", description = "lines per frame, with blanking")
    private int vts;

    @Option(names = "--pixel-clock", required = true, paramLabel = "FREQUENCY", description = "such as \"48 MHz\"")
    private String pixelClock = "";

    @Option(names = "--height", required = true, paramLabel = "N", description = "active lines")
    private int height;

    @Option(names = "--exposure", paramLabel = "TIME", description = "wanted exposure, such as \"4 ms\"")
    private @Nullable String exposure;

    @Option(
            names = "--margin",
            paramLabel = "N",
            defaultValue = "0",
            description = "lines by which the exposure stays below the frame (default: 0)")
    private int margin;

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Map<String, Double> tree = Arguments.checked("--hts, --vts, --height, --margin, --pixel-clock", this::tree);
        if (json) {
            out.print(JsonText.write(tree));
        } else {
            tree.forEach((key, value) -> out.printf(Locale.ROOT, "%-12s %12.6f%n", key, value));
        }
        return Exit.OK;
    }

    private Map<String, Double> tree() {
        Frequency clock = Arguments.quantity("--pixel-clock", pixelClock, Frequency::parse);
        SensorTimingModel timing = new SensorTimingModel(clock, hts, vts, height, margin, Shutter.GLOBAL);
        Map<String, Double> tree = new LinkedHashMap<>();
        tree.put("line_us", micros(timing.line()));
        tree.put("frame_ms", micros(timing.frameInterval()) / 1e3);
        tree.put("fps", timing.fps().toDouble());
        tree.put("readout_ms", micros(timing.readout()) / 1e3);
        tree.put("vblank_ms", micros(timing.blanking()) / 1e3);
        if (exposure != null) {
            SimTime wanted = Arguments.quantity("--exposure", exposure, SensorCommand::duration);
            Rational given = timing.exposure(wanted);
            tree.put("exposure_ms", micros(given) / 1e3);
            tree.put("period_ms", micros(timing.period(given)) / 1e3);
        }
        return tree;
    }

    private static SimTime duration(String text) {
        SimTime time = SimTime.parse(text);
        if (time.compareTo(SimTime.ZERO) < 0) {
            throw new QuantityException("expected a time of zero or more");
        }
        return time;
    }

    private static double micros(Rational picoseconds) {
        return picoseconds.toDouble() / 1e6;
    }
}
