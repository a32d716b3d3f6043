package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.search.ToyProblems.Toy;
import io.splitnets.nas.space.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomSearchTest extends SearchStrategyContract {
    @Override
    String name() {
        return RandomSearch.NAME;
    }

    @Test
    void anchorsComeFirstInCanonicalFormUnlessTheyBreakACheapConstraint() {
        Toy toy = ToyProblems.knapsack();
        Candidate smallest = new Candidate(List.of(0, 3, 0, 0, 0, 0));
        Candidate largest = new Candidate(List.of(4, 4, 4, 4, 4, 4));
        Candidate large = new Candidate(List.of(4, 4, 4, 4, 4, 3));
        SearchParameters parameters = SearchParameters.of(toy.problem().space(), 5, 10, 1)
                .withAnchors(List.of(large, largest, smallest, large));
        List<Candidate> first =
                SearchStrategies.create("random", toy.problem(), parameters).ask();
        assertThat(first).hasSize(5).startsWith(large, new Candidate(List.of(0, 0, 0, 0, 0, 0)));
        assertThat(first).doesNotContain(largest).doesNotHaveDuplicates();
    }
}
