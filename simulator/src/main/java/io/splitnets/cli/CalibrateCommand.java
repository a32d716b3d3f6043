package io.splitnets.cli;

import io.splitnets.calibration.Calibration;
import io.splitnets.calibration.Calibrator;
import io.splitnets.calibration.Errors;
import io.splitnets.calibration.MeasurementReader;
import io.splitnets.hardware.CostTerm;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.input.AtomicFiles;
import io.splitnets.input.JsonText;
import io.splitnets.units.Similarity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
            "Example: splitnets calibrate sensor-npu-small --measured measured.csv --out my-npu.yaml --require-worst 10%%"
        })
final class CalibrateCommand implements Callable<Integer> {
    private static final String CHOOSE = "auto";

    @Parameters(
            paramLabel = "NPU",
            description =
                    "preset, or file with kind npu: geometry, clock and memories; constants of a fit in it play no "
                            + "part")
    private String base = "";

    @Option(
            names = "--measured",
            required = true,
            paramLabel = "CSV",
            description =
                    "latencies, with the columns network and measured_ms, and as far as known resolution, classes, "
                            + "weights_kib, clock_mhz, backbone, source")
    private Path measured = Path.of("");

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "writes the preset with the fitted constants (.yaml)")
    private @Nullable Path out;

    @Option(
            names = "--terms",
            paramLabel = "TERM",
            split = ",",
            description =
                    "of external, on_chip, compute, depthwise, layers, frame; auto: those with the smallest error on "
                            + "networks left out (default: those of the fit in NPU; auto if it has none)")
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
        List<CostTerm> wanted = terms(hardware);
        if (out != null) {
            name(out);
        }
        var measurements = MeasurementReader.read(measured, hardware.clock());
        String hash = sha256(measured);
        Calibrator calibrator = new Calibrator(hardware);
        Calibration calibration = calibrator.fit(measurements, wanted);
        if (out != null) {
            write(out, preset.profile(name(out), hash, calibration));
        }
        List<String> warnings = calibrator.doubts(measurements);
        CalibrationOutput output = new CalibrationOutput(hardware, calibration, hash, warnings);
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        line.getOut().print(json ? JsonText.write(output.tree()) : output.text());
        warnings.forEach(warning -> line.getErr().println("warning: " + warning));
        Errors left = calibration.leaveOneOut();
        return left.mean() <= mean && left.worst() <= worst ? Exit.OK : Exit.GATE_FAILED;
    }

    private List<CostTerm> terms(NpuSpec hardware) {
        if (terms.equals(List.of(CHOOSE))) {
            return List.of();
        }
        return terms.isEmpty()
                ? hardware.fitted()
                        .map(fitted -> List.copyOf(fitted.terms().keySet()))
                        .orElse(List.of())
                : terms.stream().map(CalibrateCommand::term).distinct().toList();
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
                Exit.BAD_INPUT, "--terms: '" + key + "': expected auto or some of " + String.join(", ", known) + hint);
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

    /** Of the bytes of the file, as other programs take it. */
    private static String sha256(Path file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
