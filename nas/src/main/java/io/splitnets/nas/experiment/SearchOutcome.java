package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.PredictorReport;
import io.splitnets.nas.oracle.Tier;
import io.splitnets.nas.search.Evaluation;
import io.splitnets.nas.search.GenerationSummary;
import io.splitnets.report.Provenance;
import io.splitnets.system.SimulationResult;
import java.util.List;
import java.util.Optional;

/**
 * The end of a search.
 *
 * @param spec what was searched
 * @param toy whether the data set is a toy, whose accuracies say nothing about real images
 * @param front the best networks, fastest first, measured on the test images
 * @param beaten how many of the search's best are not in {@code front} because a baseline, measured the same way, is at
 *     least as good in every objective and better in one
 * @param baselines what one would do without the search, measured the same way
 * @param pick the network that the verdict recommends: the most accurate of the front, of those whose latencies keep their
 *     limits with the whole interval where there are any; empty where the front is
 * @param pickRun the simulation of the pick, with its timeline
 * @param archive every evaluated candidate, in the order asked for
 * @param tiers which model answered for each of them
 * @param history one summary per generation
 * @param provenance where all this comes from
 * @param prediction how accuracies were predicted; empty where each was measured
 * @param trust how sure all this is
 */
public record SearchOutcome(
        SearchSpec spec,
        boolean toy,
        List<Judgement> front,
        int beaten,
        List<Judgement> baselines,
        Optional<Judgement> pick,
        Optional<SimulationResult> pickRun,
        List<Evaluation> archive,
        List<Tier> tiers,
        List<GenerationSummary> history,
        Provenance provenance,
        Optional<Prediction> prediction,
        Trust trust) {
    /**
     * How the accuracies of {@code archive} were predicted; all others of an outcome are measured.
     *
     * @param report of the predictor
     * @param fallen members of the search's front that, once measured on the validation images, another member beats
     */
    public record Prediction(PredictorReport report, int fallen) {}

    /** An outcome of a search that measured every accuracy, about whose sureness nothing is known. */
    public SearchOutcome(
            SearchSpec spec,
            boolean toy,
            List<Judgement> front,
            int beaten,
            List<Judgement> baselines,
            Optional<Judgement> pick,
            Optional<SimulationResult> pickRun,
            List<Evaluation> archive,
            List<Tier> tiers,
            List<GenerationSummary> history,
            Provenance provenance) {
        this(
                spec,
                toy,
                front,
                beaten,
                baselines,
                pick,
                pickRun,
                archive,
                tiers,
                history,
                provenance,
                Optional.empty(),
                Trust.NONE);
    }

    /** Copies the lists. */
    public SearchOutcome {
        front = List.copyOf(front);
        baselines = List.copyOf(baselines);
        archive = List.copyOf(archive);
        tiers = List.copyOf(tiers);
        history = List.copyOf(history);
    }

    /** Hypervolume of the last generation's front, from the search's reference point. */
    public double hypervolume() {
        return history.isEmpty() ? 0 : history.get(history.size() - 1).hypervolume();
    }
}
