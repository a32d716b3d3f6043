package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.util.List;

/**
 * Everything a strategy knows. Written and read by {@link SearchStateText}.
 *
 * @param strategy name of the strategy
 * @param setup description of problem and parameters, compared when the state is restored
 * @param status whether the search goes on
 * @param random state of the random number generator
 * @param archive all evaluations, in the order asked for
 * @param population the candidates that the next generation descends from; empty for strategies without descent
 * @param pending asked for and not yet told
 * @param history one summary per generation
 */
public record SearchState(
        String strategy,
        List<String> setup,
        SearchStatus status,
        List<Long> random,
        List<Evaluation> archive,
        List<Candidate> population,
        List<Candidate> pending,
        List<GenerationSummary> history) {
    /** Copies the lists. */
    public SearchState {
        setup = List.copyOf(setup);
        random = List.copyOf(random);
        archive = List.copyOf(archive);
        population = List.copyOf(population);
        pending = List.copyOf(pending);
        history = List.copyOf(history);
    }

    /** Number of generations told. */
    public int generation() {
        return history.size();
    }
}
