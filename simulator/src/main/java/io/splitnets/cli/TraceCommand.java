package io.splitnets.cli;

import io.splitnets.input.JsonText;
import io.splitnets.trace.TraceDiagnosis;
import io.splitnets.trace.TraceDoctor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitnets trace}: recorded frame arrivals. */
@Command(
        name = "trace",
        description = "Examines recorded frame arrivals.",
        mixinStandardHelpOptions = true,
        subcommands = {TraceCommand.Doctor.class, TraceFitCommand.class},
        footer = {"", "Example: splitnets trace doctor traces/tum-rgbd-like-30hz.trace.yaml"})
final class TraceCommand implements Runnable {
    @Override
    public void run() {
        throw new CommandFailure(
                Exit.BAD_INPUT, "expected a subcommand: doctor or fit; 'splitnets trace --help' tells more");
    }

    /** {@code splitnets trace doctor}: drops, gaps, jitter and clock of a recording. */
    @Command(
            name = "doctor",
            description = "Period, jitter, missing frames, order and the arrival model that fits, per sensor.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: splitnets trace doctor traces/tumvi-like-20hz.trace.yaml --json"})
    static final class Doctor implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "EuRoC, TUM VI, TUM RGB-D or our own format; gzip is fine")
        private Path file = Path.of("");

        @Option(names = "--json", description = "prints the result as JSON")
        private boolean json;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            List<Map<String, Object>> trees = new ArrayList<>();
            TraceDoctor.diagnose(file).forEach(diagnosis -> trees.add(tree(diagnosis)));
            if (json) {
                out.print(JsonText.write(combined(trees)));
                return Exit.OK;
            }
            for (Map<String, Object> tree : trees) {
                tree.forEach((key, value) -> out.printf("%-22s %s%n", key, shown(value)));
            }
            return Exit.OK;
        }

        /** One sensor's fields at the top; of several sensors the first's, and all of them under {@code sensors}. */
        private static Map<String, Object> combined(List<Map<String, Object>> trees) {
            Map<String, Object> tree = new LinkedHashMap<>(trees.get(0));
            if (trees.size() > 1) {
                tree.put("sensors", trees);
            }
            return tree;
        }

        private static String shown(Object value) {
            return value instanceof Double number ? String.format(Locale.ROOT, "%.6f", number) : value.toString();
        }

        private static Map<String, Object> tree(TraceDiagnosis diagnosis) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("sensor", diagnosis.sensor());
            tree.put("format", diagnosis.format().id());
            tree.put("frames", diagnosis.frames());
            tree.put("duration_s", diagnosis.durationS());
            tree.put("period_mean_ms", diagnosis.periodMeanMs());
            tree.put("period_std_ms", diagnosis.periodStdMs());
            tree.put("period_min_ms", diagnosis.periodMinMs());
            tree.put("period_max_ms", diagnosis.periodMaxMs());
            tree.put("interval_std_ms", diagnosis.intervalStdMs());
            tree.put("largest_deviation_ms", diagnosis.largestDeviationMs());
            tree.put("nominal_fps", diagnosis.nominalFps());
            tree.put("clock_offset_ppm", diagnosis.clockOffsetPpm());
            tree.put("missing_frames", diagnosis.missingFrames());
            tree.put("longest_gap_periods", diagnosis.longestGapPeriods());
            tree.put("duplicates", diagnosis.duplicates());
            tree.put("out_of_order", diagnosis.outOfOrder());
            tree.put("lag1_autocorrelation", diagnosis.lag1Autocorrelation());
            tree.put("model", diagnosis.model().id());
            return tree;
        }
    }
}
