package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.search.GenerationSummary;
import io.splitnets.report.Chart;
import io.splitnets.report.HtmlTable;
import io.splitnets.report.LabelLayout.Box;
import io.splitnets.report.Markup;
import io.splitnets.report.Scale;
import java.util.ArrayList;
import java.util.List;

/** How the search came on: hypervolume of the front against the number of evaluations. */
final class ProgressPanel {
    private static final int MOST_ROWS = 60;
    private static final int MOST_POINTS = 500;
    /** Where even the first generation has this share of the last, an axis from zero would show a flat line. */
    private static final double NEAR = 0.8;

    private static final Box PLOT = new Box(84, 34, 930, 220);

    private final SearchOutcome outcome;

    ProgressPanel(SearchOutcome outcome) {
        this.outcome = outcome;
    }

    Markup markup() {
        Markup panel = Markup.of("section").add(Markup.of("h2", "How the search came on"));
        if (outcome.history().isEmpty()) {
            return panel.add(Markup.of("p", "The search ended before its first generation."));
        }
        String objectives = String.join(
                ", ",
                outcome.spec().objectives().stream()
                        .map(metric -> (Notes.predicted(outcome, metric) ? "predicted " : "")
                                + (metric == Metric.ACCURACY ? Notes.label(outcome) : "")
                                + metric.label())
                        .toList());
        return panel.add(chart())
                .add(Markup.of(
                                "p",
                                "Hypervolume of the front" + (outcome.spec().trained() ? " by validation images" : "")
                                        + " over " + objectives
                                        + ", from the search's reference point; a curve that still climbs asks for more "
                                        + "evaluations.")
                        .with("class", "soft"))
                .add(table());
    }

    private Markup chart() {
        List<GenerationSummary> shown = thinned(MOST_POINTS);
        double most =
                shown.stream().mapToDouble(GenerationSummary::hypervolume).max().orElse(1);
        double least =
                shown.stream().mapToDouble(GenerationSummary::hypervolume).min().orElse(0);
        int last = shown.get(shown.size() - 1).evaluations();
        Scale x = new Scale(0, Math.max(1, last) * 1.02, PLOT.x(), PLOT.x() + PLOT.width(), false);
        boolean fromZero = least < NEAR * most || !(most > 0);
        double bottom = PLOT.y() + PLOT.height();
        Scale y = fromZero
                ? new Scale(0, most > 0 ? most * 1.08 : 1, bottom, PLOT.y(), false)
                : Scale.linear(least, most, bottom, PLOT.y());
        Chart chart = new Chart("Hypervolume of the front against evaluated candidates", 1024, 300, PLOT);
        chart.horizontalAxis(x, 8, "evaluated candidates");
        chart.verticalAxis(y, 5, fromZero ? "hypervolume" : "hypervolume (the axis does not begin at 0)");
        List<double[]> points = new ArrayList<>();
        for (GenerationSummary summary : shown) {
            points.add(new double[] {x.at(summary.evaluations()), y.at(summary.hypervolume())});
        }
        chart.add(Chart.steps(points, "trend"));
        double[] end = points.get(points.size() - 1);
        return chart.add(Shape.circle(end[0], end[1], 3.5, "front")).markup();
    }

    private Markup table() {
        HtmlTable table = new HtmlTable(
                "One row per generation" + (outcome.history().size() > MOST_ROWS ? ", evenly spread" : "")
                        + "; history.csv holds all.",
                List.of("#generation", "#evaluations", "#front", "#hypervolume"));
        for (GenerationSummary summary : thinned(MOST_ROWS)) {
            table.row(List.of(
                    Shown.count(summary.generation()),
                    Shown.count(summary.evaluations()),
                    Shown.count(summary.frontSize()),
                    Shown.figure(summary.hypervolume())));
        }
        return table.folded("Table of this chart");
    }

    private List<GenerationSummary> thinned(int most) {
        return FrontPoints.kept(outcome.history().size(), most).stream()
                .map(outcome.history()::get)
                .toList();
    }
}
