package io.splitnets.cli;

import io.splitnets.verification.ClosedForm;
import io.splitnets.verification.Outcome;
import io.splitnets.verification.QueueingCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The outcomes of {@code splitnets verify queueing} as text of at most 100 columns and as a tree. */
final class VerifyOutput {
    private static final String LINE = "    %-33s %10s %10s  %-20s  %-9s %s%n";

    private VerifyOutput() {}

    static String text(List<Outcome> outcomes, Path folder) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, LINE, "", "formula", "simulated", percent() + " interval", "demand", ""));
        Map<ClosedForm, List<Outcome>> forms = outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::form, LinkedHashMap::new, Collectors.toList()));
        forms.forEach((form, lines) -> {
            text.append(heading(form, lines));
            lines.forEach(outcome -> text.append(line(outcome, folder)));
        });
        long failed = outcomes.stream().filter(outcome -> !outcome.ok()).count();
        text.append(outcomes.size())
                .append(" checks of ")
                .append(forms.size())
                .append(forms.size() == 1 ? " closed form: " : " closed forms: ");
        text.append(failed == 0 ? "all ok" : failed + " FAILED").append('\n');
        return (text + chance(outcomes)).replaceAll(" +\n", "\n");
    }

    private static String heading(ClosedForm form, List<Outcome> lines) {
        String files = lines.stream()
                .map(Outcome::scenario)
                .filter(file -> !file.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        String title = String.format(Locale.ROOT, "%2d  %s: %s", form.number(), form.title(), form.meaning());
        boolean fits = title.length() + files.length() + 3 <= 100;
        return title + (files.isEmpty() ? "" : (fits ? " (" : "\n    (") + files + ")") + "\n";
    }

    private static String line(Outcome outcome, Path folder) {
        String line = String.format(
                Locale.ROOT,
                LINE,
                outcome.what(),
                number(outcome.formula()),
                outcome.simulated().isPresent() ? number(outcome.simulated().getAsDouble()) : "-",
                interval(outcome),
                outcome.demand(),
                outcome.ok() ? "ok" : "FAILED");
        return outcome.ok() ? line : line + "      " + outcome.problem() + command(outcome, folder) + "\n";
    }

    /** How a user runs it. */
    private static String command(Outcome outcome, Path folder) {
        if (outcome.scenario().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("; splitnets run ").append(folder.resolve(outcome.scenario()));
        for (String setting : outcome.settings()) {
            int value = setting.indexOf('=') + 1;
            boolean quoted = setting.contains(" ");
            text.append(" --set ").append(setting, 0, value).append(quoted ? "\"" : "");
            text.append(setting.substring(value)).append(quoted ? "\"" : "");
        }
        return text + (outcome.varied().isEmpty() ? "" : " with " + outcome.varied());
    }

    private static String interval(Outcome outcome) {
        boolean wide = outcome.low().isPresent()
                && outcome.high().isPresent()
                && outcome.low().getAsDouble() < outcome.high().getAsDouble();
        return wide
                ? "[" + number(outcome.low().getAsDouble()) + ", "
                        + number(outcome.high().getAsDouble()) + "]"
                : "";
    }

    /** What the demands mean, and how often chance alone would let the check fail. */
    private static String chance(List<Outcome> outcomes) {
        long intervals = outcomes.stream().filter(Outcome::byInterval).count();
        if (intervals == 0) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "+-5 %% and the like: the formula lies in the %s interval, and half of it is at most 5 %% of the%n"
                        + "formula. With %d such intervals a right program misses one in at most %.1f %% of all sets of"
                        + " seeds.%n",
                percent(),
                intervals,
                100 * missRate(intervals));
    }

    /** Bonferroni's bound. */
    private static double missRate(long intervals) {
        return intervals * (1 - QueueingCheck.CONFIDENCE);
    }

    private static String percent() {
        return String.format(Locale.ROOT, "%.1f %%", 100 * QueueingCheck.CONFIDENCE);
    }

    /** Five digits, and no exponent. */
    private static String number(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        int digits = (int) Math.max(0, 4 - Math.floor(StrictMath.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    static Map<String, Object> tree(List<Outcome> outcomes, boolean full, long sample) {
        Map<String, Object> tree = new LinkedHashMap<>();
        long intervals = outcomes.stream().filter(Outcome::byInterval).count();
        tree.put("ok", outcomes.stream().allMatch(Outcome::ok));
        tree.put("full", full);
        tree.put("sample", sample);
        tree.put("confidence", QueueingCheck.CONFIDENCE);
        tree.put("intervals", intervals);
        tree.put("chance_of_a_miss_at_most", missRate(intervals));
        List<Object> checks = new ArrayList<>();
        outcomes.forEach(outcome -> checks.add(tree(outcome)));
        tree.put("checks", checks);
        return tree;
    }

    private static Map<String, Object> tree(Outcome outcome) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("number", outcome.form().number());
        tree.put("name", outcome.form().id());
        tree.put("figure", outcome.what());
        tree.put("formula", outcome.formula());
        outcome.simulated().ifPresent(value -> tree.put("simulated", value));
        outcome.low().ifPresent(low -> tree.put("low", low));
        outcome.high().ifPresent(high -> tree.put("high", high));
        tree.put("demand", outcome.demand());
        tree.put("ok", outcome.ok());
        tree.put("problem", outcome.problem());
        tree.put("scenario", outcome.scenario());
        tree.put("settings", outcome.settings());
        tree.put("varied", outcome.varied());
        return tree;
    }
}
