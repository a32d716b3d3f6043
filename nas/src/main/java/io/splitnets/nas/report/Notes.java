package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.system.RunPlan;
import io.splitnets.system.Sampling;
import io.splitnets.system.SamplingReport;
import io.splitnets.system.SimulationResult;
import java.util.Locale;
import java.util.Optional;

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

    /** What the intervals speak of. */
    static String intervals(SearchOutcome outcome) {
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
