package io.splitnets.nas.report;

import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.report.GeneAxes.Axis;
import io.splitnets.nas.report.GeneLines.Line;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.report.Chart;
import io.splitnets.report.HtmlTable;
import io.splitnets.report.LabelLayout.Box;
import io.splitnets.report.Markup;
import io.splitnets.report.Scale;
import io.splitnets.report.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Stream;

/** What the front is made of: parallel coordinates of the genes and the objectives, and what each gene explains. */
final class GenePanel {
    private static final int MOST_ROWS = 40;
    private static final double FONT = 10.5;
    private static final double WIDTH = 1024;
    private static final double LEFT = 34;
    private static final double RIGHT = 50;
    private static final double HEAD = 44;
    private static final double WIDEST = 120;
    private static final double TALL = 200;
    private static final double ROW = HEAD + TALL + 22;

    private final SearchOutcome outcome;
    private final GeneAxes axes;
    private final GeneLines lines;
    private final List<GeneMeasure> measures;

    GenePanel(SearchOutcome outcome) {
        this.outcome = outcome;
        this.axes = new GeneAxes(new SplitSpace(outcome.spec().space()).genes());
        this.lines = new GeneLines(outcome);
        this.measures = GeneMeasure.of(outcome, lines.all());
    }

    Markup markup() {
        Markup panel = Markup.of("section").add(Markup.of("h2", "What the front is made of"));
        if (lines.all().isEmpty() || axes.rows().isEmpty()) {
            return panel.add(Markup.of("p", "There is no candidate with a steady state, or no choice between genes."));
        }
        return panel.add(Markup.of("div").add(chart()).add(soft(note())).add(table()))
                .add(new ImportancePanel(outcome).markup());
    }

    private static Markup soft(String text) {
        return Markup.of("p", text).with("class", "soft");
    }

    private String note() {
        return "Each line is a network, from gene to gene in the order in which a frame meets them"
                + (axes.rows().size() > 1 ? ", in " + axes.rows().size() + " rows that end in the same objectives" : "")
                + ". Within a choice lines are spread, faster members lower. Genes with one choice are left out."
                + (outcome.spec().trained()
                        ? " Accuracies of the front are of test images, of other candidates of validation images."
                        : "")
                + (lines.members().size() < outcome.front().size()
                        ? " Drawn are " + lines.members().size() + " of "
                                + outcome.front().size() + " front members, evenly spread."
                        : "")
                + (lines.others().isEmpty()
                        ? ""
                        : Notes.seen(outcome).map(seen -> " " + seen).orElse(""));
    }

    private Markup chart() {
        Legend legend = legend();
        double bottom = ROW * axes.rows().size() + 4;
        Chart chart = new Chart(
                "Genes and objectives of the front members and of other evaluated candidates, in parallel coordinates",
                WIDTH,
                bottom + legend.height(WIDTH - LEFT) + 4,
                new Box(LEFT, HEAD, WIDTH - LEFT - RIGHT, TALL));
        for (int r = 0; r < axes.rows().size(); r++) {
            List<Axis> row = axes.rows().get(r);
            double step = (WIDTH - LEFT - RIGHT) / Math.max(1, row.size() + measures.size() - 1);
            row(chart, row, new Box(LEFT, r * ROW + HEAD, Math.min(WIDEST, step), TALL));
        }
        legend.draw(chart, LEFT, bottom, WIDTH - LEFT);
        return chart.markup();
    }

    /** One row of axes; {@code first} stands at the first one, as wide as the step to the next. */
    private void row(Chart chart, List<Axis> row, Box first) {
        for (int i = 0; i < row.size() + measures.size(); i++) {
            double x = first.x() + i * first.width();
            chart.add(Chart.line(x, first.y(), x, first.y() + TALL, "axis"));
        }
        faint(chart, row, first, true);
        faint(chart, row, first, false);
        Markup front = Markup.of("g").with("class", "outline").with("stroke-opacity", "0.8");
        for (Line line : lines.members()) {
            Markup path = Markup.of("path").with("d", path(line, row, first)).with("stroke", line.colour());
            front.add(Chart.explained(path, line.text()));
        }
        chart.add(front);
        lines.pick()
                .ifPresent(line -> chart.add(Chart.explained(
                        pickStroke(Markup.of("path").with("d", path(line, row, first))), line.text())));
        heads(chart, row, first);
        marks(chart, row, first);
    }

    private static Markup pickStroke(Markup mark) {
        return mark.with("fill", "none").with("stroke", "currentColor").with("stroke-width", 3.2);
    }

    private void faint(Chart chart, List<Axis> row, Box first, boolean feasible) {
        Markup group = Markup.of("g").with("class", "faint").with("stroke-opacity", "0.4");
        if (!feasible) {
            group.with("stroke-dasharray", "3 3");
        }
        List<Markup> paths = lines.others().stream()
                .filter(line -> line.feasible() == feasible)
                .map(line -> Markup.of("path").with("d", path(line, row, first)))
                .toList();
        if (!paths.isEmpty()) {
            chart.add(group.addAll(paths));
        }
    }

    /** Whole pixels: hundreds of lines are drawn. */
    private String path(Line line, List<Axis> row, Box first) {
        StringBuilder path = new StringBuilder("M");
        double x = first.x();
        for (Axis axis : row) {
            double y = height(axis, line.genes().get(axis.at()), first) + spread(axis) * (0.5 - line.place());
            path.append(Math.round(x)).append(' ').append(Math.round(y)).append(' ');
            x += first.width();
        }
        for (int m = 0; m < measures.size(); m++) {
            double y = measures.get(m).scale(first).at(line.values().get(m));
            path.append(Math.round(x)).append(' ').append(Math.round(y)).append(' ');
            x += first.width();
        }
        return path.substring(0, path.length() - 1);
    }

    private static double height(Axis axis, int choice, Box first) {
        return first.y() + TALL - (choice + 0.5) * TALL / axis.choices().size();
    }

    private static double spread(Axis axis) {
        return Math.min(44, 0.7 * TALL / axis.choices().size());
    }

    private void heads(Chart chart, List<Axis> row, Box first) {
        for (int i = 0; i < row.size(); i++) {
            head(chart, row.get(i).name(), first.x() + i * first.width(), first);
        }
        int from = 0;
        for (int i = 1; i <= row.size(); i++) {
            if (i == row.size() || !row.get(i).group().equals(row.get(from).group())) {
                group(chart, row.get(from).group(), first, from, i - 1);
                from = i;
            }
        }
        for (int m = 0; m < measures.size(); m++) {
            head(chart, measures.get(m).unit(), first.x() + (row.size() + m) * first.width(), first);
            group(chart, measures.get(m).name(), first, row.size() + m, row.size() + m);
        }
    }

    private static void head(Chart chart, String name, double x, Box first) {
        chart.add(Chart.text(x, first.y() - 8, TextWidth.fitted(name, FONT, 1.15 * first.width()), "small middle"));
    }

    private static void group(Chart chart, String name, Box first, int from, int to) {
        if (!name.isEmpty()) {
            double left = first.x() + from * first.width();
            double right = first.x() + to * first.width();
            String text = TextWidth.fitted(name, FONT, right - left + 1.15 * first.width());
            chart.add(Chart.text((left + right) / 2, first.y() - 28, text, "small strong middle"));
            if (to > from) {
                chart.add(Chart.line(left - 12, first.y() - 22, right + 12, first.y() - 22, "grid"));
            }
        }
    }

    /** Choices and round values beside their axes, over the lines. */
    private void marks(Chart chart, List<Axis> row, Box first) {
        double x = first.x();
        for (Axis axis : row) {
            for (int c = 0; c < axis.choices().size(); c++) {
                String text = TextWidth.fitted(axis.choices().get(c), FONT, first.width() - 8);
                mark(chart, x, height(axis, c, first), text);
            }
            x += first.width();
        }
        for (GeneMeasure measure : measures) {
            for (Scale.Tick tick : measure.scale(first).ticks(5)) {
                mark(chart, x, tick.at(), tick.label());
            }
            x += first.width();
        }
    }

    private static void mark(Chart chart, double x, double y, String text) {
        chart.add(Chart.line(x - 3, y, x + 3, y, "axis"));
        chart.add(Chart.text(x + 5, y + FONT / 3, text, "small halo"));
    }

    private Legend legend() {
        Legend legend = new Legend();
        if (!lines.members().isEmpty()) {
            legend.add((x, y) -> stroke(x, y, GeneLines.ramp(0)), "fastest of the front")
                    .add((x, y) -> stroke(x, y, GeneLines.ramp(0.5)), "middle")
                    .add((x, y) -> stroke(x, y, GeneLines.ramp(1)), "slowest");
        }
        lines.pick()
                .ifPresent(pick -> legend.add((x, y) -> pickStroke(Chart.line(x - 6, y, x + 6, y, "")), "recommended"));
        if (lines.others().stream().anyMatch(Line::feasible)) {
            legend.add((x, y) -> Chart.line(x - 6, y, x + 6, y, "faint"), "dominated candidate");
        }
        if (lines.others().stream().anyMatch(line -> !line.feasible())) {
            legend.add(
                    (x, y) -> Chart.line(x - 6, y, x + 6, y, "faint").with("stroke-dasharray", "3 3"),
                    "candidate beyond a limit");
        }
        return legend;
    }

    private static Markup stroke(double x, double y, String colour) {
        return Chart.line(x - 6, y, x + 6, y, "outline").with("stroke", colour);
    }

    private Markup table() {
        NavigableSet<Integer> shown = FrontPoints.numbers(outcome, MOST_ROWS);
        List<String> columns = new ArrayList<>(List.of("#no."));
        measures.forEach(measure -> columns.add("#" + measure.name() + ", " + measure.unit()));
        axes.all().forEach(axis -> columns.add((axis.group() + " " + axis.name()).strip()));
        HtmlTable table = new HtmlTable(
                "The front" + (shown.size() < outcome.front().size() ? ", evenly thinned out" : "")
                        + "; front.json holds the genome of every member, evaluated.csv every candidate.",
                columns);
        for (Line line : lines.members()) {
            if (shown.contains(line.number())) {
                Stream<String> figures = Stream.iterate(0, m -> m < measures.size(), m -> m + 1)
                        .map(m -> Shown.figure(line.values().get(m)));
                Stream<String> genes = axes.all().stream()
                        .map(axis -> axis.choices().get(line.genes().get(axis.at())));
                table.row(
                        Stream.of(Stream.of(Integer.toString(line.number())), figures, genes)
                                .flatMap(cells -> cells)
                                .toList(),
                        line.picked() ? "picked" : "");
            }
        }
        return table.folded("Table of this chart");
    }
}
