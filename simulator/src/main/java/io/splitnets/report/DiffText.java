package io.splitnets.report;

import io.splitnets.measure.Difference;
import io.splitnets.measure.Estimate;
import io.splitnets.system.PairedResult;
import io.splitnets.system.SimulationResult;
import java.util.List;
import java.util.Locale;

/** Two systems on common random numbers, for people. */
final class DiffText {
    private static final int MOST_KEYS = 20;
    private static final int LONGEST_VALUE = 24;
    private static final int WIDEST = 100;
    private static final double HUGE = 1e6;

    private final Comparison comparison;
    private final StringBuilder text = new StringBuilder();

    DiffText(Comparison comparison) {
        this.comparison = comparison;
    }

    String of(PairedResult result) {
        text.append(sides(comparison, verdict(result.a()), verdict(result.b())));
        reasons("A", result.a());
        reasons("B", result.b());
        text.append(wrapped(DiffSentence.of(result)));
        comparison.notes().forEach(note -> text.append(wrapped("note: " + note)));
        text.append(keys(comparison));
        result.figures().ifPresent(figures -> figures(result, figures));
        header("utilisation, %");
        result.utilisation().forEach((station, share) -> line(station, share, 100));
        if (result.pairs() > 1) {
            text.append("variance / N: B - A varies N times less than between runs on random numbers of their own\n");
        }
        return text.toString();
    }

    private static String wrapped(String line) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : line.split(" ", -1)) {
            if (column + word.length() >= WIDEST) {
                lines.append("\n ");
                column = 1;
            }
            lines.append(column == 0 ? "" : " ").append(word);
            column += word.length() + 1;
        }
        return lines.append('\n').toString();
    }

    private static String verdict(SimulationResult result) {
        return ": " + result.verdict().name().toLowerCase(Locale.ROOT);
    }

    private void reasons(String side, SimulationResult result) {
        result.reasons()
                .forEach(
                        reason -> text.append("  " + side + ": ").append(reason).append('\n'));
    }

    /** The two sides, each on its line. */
    static String sides(Comparison comparison, String ofA, String ofB) {
        return "A  " + comparison.a().title() + ofA + "\nB  " + comparison.b().title() + ofB + "\n";
    }

    /** The keys that differ, as many as fit. */
    static String keys(Comparison comparison) {
        List<Comparison.Key> keys = comparison.keys();
        StringBuilder lines = new StringBuilder("keys of the scenarios that differ: " + keys.size() + "\n");
        for (Comparison.Key key : keys.subList(0, Math.min(MOST_KEYS, keys.size()))) {
            lines.append(String.format(
                    Locale.ROOT,
                    "  %-40s %s -> %s%n",
                    key.path(),
                    key.a().map(DiffText::shortened).orElse("none"),
                    key.b().map(DiffText::shortened).orElse("none")));
        }
        return keys.size() > MOST_KEYS
                ? lines.append("  ... (--json has all)\n").toString()
                : lines.toString();
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 3) + "...";
    }

    private void figures(PairedResult result, PairedResult.Figures figures) {
        text.append("latency from " + comparison.latencyFrom() + ", ms (" + kind(result) + "):\n");
        header("");
        line("mean", figures.mean(), 1);
        line("p50", figures.p50(), 1);
        line("p95", figures.p95(), 1);
        line("p99", figures.p99(), 1);
        header("mean time of a frame in each stage, ms");
        figures.stages().forEach((stage, mean) -> line(stage.name().toLowerCase(Locale.ROOT), mean, 1));
        PairedResult.Waits waits = figures.waits();
        header("waits over all visits, ms");
        line("sensor mean", waits.sensorMean(), 1);
        line("sensor p95", waits.sensorP95(), 1);
        line("link mean", waits.linkMean(), 1);
        line("link p95", waits.linkP95(), 1);
        line("aggregator mean", waits.aggregatorMean(), 1);
        line("aggregator p95", waits.aggregatorP95(), 1);
        figures.networks().forEach(this::network);
    }

    private void network(String id, PairedResult.OfNetwork network) {
        header("network " + id + ", latency in ms");
        line("mean", network.mean(), 1);
        line("p95", network.p95(), 1);
        line("p99", network.p99(), 1);
        line("late, %", network.lateShare(), 100);
    }

    private String kind(PairedResult result) {
        if (result.a().exact() && result.b().exact()) {
            return "exact over one period of each system";
        }
        return result.pairs() == 1
                ? "of one run each, which has no interval"
                : result.pairs() + " pairs of replications on the same random numbers, "
                        + RunText.percent(comparison.confidence()) + " % intervals";
    }

    private void header(String title) {
        if (title.length() > 22) {
            text.append(title).append(":\n");
        }
        text.append(String.format(
                Locale.ROOT, "%-22s %10s %10s %10s%n", title.length() > 22 ? "" : title, "A", "B", "B - A"));
    }

    private void line(String name, Difference figure, double scale) {
        text.append(String.format(
                Locale.ROOT,
                "  %-20s %10.4f %10.4f %10.4f",
                name,
                scale * figure.a().value(),
                scale * figure.b().value(),
                zero(scale * figure.difference().value())));
        Estimate difference = figure.difference();
        if (difference.halfWidth().orElse(0) > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "   [%.4f, %.4f]",
                    zero(scale * difference.low().getAsDouble()),
                    zero(scale * difference.high().getAsDouble())));
            figure.varianceRatio().ifPresent(this::ratio);
        }
        text.append('\n');
    }

    private void ratio(double ratio) {
        text.append(String.format(
                Locale.ROOT,
                ratio >= HUGE ? "   variance / %.1e" : ratio >= 10 ? "   variance / %.0f" : "   variance / %.1f",
                ratio));
    }

    /** Without the sign of a zero. */
    private static double zero(double value) {
        return Math.abs(value) < 0.00005 ? 0 : value;
    }
}
