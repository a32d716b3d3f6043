package io.splitnets.nas.report;

import io.splitnets.nas.experiment.FidelityReport;
import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.experiment.Trust;
import io.splitnets.nas.oracle.Tier;
import io.splitnets.system.RunPlan;
import io.splitnets.system.Sampling;
import io.splitnets.system.SamplingReport;
import io.splitnets.system.SimulationResult;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reader must know to read the figures rightly. */
final class Notes {
    private Notes() {}

    /** That the data set is a toy. */
    static String toy(SearchOutcome outcome) {
        return "The data set '" + outcome.spec().dataset()
                + "' is a toy: its accuracies compare networks here, and say nothing about real images.";
    }

    /** Whether the search knew this metric of its candidates from a predictor only. */
    static boolean predicted(SearchOutcome outcome, Metric metric) {
        return metric == Metric.ACCURACY && outcome.prediction().isPresent();
    }

    /** How accuracies were predicted; empty where each was measured. */
    static Optional<String> prediction(SearchOutcome outcome) {
        return outcome.prediction()
                .map(prediction -> String.format(
                        Locale.ROOT,
                        "While searching, accuracy was predicted from %d measured networks (on %d others: mean error %.2f, "
                                + "worst %.2f points, Kendall tau %.2f); the networks shown are measured. Once measured, "
                                + "%d of the search's best fell behind another and are left out.",
                        prediction.report().measured(),
                        prediction.report().heldOut(),
                        100 * prediction.report().meanError(),
                        100 * prediction.report().worstError(),
                        prediction.report().kendallTau(),
                        prediction.fallen()));
    }

    /** Where the accuracies that are shown come from: {@code measured} or {@code surrogate}. */
    static String source(SearchOutcome outcome) {
        return outcome.spec().trained() ? "measured" : "surrogate";
    }

    /** Before the name of an accuracy: nothing where it is measured. */
    static String label(SearchOutcome outcome) {
        return outcome.spec().trained() ? "" : "surrogate ";
    }

    /** That nobody measured the accuracies; empty where they are measured. */
    static Optional<String> surrogate(SearchOutcome outcome) {
        return outcome.spec()
                .surrogate()
                .map(spec -> "No accuracy here is measured: a surrogate tells each, a curve through "
                        + spec.points().size()
                        + " published networks by their multiply-accumulates, less the price of a "
                        + "split module fitted to " + spec.prices().size()
                        + " measured ones. It orders networks of different size and cut; any one network may be points "
                        + "worse.");
    }

    /** Which model of the system the search asked, and how the cheaper ones stood; empty if nothing is known of it. */
    static Optional<String> fidelity(SearchOutcome outcome) {
        return outcome.trust().fidelity().map(report -> {
            String used = "While searching, latency came from " + model(report.used())
                    + "; every figure shown is of fresh runs.";
            if (report.sample() == 0) {
                return used;
            }
            String steps = report.steps().stream()
                    .map(step -> String.format(
                            Locale.ROOT,
                            "%s, %s: Kendall tau %s over the %d pairs that runs tell apart, %.0f %% of its fastest tenth "
                                    + "right, %+.0f %% in the mean, %d on another side of a limit (%s)",
                            step.tier().text(),
                            step.metric().label(),
                            Double.isNaN(step.tau()) ? "-" : String.format(Locale.ROOT, "%.3f", step.tau()),
                            step.pairs(),
                            100 * step.recall(),
                            100 * step.meanError(),
                            step.misjudged(),
                            step.keepsOrder() ? "keeps the order" : "does not do"))
                    .collect(Collectors.joining("; "));
            return used + " Models against runs on " + report.sample() + " random candidates: " + steps + ".";
        });
    }

    /** That candidates off the front are drawn as a cheaper model saw them; empty if the search asked for runs. */
    static Optional<String> seen(SearchOutcome outcome) {
        return outcome.trust()
                .fidelity()
                .map(FidelityReport::used)
                .filter(tier -> tier == Tier.ADDITIVE || tier == Tier.MEAN_LOAD)
                .map(tier ->
                        "Candidates that are not on the front stand where the search saw them, with a latency from "
                                + model(tier) + "; the front stands where fresh runs found it.");
    }

    private static String model(Tier tier) {
        return switch (tier) {
            case ADDITIVE -> "the additive formula";
            case MEAN_LOAD -> "the system with everything random at its mean";
            case BATCH, DES -> "runs, or the recursion that is proven equal to them";
        };
    }

    /** What became of the search's front in further and fresh runs; empty if there were none. */
    static Optional<String> refinement(SearchOutcome outcome) {
        Trust trust = outcome.trust();
        if (trust.contenders() == 0) {
            return Optional.empty();
        }
        String fallen = trust.fallen().isEmpty()
                ? "none of its front fell"
                : trust.fallen().size() + " fell, such as "
                        + trust.fallen().get(0).id() + " ("
                        + trust.fallen().get(0).reason() + ")";
        return Optional.of(trust.contenders() + " candidates may belong to the front by their intervals; "
                + trust.extraRuns() + " further runs went to those of which it was unclear. After fresh runs " + fallen
                + ".");
    }

    /** Where nothing keeps every limit: what comes nearest, and by how much it fails; empty otherwise. */
    static Optional<String> nearest(SearchOutcome outcome) {
        return outcome.trust()
                .nearest()
                .map(near -> "The nearest candidate is " + near.id()
                        + (near.broken().isEmpty()
                                ? ", which kept every limit by the search's model, but not in runs."
                                : ": " + String.join(", ", near.broken()) + "."));
    }

    /** The probability that a network is not dominated, in percent; a dash where it is not known. */
    static String odds(SearchOutcome outcome, Judgement judgement) {
        Double odds = outcome.trust().probability().get(judgement.id());
        return odds == null ? Shown.NOTHING : String.format(Locale.ROOT, "%.0f", 100 * odds);
    }

    /** What the intervals speak of. */
    static String intervals(SearchOutcome outcome) {
        if (!outcome.spec().trained()) {
            return "Intervals in brackets: " + latency(outcome)
                    + " A surrogate's accuracy has the 95 % prediction interval of its regression.";
        }
        return "Intervals in brackets: " + latency(outcome)
                + " Accuracy has a 95 % Wilson interval over the test images drawn from this data set; it speaks of one "
                + "trained supernet, so not of the seed of the training.";
    }

    private static String latency(SearchOutcome outcome) {
        RunPlan plan = outcome.spec().scenario().run();
        double percent = 100 * plan.confidence();
        int replications = outcome.pickRun().map(SimulationResult::replications).orElse(plan.replications());
        SamplingReport.Method method =
                outcome.pickRun().map(run -> run.sampling().method()).orElse(planned(plan));
        return switch (method) {
            case EXACT -> "the scenario has no randomness, so latency is exact and has none.";
            case NONE -> "latency was simulated once and has none.";
            case REPLICATIONS ->
                String.format(
                        Locale.ROOT,
                        "latency has a %.0f %% Student interval over %d independent replications of the same scenario.",
                        percent,
                        replications);
            case BATCH_MEANS ->
                String.format(
                        Locale.ROOT,
                        "latency has a %.0f %% Student interval over the batches of one long replication.",
                        percent);
        };
    }

    private static SamplingReport.Method planned(RunPlan plan) {
        if (plan.sampling() instanceof Sampling.BatchMeans) {
            return SamplingReport.Method.BATCH_MEANS;
        }
        return plan.replications() < 2 ? SamplingReport.Method.NONE : SamplingReport.Method.REPLICATIONS;
    }

    /** From which instant latency is counted. */
    static String latencyFrom(SearchOutcome outcome) {
        return switch (outcome.spec().scenario().latencyFrom()) {
            case EXPOSURE_START -> "from the start of the exposure";
            case EXPOSURE_MID -> "from the middle of the exposure";
            case EXPOSURE_END, READOUT_START -> "from the end of the exposure";
            case ARRIVAL -> "from the end of the readout";
        };
    }
}
