package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a strategy to its end. */
public final class SearchLoop {
    private SearchLoop() {}

    /**
     * Asks, evaluates and tells until the strategy is finished. An exception of the evaluator ends the run; the strategy
     * then still has the batch to give, and its state is the one to continue from.
     *
     * @param strategy fresh or restored
     * @param evaluator evaluates a batch, on as many threads as it likes, and returns the evaluations in its order
     * @param progress told after every generation
     * @param checkpoint given the state after every generation
     */
    public static SearchResult run(
            SearchStrategy strategy,
            Function<List<Candidate>, List<Evaluation>> evaluator,
            SearchProgress progress,
            Consumer<SearchState> checkpoint) {
        for (List<Candidate> batch = strategy.ask(); !batch.isEmpty(); batch = strategy.ask()) {
            strategy.tell(evaluator.apply(batch));
            SearchState state = strategy.state();
            progress.generation(state.history().get(state.generation() - 1));
            checkpoint.accept(state);
        }
        return strategy.result();
    }
}
