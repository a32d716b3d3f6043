package io.splitnets.cli;

import io.splitnets.calibration.Calibration;
import io.splitnets.calibration.Errors;
import io.splitnets.hardware.CostTerm;
import io.splitnets.hardware.FittedCostSpec;
import io.splitnets.hardware.NpuSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A calibration as printed: text and tree. */
final class CalibrationOutput {
    private final NpuSpec hardware;
    private final Calibration calibration;
    private final String dataHash;
    private final List<String> warnings;

    CalibrationOutput(NpuSpec hardware, Calibration calibration, String dataHash, List<String> warnings) {
        this.hardware = hardware;
        this.calibration = calibration;
        this.dataHash = dataHash;
        this.warnings = List.copyOf(warnings);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s at %s, %d measurements",
                hardware.name(),
                hardware.clock(),
                calibration.rows().size());
        line(text, "data sha256 %s", dataHash);
        line(text, "%-12s %14s %16s %16s", "term", "cycles per", "least", "most");
        calibration
                .fitted()
                .terms()
                .forEach((term, fit) -> line(
                        text,
                        "%-12s %14s %16.0f %16.0f",
                        term.key(),
                        String.format(Locale.ROOT, "%.6g %s", fit.cycles(), term.unit()),
                        fit.least(),
                        fit.most()));
        line(text, "stored bytes per output channel beside the weights: %.2f", perChannel());
        line(
                text,
                "%-36s %12s %12s %9s %9s  %s",
                "network",
                "measured ms",
                "fitted ms",
                "error %",
                "left out",
                "bound by");
        for (Calibration.Row row : calibration.rows()) {
            line(
                    text,
                    "%-36s %12.4f %12.4f %9.2f %9.2f  %s",
                    row.measurement().network(),
                    row.measurement().millis(),
                    row.fittedMillis(),
                    100 * row.error(),
                    100 * row.leftOut(),
                    bound(row));
        }
        line(text, "%-36s %9s %9s %9s", "error, %", "mean", "worst", "bias");
        errors().forEach((name, errors) -> line(
                text,
                "%-36s %9.2f %9.2f %9.2f",
                name.replace('_', ' '),
                100 * errors.mean(),
                100 * errors.worst(),
                100 * errors.bias()));
        line(text, "Kendall tau, left out: %.4f", calibration.kendallTau());
        return text.toString();
    }

    private static String bound(Calibration.Row row) {
        return String.format(
                Locale.ROOT, "%s %.0f %%", row.boundBy(), 100 * row.shares().getOrDefault(row.boundBy(), 0.0));
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private double perChannel() {
        return calibration.fitted().bytesPerChannel();
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("npu", hardware.name());
        tree.put("clock_hz", hardware.clock().hertz().toDouble());
        tree.put("data_sha256", dataHash);
        tree.put("terms_chosen", calibration.chosen());
        Map<String, Object> parameters = new LinkedHashMap<>();
        calibration.fitted().terms().forEach((term, fit) -> parameters.put(term.key(), tree(term, fit)));
        parameters.put("bytes_per_channel", perChannel());
        tree.put("parameters", parameters);
        List<Object> rows = new ArrayList<>();
        calibration.rows().forEach(row -> rows.add(tree(row)));
        tree.put("networks", rows);
        Errors leftOut = calibration.leaveOneOut();
        tree.put("leave_one_out_mean_percent", 100 * leftOut.mean());
        tree.put("leave_one_out_worst_percent", 100 * leftOut.worst());
        Map<String, Object> errors = new LinkedHashMap<>();
        errors().forEach((name, error) -> errors.put(name, tree(error)));
        tree.put("errors_percent", errors);
        tree.put("kendall_tau", calibration.kendallTau());
        tree.put("warnings", warnings);
        return tree;
    }

    private Map<String, Errors> errors() {
        Map<String, Errors> errors = new LinkedHashMap<>();
        errors.put("fit", calibration.fit());
        errors.put("leave_one_out", calibration.leaveOneOut());
        calibration.repeatedChoice().ifPresent(error -> errors.put("left_out_terms_chosen_anew", error));
        calibration.leaveOneBackboneOut().ifPresent(error -> errors.put("leave_one_backbone_out", error));
        calibration.ownSizes().ifPresent(error -> errors.put("leave_one_out_stored_size_unknown", error));
        return errors;
    }

    private static Map<String, Object> tree(CostTerm term, FittedCostSpec.Term fit) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("cycles", fit.cycles());
        tree.put("per", term.unit());
        tree.put("least", fit.least());
        tree.put("most", fit.most());
        return tree;
    }

    private static Map<String, Object> tree(Calibration.Row row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", row.measurement().network());
        tree.put("backbone", row.measurement().backbone());
        tree.put("measured_ms", row.measurement().millis());
        tree.put("predicted_ms", row.fittedMillis());
        tree.put("leave_one_out_ms", row.leftOutMillis());
        tree.put("error_percent", 100 * row.error());
        tree.put("leave_one_out_percent", 100 * row.leftOut());
        tree.put("bound_by", row.boundBy());
        tree.put("shares", row.shares());
        return tree;
    }

    private static Map<String, Object> tree(Errors errors) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("mean", 100 * errors.mean());
        tree.put("worst", 100 * errors.worst());
        tree.put("bias", 100 * errors.bias());
        return tree;
    }
}
