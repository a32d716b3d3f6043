package io.splitnets.nas.proof;

import io.splitnets.measure.Estimate;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How much of the exact front the strategies found.
 *
 * @param scenario name of the system
 * @param plan what was asked
 * @param candidates of the space
 * @param admissible those of them that keep the bound on memory
 * @param proven candidates whose latency the batch tier proves
 * @param front members of the exact front
 * @param evaluations that every search was allowed
 * @param strategies in the order in which they are printed
 */
public record ProofOutcome(
        String scenario,
        ProofPlan plan,
        int candidates,
        int admissible,
        int proven,
        int front,
        int evaluations,
        List<Strategy> strategies) {
    private static final double CONFIDENCE = 0.95;

    /** Copies the list. */
    public ProofOutcome {
        strategies = List.copyOf(strategies);
    }

    /**
     * The searches of one strategy.
     *
     * @param name of the strategy
     * @param searches one per seed
     */
    public record Strategy(String name, List<Search> searches) {
        /** Copies the list. */
        public Strategy {
            searches = List.copyOf(searches);
        }

        /** Mean of a figure over the seeds, with Student's interval. */
        public Estimate mean(ToDoubleFunction<Search> figure) {
            return Estimate.overReplications(
                    searches.stream().mapToDouble(figure).toArray(), CONFIDENCE);
        }

        /** The share that the unluckiest seed found. */
        public double worst() {
            return searches.stream().mapToDouble(Search::share).min().orElse(0);
        }
    }

    /**
     * One search.
     *
     * @param share of the exact hypervolume at its end, 1 for the exact front
     * @param evaluations after each generation
     * @param shares of the exact hypervolume after each generation
     */
    public record Search(double share, List<Integer> evaluations, List<Double> shares) {
        /** Copies the lists. */
        public Search {
            evaluations = List.copyOf(evaluations);
            shares = List.copyOf(shares);
        }

        /** The share after the last generation that ended within so many evaluations; 0 if none did. */
        public double shareAfter(int count) {
            double share = 0;
            for (int i = 0; i < evaluations.size() && evaluations.get(i) <= count; i++) {
                share = shares.get(i);
            }
            return share;
        }
    }
}
