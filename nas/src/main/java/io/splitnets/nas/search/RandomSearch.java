package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.util.LinkedHashSet;
import java.util.List;

/** Draws candidates at random, without repetition: the baseline that every other strategy must beat. */
final class RandomSearch extends BatchedStrategy {
    static final String NAME = "random";

    RandomSearch(SearchProblem problem, SearchParameters parameters) {
        super(NAME, problem, parameters);
    }

    @Override
    List<Candidate> propose(int count) {
        return archive().isEmpty() ? firstBatch(count) : fill(new LinkedHashSet<>(), count);
    }
}
