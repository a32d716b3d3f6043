package io.splitnets.cli;

import io.splitnets.report.MarkedText;
import io.splitnets.validation.Benchmark;
import io.splitnets.validation.BenchmarkResult;
import io.splitnets.validation.Comparison;
import io.splitnets.validation.Demand;
import io.splitnets.validation.ErrorScale;
import io.splitnets.validation.ErrorSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results of {@code splitnets verify hardware} as text, as Markdown and as a tree. */
final class ValidationOutput {
    private static final String LINE = "%-22s %4s %9s %9s %9s  %-24s %s%n";
    private static final String START = "<!-- verify hardware: ";
    private static final String END = "<!-- end -->";
    private static final int MOST_FIGURES = 30;

    private ValidationOutput() {}

    /** At most 100 columns. */
    static String text(List<BenchmarkResult> results) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, LINE, "reference", "n", "bias", "mean", "worst", "asked", "result"));
        for (BenchmarkResult result : results) {
            Benchmark.About about = result.about();
            text.append(result.errors()
                    .map(errors -> line(result, errors))
                    .orElseGet(() -> String.format(Locale.ROOT, LINE, about.id(), 0, "-", "-", "-", "", "no data")));
            text.append("    ")
                    .append(about.title())
                    .append("; ")
                    .append(kind(about.kind()))
                    .append('\n');
            text.append("    ").append(about.domain()).append('\n');
            text.append("    ")
                    .append(about.source())
                    .append(", ")
                    .append(about.date())
                    .append('\n');
        }
        return text.toString().replaceAll(" +\n", "\n");
    }

    private static String line(BenchmarkResult result, ErrorSummary errors) {
        Demand demand = result.demand();
        ErrorScale scale = demand.scale();
        return String.format(
                Locale.ROOT,
                LINE,
                result.about().id(),
                errors.n(),
                signed(errors.bias(), scale),
                amount(errors.mean(), scale),
                signed(errors.worst(), scale),
                demand.text(),
                verdict(result));
    }

    private static String verdict(BenchmarkResult result) {
        if (result.errors().isEmpty()) {
            return "no data";
        }
        return result.demand().isNone() ? "shown" : result.ok() ? "ok" : "FAILED";
    }

    private static String kind(Benchmark.Kind kind) {
        return switch (kind) {
            case EXACT -> "any difference is a fault";
            case PREDICTED -> "predicted, no constant fitted";
            case LEFT_OUT -> "fitted, each figure left out once";
            case FITTED -> "fitted to these figures";
            case ASSUMED -> "parts of it assumed";
        };
    }

    /** The table of README and manual. */
    static String table(List<BenchmarkResult> results) {
        StringBuilder text = new StringBuilder("""
                | reference | n | bias | mean | worst | asked | how | domain | date |
                |---|---|---|---|---|---|---|---|---|
                """);
        for (BenchmarkResult result : results) {
            Benchmark.About about = result.about();
            ErrorScale scale = result.demand().scale();
            text.append("| ").append(about.title()).append(" | ");
            text.append(result.errors()
                    .map(errors -> String.join(
                            " | ",
                            Integer.toString(errors.n()),
                            signed(errors.bias(), scale),
                            amount(errors.mean(), scale),
                            signed(errors.worst(), scale)))
                    .orElse("0 | - | - | -"));
            String asked =
                    result.demand().isNone() ? "shown only" : result.demand().text() + (result.ok() ? "" : ": FAILED");
            text.append(" | ").append(asked).append(" | ").append(kind(about.kind()));
            text.append(" | ")
                    .append(about.domain())
                    .append(" | ")
                    .append(about.date())
                    .append(" |\n");
        }
        return text.toString();
    }

    /** Every figure of the benchmarks that have not too many. */
    static String figures(List<BenchmarkResult> results) {
        StringBuilder text = new StringBuilder();
        for (BenchmarkResult result : results) {
            ErrorScale scale = result.demand().scale();
            text.append("### ").append(result.about().title()).append("\n\n");
            text.append("Source: ").append(result.about().source()).append(".\n\n");
            if (result.comparisons().size() > MOST_FIGURES
                    || result.comparisons().isEmpty()) {
                text.append(result.comparisons().size()).append(" figures: `splitnets verify hardware --json --only ");
                text.append(result.about().id()).append("`.\n\n");
                continue;
            }
            text.append("| figure | reference | model | error |\n|---|---|---|---|\n");
            for (Comparison figure : result.comparisons()) {
                text.append("| ").append(figure.what()).append(" | ").append(number(figure.reference()));
                text.append(" | ").append(number(figure.model())).append(" | ");
                text.append(signed(result.error(figure), scale)).append(" |\n");
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** {@code page} with the parts between its marks written anew. */
    static String updated(String page, List<BenchmarkResult> results, Path file) {
        String withTable = between(page, "table", table(results));
        String updated = between(withTable, "figures", "\n" + figures(results));
        if (!page.contains(START)) {
            throw new CommandFailure(
                    Exit.BAD_INPUT, "--update: '" + file + "': expected a line '" + START + "table -->'");
        }
        return updated;
    }

    private static String between(String page, String mark, String content) {
        return MarkedText.with(page, START + mark + " -->", END, content).orElse(page);
    }

    static Map<String, Object> tree(List<BenchmarkResult> results) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("ok", results.stream().allMatch(BenchmarkResult::ok));
        List<Object> benchmarks = new ArrayList<>();
        results.forEach(result -> benchmarks.add(tree(result)));
        tree.put("benchmarks", benchmarks);
        return tree;
    }

    private static Map<String, Object> tree(BenchmarkResult result) {
        Benchmark.About about = result.about();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", about.id());
        tree.put("title", about.title());
        tree.put("source", about.source());
        tree.put("date", about.date());
        tree.put("domain", about.domain());
        tree.put("kind", about.kind().name().toLowerCase(Locale.ROOT));
        tree.put("unit", result.demand().scale().unit());
        tree.put("asked", result.demand().text());
        tree.put("result", verdict(result));
        tree.put("n", result.comparisons().size());
        result.errors().ifPresent(errors -> {
            tree.put("bias", errors.bias());
            tree.put("mean", errors.mean());
            tree.put("worst", errors.worst());
            tree.put("worst_at", errors.worstAt());
            tree.put("total", errors.total());
        });
        List<Object> figures = new ArrayList<>();
        for (Comparison figure : result.comparisons()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("figure", figure.what());
            one.put("reference", figure.reference());
            one.put("model", figure.model());
            one.put("error", result.error(figure));
            figures.add(one);
        }
        tree.put("figures", figures);
        return tree;
    }

    private static String signed(double error, ErrorScale scale) {
        String text = amount(error, scale);
        return error > 0 && !text.startsWith("0 ") && !text.equals("0") ? "+" + text : text;
    }

    /** Three digits behind the point at most, and a plain zero for what is none. */
    private static String amount(double error, ErrorScale scale) {
        int digits = scale == ErrorScale.PERCENT ? 1 : 3;
        String number = String.format(Locale.ROOT, "%." + digits + "f", error);
        boolean none = scale == ErrorScale.COUNT ? error == Math.rint(error) : number.matches("-?0\\.0+");
        String shown = none ? (number.matches("-?0\\.0+") ? "0" : String.format(Locale.ROOT, "%.0f", error)) : number;
        return (shown + " " + scale.unit()).strip();
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : Math.abs(value) < 0.001 ? Double.toString(value) : String.format(Locale.ROOT, "%.3f", value);
    }
}
