package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.util.List;

/**
 * Proposes candidates and learns from their evaluations. What it proposes follows from the problem, the parameters and
 * the evaluations alone: how many threads evaluate, and in which order they finish, has no effect. Not thread-safe.
 */
public interface SearchStrategy {
    /** The name under which {@link SearchStrategies} makes it. */
    String name();

    /**
     * The next batch: canonical candidates of the space that keep the cheap constraints, none of which was asked for
     * before. The same batch is returned until it is told; empty when the search is finished.
     *
     * @throws InfeasibleException if not even a first candidate keeps the cheap constraints
     */
    List<Candidate> ask();

    /**
     * Takes the evaluations of the batch last asked for, in its order.
     *
     * @throws IllegalArgumentException if they are not of that batch or not of the problem's shape; nothing is taken
     *     then
     */
    void tell(List<Evaluation> evaluations);

    /** Whether to go on. {@link SearchStatus#SPACE_EXHAUSTED} is noticed by the {@link #ask} that returns nothing. */
    SearchStatus status();

    /** Whether {@link #ask} has nothing more to give. */
    default boolean finished() {
        return status() != SearchStatus.RUNNING;
    }

    /** Number of candidates told so far. */
    int evaluated();

    /** One summary per generation told so far, as it stands: a view, which costs nothing. */
    List<GenerationSummary> history();

    /** Everything needed to continue, at any moment: also between ask and tell. As long as the search so far. */
    SearchState state();

    /**
     * Continues where the state was taken, in place of whatever this strategy did before: from here on it does the same
     * as the strategy that the state is from.
     *
     * @throws SearchStateException if the state is of another strategy, problem or parameters, or contradicts itself
     */
    void restore(SearchState state);

    /** The best of all evaluated candidates, sorted anew by every call. */
    ParetoFront front();

    /** Front, evaluations and history so far. */
    SearchResult result();
}
