package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.report.GeneImportance.Share;
import io.splitnets.report.Chart;
import io.splitnets.report.HtmlTable;
import io.splitnets.report.LabelLayout.Box;
import io.splitnets.report.Markup;
import io.splitnets.report.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much each gene alone explains of the objectives, as bars with their figures. */
final class ImportancePanel {
    private static final double WIDTH = 1024;
    private static final double FONT = 12;
    private static final double HEAD = 30;
    private static final double LINE = 20;
    private static final double BAR = 11;
    private static final double NAMES = 170;
    private static final double GAP = 16;
    private static final double FIGURE = 48;

    private final SearchOutcome outcome;
    private final GeneImportance importance;

    ImportancePanel(SearchOutcome outcome) {
        this.outcome = outcome;
        this.importance = new GeneImportance(outcome);
    }

    Markup markup() {
        Markup panel = Markup.of("div").add(Markup.of("h3", "What each gene explains alone"));
        List<Share> shares = importance.shares();
        if (shares.isEmpty() || importance.candidates() < 2) {
            return panel.add(Markup.of("p", "Too few candidates keep every limit to compare choices."));
        }
        return panel.add(chart())
                .add(Markup.of(
                                "p",
                                "Share of the variance between the " + Shown.count(importance.candidates())
                                        + " evaluated candidates that keep every limit which the choices of one gene explain, with figures as the search saw them (eta "
                                        + "squared, one-way analysis of variance); the thin mark is what a gene without effect "
                                        + "would reach in the mean. Genes of a search are not independent, since it prefers some "
                                        + "combinations: shares overlap, and one gene may get what is due to another.")
                        .with("class", "soft"))
                .add(table());
    }

    private Markup chart() {
        int columns = outcome.spec().objectives().size();
        double height = HEAD + LINE * importance.shares().size() + 8;
        double width = (WIDTH - NAMES) / columns - GAP;
        Chart chart = new Chart(
                "Share of the variance of each objective that each gene explains alone",
                WIDTH,
                height,
                new Box(NAMES, HEAD, WIDTH - NAMES, height - HEAD));
        double most = importance.shares().stream()
                .flatMap(share -> share.explained().stream())
                .filter(Double::isFinite)
                .mapToDouble(share -> share)
                .max()
                .orElse(0);
        for (int c = 0; c < columns; c++) {
            double left = NAMES + c * (width + GAP);
            chart.add(Chart.text(left, HEAD - 12, TextWidth.fitted(objective(c), FONT, width), "strong"));
            chart.add(Chart.line(left, HEAD - 4, left, height - 6, "axis"));
        }
        for (int i = 0; i < importance.shares().size(); i++) {
            Share share = importance.shares().get(i);
            double middle = HEAD + LINE * (i + 0.5);
            chart.add(Chart.text(
                    NAMES - 10, middle + FONT / 3, TextWidth.fitted(words(share.gene()), FONT, NAMES - 14), "end"));
            for (int c = 0; c < columns; c++) {
                Box room = new Box(NAMES + c * (width + GAP), middle - BAR / 2, width - FIGURE, BAR);
                bar(chart, share, c, room, room.width() / Math.max(most, 1e-9));
            }
        }
        return chart.markup();
    }

    /** Draws one bar; the whole variance would be {@code scale} long. */
    private void bar(Chart chart, Share share, int objective, Box room, double scale) {
        double explained = share.explained().get(objective);
        double length = Double.isFinite(explained) ? explained * scale : 0;
        Markup bar = Chart.rectangle(new Box(room.x(), room.y(), length, BAR), "front");
        chart.add(Chart.explained(
                bar, words(share.gene()) + ": " + percent(explained) + " of the variance of " + objective(objective)));
        double chance = share.chance() * scale;
        boolean marked = chance > 0 && chance <= room.width();
        if (marked) {
            double x = room.x() + chance;
            chart.add(Chart.line(x, room.y() - 2, x, room.y() + BAR + 2, "axis"));
        }
        double end = room.x() + (marked ? Math.max(length, chance) : length);
        chart.add(Chart.text(end + 5, room.y() + BAR / 2 + FONT / 3, percent(explained), "tick"));
    }

    private Markup table() {
        List<String> columns = new ArrayList<>(List.of("gene", "#choices seen"));
        for (int c = 0; c < outcome.spec().objectives().size(); c++) {
            columns.add(HtmlTable.NUMERIC + objective(c));
        }
        columns.add("#by chance");
        HtmlTable table = new HtmlTable("Explained share of the variance, eta squared.", columns);
        for (Share share : importance.shares()) {
            List<String> row = new ArrayList<>(List.of(words(share.gene()), Integer.toString(share.choices())));
            share.explained().forEach(explained -> row.add(percent(explained)));
            row.add(percent(share.chance()));
            table.row(row);
        }
        return table.folded("Table of this chart");
    }

    private String objective(int at) {
        Metric metric = outcome.spec().objectives().get(at);
        String source = metric != Metric.ACCURACY
                ? ""
                : Notes.predicted(outcome, metric)
                        ? "predicted "
                        : outcome.spec().trained() ? "validation " : "surrogate ";
        return source + metric.label().replace('_', ' ');
    }

    private static String words(String gene) {
        return gene.replace('.', ' ').replace('_', ' ');
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : Shown.NOTHING;
    }
}
