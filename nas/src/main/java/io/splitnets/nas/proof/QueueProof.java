package io.splitnets.nas.proof;

import io.splitnets.nas.experiment.Experiment;
import io.splitnets.nas.experiment.ExperimentListener;
import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.StateFile;
import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.oracle.Tier;
import io.splitnets.nas.search.Evaluation;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The queue matters: one search with each model of the system, and what a run says of the network that each would pick.
 * The pick of a cheaper model is the most accurate candidate that keeps the budget by that model; the pick of a search that
 * asks runs is the recommended one.
 */
public final class QueueProof {
    /** Of the runs that judge the picks; no search uses it. */
    private static final long SEED = 20_261_123;

    private final double budgetMs;
    private final long evaluations;
    private final String system;
    private final List<Row> rows;

    private QueueProof(double budgetMs, SearchSpec spec, List<Row> rows) {
        this.budgetMs = budgetMs;
        this.evaluations = spec.strategy().evaluations();
        this.system = spec.scenario().name();
        this.rows = List.copyOf(rows);
    }

    /**
     * A search and its pick.
     *
     * @param model that the search asked
     * @param id of the pick; empty if no candidate keeps every limit by the model
     * @param cut where it is cut and what crosses
     * @param accuracy of the pick, a share
     * @param believedMs p99 latency of the pick by the model
     * @param run of the pick with random numbers that no search used
     */
    public record Row(
            Tier model,
            Optional<String> id,
            String cut,
            double accuracy,
            double believedMs,
            Optional<SystemEstimate> run) {
        /** The p99 latency by the run; empty without a steady state. */
        public Optional<Interval> p99() {
            return run.flatMap(SystemEstimate::latency).map(SystemEstimate.Latency::p99);
        }
    }

    /**
     * Searches once with each model.
     *
     * @param spec with accuracy and p99 latency among its objectives, a limit on the latter, and a surrogate
     * @throws IllegalArgumentException if it has not
     */
    public static QueueProof of(SearchSpec spec, int workers, ExperimentListener listener) {
        double budget = spec.limits().stream()
                .filter(limit -> limit.metric() == Metric.LATENCY_P99)
                .mapToDouble(SearchSpec.Limit::bound)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(spec.name() + " has no limit on latency_p99"));
        if (!spec.objectives().containsAll(List.of(Metric.ACCURACY, Metric.LATENCY_P99)) || spec.trained()) {
            throw new IllegalArgumentException(spec.name() + " has no surrogate, or other objectives");
        }
        List<Row> rows = new ArrayList<>();
        for (Tier model : List.of(Tier.ADDITIVE, Tier.MEAN_LOAD, Tier.DES)) {
            SearchOutcome outcome = new Experiment(spec.withFidelity(model), workers, listener).run(StateFile.none());
            rows.add(row(spec, model, outcome));
        }
        return new QueueProof(budget, spec, rows);
    }

    private static Row row(SearchSpec spec, Tier model, SearchOutcome outcome) {
        int accuracy = spec.objectives().indexOf(Metric.ACCURACY);
        int latency = spec.objectives().indexOf(Metric.LATENCY_P99);
        Optional<Evaluation> pick = model == Tier.DES
                ? outcome.pick()
                        .flatMap(chosen -> outcome.archive().stream()
                                .filter(one -> one.candidate().id().equals(chosen.id()))
                                .findFirst())
                : outcome.archive().stream()
                        .filter(Evaluation::feasible)
                        .max(Comparator.<Evaluation>comparingDouble(
                                        one -> one.objectives().get(accuracy).value())
                                .thenComparingDouble(
                                        one -> -one.objectives().get(latency).value())
                                .thenComparing(one -> one.candidate().id()));
        return pick.map(one -> judged(
                        spec,
                        model,
                        one.candidate(),
                        one.objectives().get(accuracy).value(),
                        one.objectives().get(latency).value()))
                .orElse(new Row(model, Optional.empty(), "", 0, 0, Optional.empty()));
    }

    private static Row judged(SearchSpec spec, Tier model, Candidate candidate, double accuracy, double believed) {
        Architecture architecture = new SplitSpace(spec.space()).decode(candidate);
        NetworkCodec codec = new NetworkCodec(spec.space());
        SystemQuery query = new SystemQuery(architecture, codec.split(architecture));
        SystemEstimate run = new SimulatorOracle(spec.scenario(), spec.space())
                .withSeed(SEED)
                .estimate(query);
        String module = architecture
                .split()
                .map(split -> split.keptChannels() + " ch, " + split.bits() + " bit")
                .orElse("no split module");
        return new Row(
                model,
                Optional.of(candidate.id()),
                query.plan().cut().after() + ", " + module,
                accuracy,
                believed,
                Optional.of(run));
    }

    /** The largest admissible p99 latency, ms. */
    public double budgetMs() {
        return budgetMs;
    }

    /** One row per model: additive, mean load, runs. */
    public List<Row> rows() {
        return rows;
    }

    /** What was asked and the table, in Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "One search of %,d candidates on `%s` with each model of the system, p99 latency at most %.4g ms; the pick of each,\n"
                        + "and what runs with other random numbers say of it (95 %% interval over the replications). Accuracies are those"
                        + " of\nthe surrogate.\n\n",
                evaluations,
                system,
                budgetMs));
        text.append(
                "| the search asks | pick, cut after | surrogate accuracy, % | p99 it believes, ms | p99 by runs, ms | offered"
                        + " load | keeps the budget |\n|---|---|---:|---:|---:|---:|---|\n");
        text.append(rows.stream().map(this::line).collect(Collectors.joining()));
        text.append('\n');
        rows.forEach(row -> row.id()
                .ifPresent(id -> text.append("- `")
                        .append(row.model().text())
                        .append("`: ")
                        .append(id)
                        .append('\n')));
        return text.toString();
    }

    private String line(Row row) {
        if (row.id().isEmpty()) {
            return "| `" + row.model().text() + "` | none keeps every limit | | | | | |\n";
        }
        String p99 = row.p99()
                .map(found -> String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", found.value(), found.low(), found.high()))
                .orElse("no steady state");
        String kept = row.p99().map(this::verdict).orElse("no");
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %.2f | %.2f | %s | %.3f | %s |\n",
                row.model().text(),
                row.cut(),
                100 * row.accuracy(),
                row.believedMs(),
                p99,
                row.run().map(SystemEstimate::load).orElse(0.0),
                kept);
    }

    private String verdict(Interval p99) {
        if (p99.high() <= budgetMs) {
            return "yes";
        }
        return p99.low() > budgetMs ? "no" : "its interval holds the budget";
    }
}
