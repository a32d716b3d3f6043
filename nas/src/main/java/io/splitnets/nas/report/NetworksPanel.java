package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemEstimate.Latency;
import io.splitnets.report.HtmlTable;
import io.splitnets.report.Markup;
import java.util.ArrayList;
import java.util.List;

/** All figures of the front and the baselines. */
final class NetworksPanel {
    /** Place of the accuracy on validation images in a row. */
    private static final int VALIDATION = 4;

    private static final char NO_BREAK = '\u00A0';

    private final SearchOutcome outcome;
    private final Recommendation recommendation;

    NetworksPanel(SearchOutcome outcome) {
        this.outcome = outcome;
        this.recommendation = new Recommendation(outcome);
    }

    Markup markup() {
        HtmlTable quality = new HtmlTable(
                "Accuracy and latency: the front, fastest first, then the baselines.",
                shown(List.of(
                        "#no.",
                        "network",
                        "cut",
                        outcome.spec().trained() ? "#test accuracy, %" : "#surrogate accuracy, %",
                        "#validation, %",
                        "#mean, ms",
                        "#p50, ms",
                        "#p95, ms",
                        "#p99, ms",
                        "#P(front), %")));
        HtmlTable cost = new HtmlTable(
                "Cost: kB and MB are decimal. Layers: r resolution, s stem; then width x depth, k kernel, e expansion.",
                List.of(
                        "#no.",
                        "network",
                        "layers",
                        "#MACs of a view",
                        "#link per result",
                        "#sensor memory",
                        "#energy, mJ",
                        "#additive, ms",
                        "raw pixels leave"));
        for (FrontPoints.Point point : new FrontPoints(outcome).front()) {
            Judgement member = point.judgement();
            boolean picked = FrontTree.picked(outcome, member);
            String number = Integer.toString(point.number());
            quality.row(shown(quality(number, outcome, member, picked ? "recommended" : "")), picked ? "picked" : "");
            cost.row(cost(number, member), picked ? "picked" : "");
        }
        for (Judgement baseline : outcome.baselines()) {
            String reproach = recommendation.reproach(baseline);
            quality.row(shown(quality("", outcome, baseline, reproach)));
            cost.row(cost("", baseline));
        }
        return Markup.of("section")
                .with("class", "flow")
                .add(Markup.of("h2", "All figures"))
                .add(quality.markup())
                .add(cost.markup());
    }

    /** A surrogate knows one accuracy only, so its second column is left out. */
    private List<String> shown(List<String> cells) {
        List<String> kept = new ArrayList<>(cells);
        if (!outcome.spec().trained()) {
            kept.remove(VALIDATION);
        }
        return kept;
    }

    private static List<String> quality(String number, SearchOutcome outcome, Judgement judgement, String note) {
        SystemEstimate system = judgement.system();
        return List.of(
                number,
                judgement.id() + (note.isEmpty() ? "" : " (" + note + ")"),
                Shown.cut(judgement).replace(' ', NO_BREAK),
                Shown.percent(Shown.accuracy(judgement.accuracy())),
                Shown.figure(100 * judgement.validation().value()),
                Shown.latency(system, Latency::mean),
                Shown.latency(system, Latency::p50),
                Shown.latency(system, Latency::p95),
                Shown.latency(system, Latency::p99),
                Notes.odds(outcome, judgement));
    }

    private static List<String> cost(String number, Judgement judgement) {
        SystemEstimate system = judgement.system();
        return List.of(
                number,
                judgement.id(),
                judgement.description(),
                Shown.count(judgement.macs()),
                Shown.bytes(system.linkBytes()),
                Shown.bytes(system.sensorMemoryBytes()),
                Shown.figure(system.energyMj()),
                Shown.figure(system.additiveMs()),
                system.rawPixelsLeaveSensor() ? "yes" : "no");
    }
}
