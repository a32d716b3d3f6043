package io.splitnets.cli;

import io.splitnets.input.JsonText;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.Jitter;
import io.splitnets.trace.Noise;
import io.splitnets.trace.RecordedTrace;
import io.splitnets.trace.TraceFit;
import io.splitnets.trace.TraceReader;
import io.splitnets.units.SimTime;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitnets trace fit}: the generator of arrivals that fits a recording. */
@Command(
        name = "fit",
        description = "The periodic arrivals with jitter, clock offset and losses that fit a recording, as a section "
                + "'arrivals' of a scenario.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets trace fit traces/tum-rgbd-like-30hz.trace.yaml"})
final class TraceFitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "EuRoC, TUM VI, TUM RGB-D or our own format; gzip is fine")
    private Path file = Path.of("");

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Map<String, Object> sensors = new LinkedHashMap<>();
        for (RecordedTrace trace : new TraceReader().read(file).traces()) {
            sensors.put(trace.name(), arrivals(TraceFit.fit(trace)));
        }
        if (json) {
            out.print(JsonText.write(Map.of("arrivals", sensors)));
            return Exit.OK;
        }
        out.println("arrivals:");
        sensors.forEach((sensor, arrivals) -> out.println("  " + sensor + ": " + flow(arrivals)));
        return Exit.OK;
    }

    private static Map<String, Object> arrivals(ArrivalSpec.Periodic fit) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", "periodic");
        tree.put("clock_offset", number(fit.clockOffset().toDouble() * 1e6) + " ppm");
        if (fit.jitter() instanceof Jitter.PeriodNoise period) {
            tree.put("jitter", noise("period", period.noise()));
        } else if (fit.jitter() instanceof Jitter.ArrivalNoise arrival) {
            tree.put("jitter", noise("arrival", arrival.noise()));
        }
        if (fit.drops().probability() > 0) {
            tree.put("drop", number(100 * fit.drops().probability()) + " %");
            tree.put("drop_run", fit.drops().meanRun());
        }
        return tree;
    }

    private static Map<String, Object> noise(String kind, Noise noise) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", kind);
        tree.put("dist", noise.law().name().toLowerCase(Locale.ROOT));
        tree.put("sigma", time(noise.scale()));
        tree.put("max", time(noise.max()));
        if (noise.law() == Noise.Law.STUDENT_T) {
            tree.put("freedom", noise.freedom());
        }
        return tree;
    }

    private static String time(SimTime time) {
        return number(time.picoseconds() / 1e6) + " us";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** As YAML on one line; names of sensors that need it are quoted by the reader of the file anyway. */
    private static String flow(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return String.valueOf(value);
        }
        StringBuilder text = new StringBuilder("{");
        map.forEach((key, inner) -> text.append(text.length() > 1 ? ", " : "")
                .append(key)
                .append(": ")
                .append(flow(inner)));
        return text.append('}').toString();
    }
}
