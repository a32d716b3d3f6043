package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.util.List;
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
     * @param checkpoint given the state after every generation of a short search, after some of a long one
     *     ({@link Checkpoint#due}), whenever it wants it, and at the end
     */
    public static SearchResult run(
            SearchStrategy strategy,
            Function<List<Candidate>, List<Evaluation>> evaluator,
            SearchProgress progress,
            Checkpoint checkpoint) {
        boolean ended = strategy.finished();
        for (List<Candidate> batch = strategy.ask(); !batch.isEmpty(); batch = strategy.ask()) {
            strategy.tell(evaluator.apply(batch));
            List<GenerationSummary> history = strategy.history();
            progress.generation(history.get(history.size() - 1));
            int evaluated = strategy.evaluated();
            ended = strategy.finished();
            if (ended || Checkpoint.due(evaluated - batch.size(), evaluated) || checkpoint.wanted()) {
                checkpoint.save(strategy.state());
            }
        }
        if (!ended) {
            checkpoint.save(strategy.state()); // the last ask found nothing more, which no state has told yet
        }
        return strategy.result();
    }
}
