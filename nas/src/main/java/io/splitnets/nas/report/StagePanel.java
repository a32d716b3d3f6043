package io.splitnets.nas.report;

import io.splitnets.measure.Estimate;
import io.splitnets.measure.Stage;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.report.Chart;
import io.splitnets.report.HtmlTable;
import io.splitnets.report.LabelLayout.Box;
import io.splitnets.report.Markup;
import io.splitnets.report.Scale;
import io.splitnets.report.TextWidth;
import io.splitnets.system.SimulationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the time of the recommended network goes, beside what the additive formula says. */
final class StagePanel {
    private static final double FONT = 12;
    private static final double BAR = 34;
    private static final Box PLOT = new Box(130, 12, 880, 104);

    private final SearchOutcome outcome;

    StagePanel(SearchOutcome outcome) {
        this.outcome = outcome;
    }

    Markup markup() {
        Markup panel = Markup.of("section").add(Markup.of("h2", "Where the time of the recommended network goes"));
        if (outcome.pickRun().isEmpty() || outcome.pickRun().get().figures().isEmpty()) {
            return panel.add(Markup.of("p", "There is no recommended network with a steady state."));
        }
        SimulationResult run = outcome.pickRun().get();
        SimulationResult.Figures figures = run.figures().get();
        panel.add(chart(run.additiveMs(), figures));
        panel.add(Markup.of("p", penalty(run.additiveMs(), figures.latency().mean()))
                .with("class", "soft"));
        return panel.add(table(figures.stages()));
    }

    private Markup chart(double additive, SimulationResult.Figures figures) {
        Map<Stage, Estimate> stages = figures.stages();
        double total = stages.values().stream().mapToDouble(Estimate::value).sum();
        double most = Math.max(Math.max(additive, total), 1e-9);
        Scale x = new Scale(0, most * 1.04, PLOT.x(), PLOT.x() + PLOT.width(), false);
        Legend legend = new Legend();
        stages.forEach((stage, time) -> {
            if (time.value() > 0) {
                legend.colour(colour(stage), words(stage) + " " + Shown.figure(time.value()) + " ms");
            }
        });
        double bottom = PLOT.y() + PLOT.height() + 48;
        Chart chart = new Chart(
                "Mean time per stage of the recommended network beside the sum of the additive formula",
                1024,
                bottom + legend.height(PLOT.width()),
                PLOT);
        chart.horizontalAxis(x, 8, "ms, counted " + Notes.latencyFrom(outcome));
        chart.add(Chart.text(PLOT.x() - 8, PLOT.y() + 30, "additive formula", "end"));
        Box sum = new Box(x.at(0), PLOT.y() + 8, x.at(additive) - x.at(0), BAR);
        chart.add(Chart.explained(Chart.rectangle(sum, "hollow ring"), "additive formula " + Shown.figure(additive)));
        chart.add(inside(sum, Shown.figure(additive) + " ms", "middle"));
        chart.add(Chart.text(PLOT.x() - 8, PLOT.y() + 78, "simulated mean", "end"));
        stacked(chart, x, stages);
        legend.draw(chart, PLOT.x(), bottom, PLOT.width());
        return chart.markup();
    }

    private static void stacked(Chart chart, Scale x, Map<Stage, Estimate> stages) {
        double from = 0;
        for (Map.Entry<Stage, Estimate> entry : stages.entrySet()) {
            double time = entry.getValue().value();
            if (time <= 0) {
                continue;
            }
            Box box = new Box(x.at(from), PLOT.y() + 56, x.at(from + time) - x.at(from), BAR);
            String text = words(entry.getKey()) + " " + Shown.figure(time) + " ms";
            chart.add(Chart.explained(Chart.rectangle(box, colour(entry.getKey()) + " edge"), text));
            chart.add(inside(box, Shown.figure(time), ink(entry.getKey()) + " middle"));
            from += time;
        }
    }

    /** The text in the middle of a box, or an empty one if there is no room. */
    private static Markup inside(Box box, String text, String classes) {
        boolean room = TextWidth.of(text, FONT) + 6 <= box.width();
        return Chart.text(box.x() + box.width() / 2, box.y() + box.height() / 2 + FONT / 3, room ? text : "", classes);
    }

    /** Class of the colour of a stage; all waits share one. */
    static String colour(Stage stage) {
        return switch (stage) {
            case EXPOSURE -> "c2";
            case READOUT -> "c5";
            case SENSOR_COMPUTE -> "c1";
            case LINK -> "c3";
            case AGGREGATOR_COMPUTE -> "c4";
            case SENSOR_WAIT, BLOCKED, LINK_WAIT, FUSION_WAIT, AGGREGATOR_WAIT -> "c8";
        };
    }

    /** Class of a text that is read on the colour of a stage. */
    static String ink(Stage stage) {
        return stage == Stage.SENSOR_COMPUTE ? "onblue" : "inside";
    }

    /** The stage as people say it. */
    static String words(Stage stage) {
        return switch (stage) {
            case SENSOR_WAIT -> "wait for sensor NPU";
            case BLOCKED -> "held back by next part";
            case LINK_WAIT -> "wait for link";
            case FUSION_WAIT -> "wait for other views";
            case AGGREGATOR_WAIT -> "wait for aggregator";
            default -> stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private String penalty(double additive, Estimate mean) {
        double difference = mean.value() - additive;
        return String.format(
                        Locale.ROOT,
                        "Simulated mean %s ms, additive formula (one result in an idle system) %s ms: queueing "
                                + "penalty %s%s ms (%+.1f %%).",
                        Shown.ms(interval(mean)),
                        Shown.figure(additive),
                        difference > 0 ? "+" : "",
                        Shown.figure(difference),
                        100 * difference / Math.max(additive, 1e-12))
                + (outcome.spec().scenario().fuses()
                        ? " Stages are means over the frames of all views, so their sum may differ from the mean over "
                                + "results."
                        : " Of several cameras the formula takes the slowest, so the mean may lie below it.");
    }

    private static Markup table(Map<Stage, Estimate> stages) {
        double total = stages.values().stream().mapToDouble(Estimate::value).sum();
        HtmlTable table = new HtmlTable(
                "Mean time of each stage over the finished frames.", List.of("stage", "#ms", "#share, %"));
        List<List<String>> rows = new ArrayList<>();
        stages.forEach((stage, time) -> rows.add(List.of(
                words(stage),
                Shown.ms(interval(time)),
                total > 0 ? Shown.figure(100 * time.value() / total) : Shown.NOTHING)));
        rows.forEach(table::row);
        return table.folded("Table of this chart");
    }

    private static Interval interval(Estimate estimate) {
        return new Interval(
                estimate.value(),
                estimate.low().orElse(estimate.value()),
                estimate.high().orElse(estimate.value()));
    }
}
