package io.splitnets.nas.experiment;

import io.splitnets.nas.oracle.Tier;
import java.util.List;

/**
 * Which model answered for the system during a search, and how the cheaper ones stood against a run.
 *
 * @param used model of the search; every final figure is of a run all the same
 * @param sample candidates on which the models were compared; 0 if the file names the model
 * @param steps one per cheaper model and latency, the cheapest model first
 */
public record FidelityReport(Tier used, int sample, List<Step> steps) {
    /** Copies the list. */
    public FidelityReport {
        steps = List.copyOf(steps);
    }

    /** A search whose file names the model. */
    static FidelityReport asked(Tier used) {
        return new FidelityReport(used, 0, List.of());
    }

    /**
     * A cheaper model beside a run.
     *
     * @param tier the cheaper model
     * @param metric which latency
     * @param tau Kendall's, over the pairs that a run can tell apart; not a number if there is none
     * @param pairs of candidates whose intervals of a run do not overlap
     * @param recall share of the fastest tenth by the cheaper model that may be among the fastest tenth by a run
     * @param misjudged candidates on different sides of a limit, or with a steady state in one of the two only
     * @param meanError cheaper model over run, less 1, in the mean
     * @param keepsOrder whether the model is good enough to search with
     */
    public record Step(
            Tier tier,
            Metric metric,
            double tau,
            int pairs,
            double recall,
            int misjudged,
            double meanError,
            boolean keepsOrder) {}
}
