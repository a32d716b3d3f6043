package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.report.HtmlPage;
import io.splitnets.report.HtmlTable;
import io.splitnets.report.Markup;
import io.splitnets.report.Provenance;
import io.splitnets.system.SimulationResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The outcome of a search as one page that needs no connection. */
final class ReportPage {
    private static final int LONGEST_FILE = 40_000;

    private final SearchOutcome outcome;
    private final Recommendation recommendation;

    private ReportPage(SearchOutcome outcome) {
        this.outcome = outcome;
        this.recommendation = new Recommendation(outcome);
    }

    /** The page as text; {@code command} repeats the search. */
    static String of(SearchOutcome outcome, String command) {
        return new ReportPage(outcome).text(command);
    }

    private String text(String command) {
        HtmlPage page = new HtmlPage(outcome.spec().name() + ": split network search");
        page.add(Markup.of("h1", outcome.spec().name()));
        page.add(soft(searched()));
        if (outcome.toy()) {
            page.add(Markup.of("p", Notes.toy(outcome)).with("class", "warning"));
        }
        Notes.surrogate(outcome).ifPresent(note -> page.add(Markup.of("p", note).with("class", "warning")));
        page.add(verdict());
        return page.add(new FrontPanel(outcome).markup())
                .add(new GenePanel(outcome).markup())
                .add(new StagePanel(outcome).markup())
                .add(new TimelinePanel(outcome).markup())
                .add(new ProgressPanel(outcome).markup())
                .add(new NetworksPanel(outcome).markup())
                .add(provenance(command))
                .text();
    }

    private String searched() {
        SearchSpec spec = outcome.spec();
        String limits = spec.limits().stream()
                .map(limit -> limit.metric().label() + limit(limit))
                .collect(Collectors.joining(", "));
        return "Search over '" + spec.space().name() + "' on the system '"
                + spec.scenario().name()
                + (spec.trained() ? "' with the data set '" + spec.dataset() : "' with accuracies of a surrogate")
                + (spec.trained() ? "'" : "") + ": objectives "
                + spec.objectives().stream().map(Metric::label).collect(Collectors.joining(", "))
                + (limits.isEmpty() ? "" : "; " + limits) + "; "
                + Shown.count(outcome.archive().size()) + " candidates evaluated, front of "
                + Shown.count(outcome.front().size()) + ".";
    }

    private static String limit(SearchSpec.Limit limit) {
        return switch (limit.metric()) {
            case LINK_BYTES, SENSOR_MEMORY -> " at most " + Shown.bytes((long) Math.floor(limit.bound()));
            case ACCURACY -> " at least " + Shown.figure(100 * limit.bound()) + " %";
            case RAW_PIXELS_LEAVE_SENSOR -> ": no";
            default ->
                " at most " + Shown.figure(limit.bound()) + " " + limit.metric().unit();
        };
    }

    private Markup verdict() {
        Markup box = Markup.of("section")
                .with("class", "verdict")
                .add(Markup.of("p").add(Markup.of("strong", recommendation.headline())))
                .add(Markup.of("p", recommendation.comparison()));
        List<Map<String, String>> beaten = recommendation.dominated();
        if (!beaten.isEmpty()) {
            box.add(Markup.of(
                    "p",
                    beaten.size() + " of " + outcome.front().size()
                            + " front members are dominated by a baseline, such as "
                            + beaten.get(0).get("id") + " by '" + beaten.get(0).get("baseline")
                            + "'; front.json lists them."));
        }
        Notes.nearest(outcome).ifPresent(note -> box.add(Markup.of("p", note)));
        Notes.refinement(outcome).ifPresent(note -> box.add(Markup.of("p", note)));
        Notes.fidelity(outcome).ifPresent(note -> box.add(soft(note)));
        return box.add(soft(Notes.intervals(outcome)));
    }

    private Markup provenance(String command) {
        Provenance provenance = outcome.provenance();
        HtmlTable table = new HtmlTable("Nothing here changes between two equal runs.", List.of("what", "value"));
        table.row(List.of("program", provenance.product()));
        table.row(List.of("commit", provenance.commit()));
        table.row(List.of("Java", provenance.javaVersion()));
        table.row(List.of("seed of the search", Long.toString(provenance.seed())));
        outcome.spec()
                .learning()
                .ifPresent(learning -> table.row(List.of(
                        "seed of the training",
                        Long.toString(learning.training().seed()))));
        table.row(List.of(
                "seed of the simulation",
                Long.toString(outcome.spec().scenario().run().seed())));
        table.row(List.of("fingerprint of the front", FrontTree.fingerprint(outcome)));
        outcome.pickRun()
                .map(SimulationResult::fingerprintHex)
                .ifPresent(run -> table.row(List.of("fingerprint of the recommended network's run", run)));
        String effective = provenance.effective();
        table.row(List.of(
                "SHA-256 of the effective file", Provenance.sha256(effective.getBytes(StandardCharsets.UTF_8))));
        provenance.inputs().forEach((name, hash) -> table.row(List.of("SHA-256 of " + name, hash)));
        boolean cut = effective.length() > LONGEST_FILE;
        return Markup.of("section")
                .with("class", "flow")
                .add(Markup.of("h2", "Where this comes from"))
                .add(Markup.of("p", "To repeat it:"))
                .add(Markup.of("pre", command))
                .add(table.markup())
                .add(Markup.of("details")
                        .add(Markup.of("summary", "The effective file, defaults filled in"))
                        .add(Markup.of("pre", cut ? effective.substring(0, LONGEST_FILE) : effective)))
                .add(soft(cut ? "The rest of the file is in manifest.json." : ""));
    }

    private static Markup soft(String text) {
        return Markup.of("p", text).with("class", "soft");
    }
}
