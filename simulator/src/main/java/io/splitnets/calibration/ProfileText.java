package io.splitnets.calibration;

import io.splitnets.hardware.CostTerm;
import io.splitnets.input.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A preset with fitted constants as YAML: the text of its base, with another name and the sections {@code fitted} (read by
 * the cost model) and {@code calibration} (for the reader: data, errors, residuals). The same input gives the same bytes;
 * there is no date.
 */
public final class ProfileText {
    private static final Set<String> REPLACED = Set.of("name", "fitted", "calibration");

    private final StringBuilder text = new StringBuilder();

    private ProfileText() {}

    /**
     * The text.
     *
     * @param name of the preset
     * @param base text of a preset in block style, whose keys begin at the start of their lines
     * @param dataHash SHA-256 of the data, in hexadecimal
     */
    public static String of(String name, String base, String dataHash, Calibration calibration) {
        ProfileText profile = new ProfileText();
        profile.base(name, base);
        profile.fitted(dataHash, calibration);
        profile.calibration(dataHash, calibration);
        return profile.text.toString();
    }

    private void base(String name, String base) {
        boolean named = false;
        for (String block : blocks(base)) {
            String key = block.replaceFirst("(?s):.*", "");
            if (key.equals("name")) {
                text.append("name: ").append(name).append('\n');
                named = true;
            } else if (!REPLACED.contains(key)) {
                text.append(block);
            }
        }
        if (!named) {
            text.append("name: ").append(name).append('\n');
        }
    }

    /** The text cut before each line that begins with a key. */
    private static List<String> blocks(String base) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : base.lines().toList()) {
            if (line.matches("[a-z_]+:.*") && !block.isEmpty()) {
                blocks.add(block.toString());
                block.setLength(0);
            }
            block.append(line).append('\n');
        }
        blocks.add(block.toString());
        return blocks;
    }

    private void fitted(String dataHash, Calibration calibration) {
        String source =
                "calibrated with " + calibration.rows().size() + " latencies, sha256 " + dataHash.substring(0, 16);
        text.append("fitted:   # cycles per unit; least and most counts of the networks fitted to\n");
        calibration.fitted().terms().forEach((term, fit) -> {
            text.append("  ").append(term.key()).append(":\n");
            value("    cycles", number(fit.cycles()), source);
            value("    least", number(fit.least()), source);
            value("    most", number(fit.most()), source);
        });
        calibration.fitted().clock().ifPresent(clock -> value("  clock", clock.toString(), source));
        value("  bytes_per_channel", number(calibration.fitted().bytesPerChannel()), source);
    }

    private void value(String key, String value, String source) {
        text.append(key)
                .append(": {value: ")
                .append(value)
                .append(", source: '")
                .append(source)
                .append("'}\n");
    }

    private void calibration(String dataHash, Calibration calibration) {
        text.append("calibration:\n  data_sha256: ").append(dataHash).append('\n');
        line("measurements", String.valueOf(calibration.rows().size()));
        line("terms", calibration.terms().stream().map(CostTerm::key).toList().toString());
        line("terms_chosen_by_leave_one_out", String.valueOf(calibration.chosen()));
        errors("fit", calibration.fit());
        errors("leave_one_out", calibration.leaveOneOut());
        calibration.repeatedChoice().ifPresent(errors -> errors("left_out_terms_chosen_anew", errors));
        calibration.leaveOneBackboneOut().ifPresent(errors -> errors("leave_one_backbone_out", errors));
        calibration.ownSizes().ifPresent(errors -> errors("leave_one_out_stored_size_unknown", errors));
        line("kendall_tau", fixed(calibration.kendallTau()));
        text.append("  residuals:\n");
        for (Calibration.Row row : calibration.rows()) {
            text.append("    - {network: '")
                    .append(row.measurement().network().replace("'", "''"))
                    .append("', measured_ms: ")
                    .append(number(row.measurement().millis()))
                    .append(", fitted: ")
                    .append(fixed(row.error()))
                    .append(", left_out: ")
                    .append(fixed(row.leftOut()))
                    .append(", bound_by: ")
                    .append(row.boundBy())
                    .append("}\n");
        }
    }

    private void errors(String key, Errors errors) {
        line(
                key,
                "{mean: " + fixed(errors.mean()) + ", worst: " + fixed(errors.worst()) + ", bias: "
                        + fixed(errors.bias()) + "}");
    }

    private void line(String key, String value) {
        text.append("  ").append(key).append(": ").append(value).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : JsonText.number(value);
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
