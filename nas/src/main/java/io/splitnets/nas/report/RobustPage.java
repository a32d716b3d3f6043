package io.splitnets.nas.report;

import io.splitnets.nas.robust.Effect;
import io.splitnets.nas.robust.FrontMember;
import io.splitnets.nas.robust.MemberFigures;
import io.splitnets.nas.robust.RobustOptions;
import io.splitnets.nas.robust.RobustOutcome;
import io.splitnets.nas.robust.SensitivityRow;
import io.splitnets.report.Chart;
import io.splitnets.report.HtmlPage;
import io.splitnets.report.HtmlTable;
import io.splitnets.report.LabelLayout.Box;
import io.splitnets.report.Markup;
import io.splitnets.report.Scale;
import java.util.List;

/** The robustness of a front as one page that needs no connection. */
final class RobustPage {
    private static final double ROW = 22;
    private static final double LEFT = 440;
    private static final double WIDTH = 540;
    private static final double TOP = 30;
    private static final double SHEET = 1024;

    private final RobustOutcome outcome;

    private RobustPage(RobustOutcome outcome) {
        this.outcome = outcome;
    }

    /** The page as text; {@code command} repeats it. */
    static String of(RobustOutcome outcome, String command) {
        return new RobustPage(outcome).text(command);
    }

    private String text(String command) {
        return new HtmlPage(outcome.spec().name() + ": robustness of the front")
                .add(Markup.of("h1", outcome.spec().name() + ": what if the assumptions are wrong?"))
                .add(soft(outcome.options().samples() + " systems drawn from "
                        + outcome.laws().size()
                        + " assumptions of the scenario '"
                        + outcome.spec().scenario().name() + "', " + RobustOptions.SHIFTS
                        + " randomisations of Sobol points, seed "
                        + outcome.options().seed() + "; limits: "
                        + RobustText.limits(outcome) + "."))
                .add(Markup.of("section").with("class", "verdict").add(Markup.of("p", RobustText.verdict(outcome))))
                .add(tornado())
                .add(sensitivity())
                .add(shares())
                .add(networks())
                .add(assumptions())
                .add(Markup.of("section")
                        .add(Markup.of("h2", "Where this comes from"))
                        .add(Markup.of("pre", command))
                        .add(soft(outcome.provenance().product() + ", commit "
                                + outcome.provenance().commit() + "; robust.json holds the effective file.")))
                .text();
    }

    private List<Effect> moving() {
        return RobustText.bySwing(outcome).stream()
                .filter(effect -> !RobustText.swing(outcome, effect).equals("no effect"))
                .toList();
    }

    private Markup tornado() {
        Markup panel = Markup.of("section").add(Markup.of("h2", "One assumption at a time"));
        List<Effect> effects = moving();
        double nominal = outcome.picked().nominalP99Ms();
        if (effects.isEmpty() || !Double.isFinite(nominal)) {
            return panel.add(Markup.of("p", "No assumption moves the p99 latency of the pick."));
        }
        double least = nominal;
        double most = nominal;
        for (Effect effect : effects) {
            for (double end : new double[] {effect.lowP99Ms(), effect.highP99Ms()}) {
                least = Math.min(least, Double.isFinite(end) ? end : least);
                most = Math.max(most, Double.isFinite(end) ? end : most);
            }
        }
        Box plot = new Box(LEFT, TOP, WIDTH, ROW * effects.size());
        Scale scale = Scale.linear(least, most, plot.x(), plot.x() + plot.width());
        Chart chart =
                new Chart("p99 latency of the pick at the ends of each range", SHEET, TOP + plot.height() + 60, plot);
        chart.horizontalAxis(scale, 8, "p99 latency of the pick, ms");
        for (int i = 0; i < effects.size(); i++) {
            bars(chart, scale, effects.get(i), TOP + i * ROW);
        }
        chart.add(Chart.line(scale.at(nominal), TOP, scale.at(nominal), TOP + plot.height(), "axis"));
        Legend legend = new Legend().colour("c1", "at the least value").colour("c2", "at the greatest value");
        legend.draw(chart, LEFT, 2, WIDTH);
        return panel.add(chart.markup())
                .add(soft(
                        "Each bar is the p99 latency of the search's pick where one assumption is at an end of its range "
                                + "and all others at their values; the line is where all are at their values. A bold name changes "
                                + "the best choice somewhere in its range; a bar without an end is an overload."));
    }

    private void bars(Chart chart, Scale scale, Effect effect, double y) {
        chart.add(bar(scale, effect.lowP99Ms(), y, "c1", effect.law().shown(0)));
        chart.add(bar(scale, effect.highP99Ms(), y, "c2", effect.law().shown(1)));
        chart.add(Chart.text(
                LEFT - 8,
                y + ROW / 2 + 4,
                effect.law().assumption().path() + " " + effect.law().shown(0) + " to "
                        + effect.law().shown(1),
                effect.changesPick() ? "small end strong" : "small end"));
    }

    /** From the line of all values to where one assumption takes the latency. */
    private Markup bar(Scale scale, double to, double y, String colour, String value) {
        double from = scale.at(outcome.picked().nominalP99Ms());
        double end = Double.isFinite(to) ? scale.at(to) : LEFT + WIDTH;
        Box box = new Box(Math.min(from, end), y + 4, Math.abs(end - from), ROW - 8);
        return Chart.explained(Chart.rectangle(box, colour), value + ": " + Shown.figure(to) + " ms");
    }

    private Markup sensitivity() {
        Markup panel = Markup.of("section").add(Markup.of("h2", "Where the variance of the pick's latency comes from"));
        if (outcome.sensitivity().isEmpty()) {
            return panel.add(Markup.of("p", "Not told: " + RobustText.whyNoSensitivity(outcome) + "."));
        }
        HtmlTable table = new HtmlTable(
                "First order: the share that goes when this assumption alone is known. Total: the share that stays when all "
                        + "others are known. +- is half of a 95 % interval; an index near 0 may come out below.",
                List.of("assumption", "#first order", "#total"));
        for (SensitivityRow row : RobustText.byTotal(outcome.sensitivity().get())) {
            table.row(List.of(
                    row.law().assumption().path(), RobustText.index(row.first()), RobustText.index(row.total())));
        }
        return panel.add(table.markup());
    }

    private Markup shares() {
        List<MemberFigures> all = outcome.figures();
        Box plot = new Box(LEFT, TOP, WIDTH, ROW * all.size());
        Scale scale = new Scale(0, 1, plot.x(), plot.x() + plot.width(), false);
        Chart chart = new Chart(
                "Share of systems in which each network is not dominated", SHEET, TOP + plot.height() + 60, plot);
        chart.horizontalAxis(scale, 5, "share of the systems");
        for (int i = 0; i < all.size(); i++) {
            double y = TOP + i * ROW;
            MemberFigures figures = all.get(i);
            interval(chart, scale, figures, y);
            double at = scale.at(figures.keepsLimits().value());
            chart.add(Chart.line(at, y + 3, at, y + ROW - 3, "outline s2"));
            chart.add(Chart.text(
                    LEFT - 8,
                    y + ROW / 2 + 4,
                    label(i),
                    i == outcome.front().pick() ? "small end strong" : "small end"));
        }
        new Legend()
                .colour("c1", "not dominated, accuracies drawn from their intervals")
                .add((x, y) -> Chart.line(x, y - 7, x, y + 7, "outline s2"), "keeps the limits")
                .draw(chart, LEFT, 2, WIDTH);
        return Markup.of("section")
                .add(Markup.of("h2", "How sure the front is"))
                .add(chart.markup())
                .add(
                        soft(
                                "The thin line is the 95 % interval over the randomisations. Baselines stand below the front."));
    }

    private static void interval(Chart chart, Scale scale, MemberFigures figures, double y) {
        var share = figures.nonDominatedDrawn();
        double width = scale.at(share.value()) - scale.at(0);
        if (width > 0) {
            chart.add(Chart.rectangle(new Box(scale.at(0), y + 5, width, ROW - 10), "c1"));
        }
        share.low()
                .ifPresent(low -> chart.add(Chart.line(
                        scale.at(Math.max(0, low)),
                        y + ROW / 2,
                        scale.at(Math.min(1, share.high().orElse(low))),
                        y + ROW / 2,
                        "axis")));
    }

    private String label(int i) {
        FrontMember member = outcome.figures().get(i).member();
        return member.baseline() ? member.id() : (i + 1) + ": " + member.cut();
    }

    private Markup networks() {
        HtmlTable table = new HtmlTable(
                "Regret is the accuracy lost against the best member of the front in each system, in percentage points; all of "
                        + "it where a limit is broken. Below zero: a baseline that is no choice of the search, and better.",
                List.of(
                        "network",
                        "#accuracy, %",
                        "#p99, ms",
                        "#keeps limits, %",
                        "#not dominated, %",
                        "#best, %",
                        "#regret",
                        "#95 %",
                        "#worst",
                        "#over budget, ms",
                        "#worst, ms"));
        for (int i = 0; i < outcome.figures().size(); i++) {
            MemberFigures figures = outcome.figures().get(i);
            table.row(
                    List.of(
                            label(i),
                            RobustText.points(figures.member().accuracy()),
                            Shown.figure(figures.nominalP99Ms()) + " [" + Shown.figure(figures.p99Low()) + ", "
                                    + Shown.figure(figures.p99High()) + "]",
                            RobustText.plus(figures.keepsLimits()),
                            RobustText.plus(figures.nonDominatedDrawn()),
                            figures.member().baseline() ? Shown.NOTHING : RobustText.plus(figures.best()),
                            RobustText.points(figures.regret().value()),
                            RobustText.points(figures.regretP95()),
                            RobustText.points(figures.regretWorst()),
                            Shown.figure(figures.overBudget()),
                            Shown.figure(figures.overBudgetWorst())),
                    i == outcome.front().pick() ? "picked" : "");
        }
        return Markup.of("section").add(Markup.of("h2", "Networks")).add(table.markup());
    }

    private Markup assumptions() {
        HtmlTable table = new HtmlTable(
                "Every value of the scenario with a range.",
                List.of(
                        "assumption",
                        "#least",
                        "#value",
                        "#greatest",
                        "drawn",
                        "rests on",
                        "source",
                        "changes the pick"));
        for (Effect effect : outcome.effects()) {
            var assumption = effect.law().assumption();
            table.row(List.of(
                    assumption.path(),
                    assumption.shown(assumption.low()),
                    assumption.shown(assumption.value()),
                    assumption.shown(assumption.high()),
                    RobustText.law(effect.law()),
                    assumption.status().orElse(""),
                    assumption.source().orElse(""),
                    RobustText.changes(outcome, effect)));
        }
        return Markup.of("section").add(Markup.of("h2", "Assumptions")).add(table.markup());
    }

    private static Markup soft(String text) {
        return Markup.of("p", text).with("class", "soft");
    }
}
