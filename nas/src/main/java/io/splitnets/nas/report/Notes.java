package io.splitnets.nas.report;

import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.system.RunPlan;
import java.util.Locale;

/** What a reader must know to read the figures rightly. */
final class Notes {
    private Notes() {}

    /** That the data set is a toy. */
    static String toy(SearchOutcome outcome) {
        return "The data set '" + outcome.spec().dataset()
                + "' is a toy: its accuracies compare networks here, and say nothing about real images.";
    }

    /** What the intervals speak of. */
    static String intervals(SearchOutcome outcome) {
        return "Intervals in brackets: " + latency(outcome)
                + " Accuracy has a 95 % Wilson interval over the test images drawn from this data set; it speaks of one "
                + "trained supernet, so not of the seed of the training.";
    }

    private static String latency(SearchOutcome outcome) {
        RunPlan plan = outcome.spec().scenario().run();
        boolean exact = outcome.pickRun().map(run -> run.exact()).orElse(false);
        boolean descriptive = outcome.pickRun().map(run -> run.descriptive()).orElse(false);
        if (exact) {
            return "the scenario has no randomness, so latency is exact and has none.";
        }
        int replications = outcome.pickRun().map(run -> run.replications()).orElse(plan.replications());
        if (descriptive || replications < 2) {
            return "latency was simulated once and has none.";
        }
        return String.format(
                Locale.ROOT,
                "latency has a %.0f %% Student interval over %d independent replications of the same scenario.",
                100 * plan.confidence(),
                replications);
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
