package io.splitnets.nas.search;

import java.util.List;

/**
 * The outcome of a search.
 *
 * @param front the best of all evaluated candidates
 * @param archive all evaluated candidates, in the order they were asked for
 * @param history one summary per generation
 * @param status why the search ended
 */
public record SearchResult(
        ParetoFront front, List<Evaluation> archive, List<GenerationSummary> history, SearchStatus status) {
    /** Copies the lists. */
    public SearchResult {
        archive = List.copyOf(archive);
        history = List.copyOf(history);
    }
}
