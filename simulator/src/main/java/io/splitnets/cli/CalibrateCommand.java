package io.splitnets.cli;

import io.splitnets.calibration.Calibration;
import io.splitnets.calibration.Calibrator;
import io.splitnets.calibration.Errors;
import io.splitnets.calibration.MeasurementReader;
import io.splitnets.calibration.ProfileText;
import io.splitnets.hardware.CostTerm;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.input.AtomicFiles;
import io.splitnets.input.JsonText;
import io.splitnets.input.SourceText;
import io.splitnets.units.Similarity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets calibrate}: constants of an accelerator from measured latencies. */
@Command(
        name = "calibrate",
        description =
                "Fits the constants of an accelerator to measured latencies, and says how well it predicts networks "
                        + "that it did not see.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: splitnets calibrate --data measured.csv --base sensor-npu-small --out my-npu.yaml --require-worst 10%%"
        })
final class CalibrateCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "CSV with the columns network and measured_ms, and as far as known resolution, classes, "
                    + "weights_kib, clock_mhz, backbone, source")
    private Path data = Path.of("");

    @Option(
            names = "--base",
            required = true,
            paramLabel = "PRESET|FILE",
            description = "geometry, clock and memories, as YAML; a fit in it plays no part")
    private String base = "";

    @Option(names = "--out", paramLabel = "FILE", description = "writes the preset with the fitted constants (.yaml)")
    private @Nullable Path out;

    @Option(
            names = "--terms",
            paramLabel = "TERM",
            split = ",",
            description =
                    "external, on_chip, compute, depthwise, layers, frame (default: those with the smallest error on "
                            + "networks left out)")
    private List<String> terms = List.of();

    @Option(names = "--require-mean", paramLabel = "SHARE", description = "exit code 1 if the mean error is larger")
    private @Nullable String requireMean;

    @Option(
            names = "--require-worst",
            paramLabel = "SHARE",
            description = "exit code 1 if the error on some network left out is larger, such as 10%%")
    private @Nullable String requireWorst;

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        double mean = share("--require-mean", requireMean);
        double worst = share("--require-worst", requireWorst);
        BasePreset preset = BasePreset.of(base);
        NpuSpec hardware = preset.spec();
        List<CostTerm> wanted =
                terms.stream().map(CalibrateCommand::term).distinct().toList();
        var measurements = MeasurementReader.read(data, hardware.clock());
        Calibration calibration = new Calibrator(hardware).fit(measurements, wanted);
        String hash = sha256(SourceText.of(data));
        PrintWriter printer = Objects.requireNonNull(spec).commandLine().getOut();
        CalibrationOutput output = new CalibrationOutput(hardware, calibration, hash);
        printer.print(json ? JsonText.write(output.tree()) : output.text());
        if (out != null) {
            write(out, ProfileText.of(name(out), preset.text(), hash, calibration));
        }
        Errors left = calibration.leaveOneOut();
        return left.mean() <= mean && left.worst() <= worst ? Exit.OK : Exit.GATE_FAILED;
    }

    private static CostTerm term(String key) {
        return Arrays.stream(CostTerm.values())
                .filter(term -> term.key().equals(key))
                .findFirst()
                .orElseThrow(() -> unknown(key));
    }

    private static CommandFailure unknown(String key) {
        List<String> known = Arrays.stream(CostTerm.values()).map(CostTerm::key).toList();
        String hint = Similarity.nearest(key, known)
                .map(near -> ". Did you mean '" + near + "'?")
                .orElse("");
        return new CommandFailure(
                Exit.BAD_INPUT, "--terms: '" + key + "': expected " + String.join(", ", known) + hint);
    }

    private static double share(String option, @Nullable String text) {
        if (text == null) {
            return Double.POSITIVE_INFINITY;
        }
        if (!text.matches("[0-9]{1,4}(\\.[0-9]{1,6})? ?%")) {
            throw new CommandFailure(Exit.BAD_INPUT, option + ": '" + text + "': expected a share such as 10%");
        }
        return Double.parseDouble(text.replaceFirst(" ?%", "")) / 100;
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,80}\\.yaml")) {
            throw new CommandFailure(
                    Exit.BAD_INPUT,
                    "--out: '" + name + "': expected a name of letters, digits, '.', '_' and '-' that ends in .yaml");
        }
        return name.substring(0, name.length() - ".yaml".length());
    }

    private static void write(Path file, String text) {
        try {
            AtomicFiles.writeText(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
