package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a state may be continued: it is of the same search and does not contradict itself. */
final class StateCheck {
    private StateCheck() {}

    /**
     * Refuses what does not fit.
     *
     * @throws SearchStateException naming the first difference
     */
    static void check(
            SearchState state,
            String strategy,
            List<String> setup,
            SearchProblem problem,
            SearchParameters parameters) {
        require(state.strategy().equals(strategy), "is of strategy '" + state.strategy() + "', not '" + strategy + "'");
        compare(state.setup(), setup);
        Set<Candidate> known = new HashSet<>();
        for (Evaluation evaluation : state.archive()) {
            try {
                problem.check(evaluation);
            } catch (IllegalArgumentException e) {
                throw new SearchStateException("the checkpoint is damaged: " + e.getMessage());
            }
            canonical(problem, evaluation.candidate());
            require(
                    known.add(evaluation.candidate()),
                    "evaluates " + evaluation.candidate().id() + " twice");
        }
        require(known.containsAll(state.population()), "has a population that was not evaluated");
        for (Candidate candidate : state.pending()) {
            canonical(problem, candidate);
            require(known.add(candidate), "asks again for " + candidate.id());
        }
        require(known.size() <= parameters.evaluations(), "has more evaluations than allowed");
        checkProgress(state, parameters);
    }

    private static void checkProgress(SearchState state, SearchParameters parameters) {
        List<GenerationSummary> history = state.history();
        int evaluations =
                history.isEmpty() ? 0 : history.get(history.size() - 1).evaluations();
        require(evaluations == state.archive().size(), "has a history of " + evaluations + " evaluations");
        boolean spent = state.archive().size() == parameters.evaluations();
        require(spent == (state.status() == SearchStatus.BUDGET_SPENT), "has the status " + state.status());
        require(state.pending().isEmpty() || state.status() == SearchStatus.RUNNING, "has ended and asks for more");
    }

    private static void compare(List<String> written, List<String> now) {
        for (int i = 0; i < Math.max(written.size(), now.size()); i++) {
            String before = i < written.size() ? written.get(i) : "nothing";
            String after = i < now.size() ? now.get(i) : "nothing";
            require(before.equals(after), "was made with \"" + before + "\", this search has \"" + after + "\"");
        }
    }

    private static void canonical(SearchProblem problem, Candidate candidate) {
        try {
            require(problem.canonical(candidate).equals(candidate), candidate.id() + " is not canonical");
        } catch (IllegalArgumentException e) {
            throw new SearchStateException("the checkpoint is damaged: " + e.getMessage());
        }
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new SearchStateException("the checkpoint " + complaint);
        }
    }
}
