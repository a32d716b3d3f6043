package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.nas.search.ToyProblems.Grid;
import io.splitnets.nas.search.ToyProblems.Toy;
import io.splitnets.nas.space.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExhaustiveSearchTest extends SearchStrategyContract {
    @Override
    String name() {
        return ExhaustiveSearch.NAME;
    }

    @Test
    void enumeratesWithTheLastGeneFastest() {
        Toy tiny = ToyProblems.tiny();
        SearchParameters parameters = SearchParameters.of(tiny.problem().space(), 5, 100, 1);
        SearchStrategy strategy = SearchStrategies.create("exhaustive", tiny.problem(), parameters);
        assertThat(strategy.ask().stream().map(Candidate::id))
                .containsExactly("0.0.0", "0.0.1", "0.0.2", "1.0.0", "1.0.1");
    }

    @Test
    void refusesALargeSpace() {
        SearchProblem small = ToyProblems.tiny().problem();
        SearchProblem large = new SearchProblem(
                new Grid("large", 20, 2), small.objectives(), List.of(), List.of(), small.reference());
        SearchParameters parameters = SearchParameters.of(large.space(), 5, 100, 1);
        assertThatThrownBy(() -> SearchStrategies.create("exhaustive", large, parameters))
                .hasMessage("space 'large' has 1048576 gene combinations, exhaustive search takes at most 1000000");
    }
}
