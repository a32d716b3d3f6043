package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.search.ToyProblems.Grid;
import io.splitnets.nas.search.ToyProblems.Toy;
import io.splitnets.nas.space.Candidate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class Nsga2Test extends SearchStrategyContract {
    @Override
    String name() {
        return Nsga2.NAME;
    }

    @Test
    void beatsRandomSearchAndComesNearTheExactFront() {
        Toy toy = ToyProblems.knapsack();
        double exact = ToyProblems.exactVolume(toy);
        double evolved = ToyProblems.meanVolume(toy, "nsga2", 20, 400) / exact;
        double random = ToyProblems.meanVolume(toy, "random", 20, 400) / exact;
        assertThat(evolved).isBetween(0.95, 1.0 + 1e-12);
        assertThat(random).isLessThan(evolved - 0.03);
    }

    @Test
    void convergesOnZdt1() {
        Toy toy = ToyProblems.zdt1();
        List<Evaluation> best = toy.evaluate(LongStream.range(0, 21)
                .mapToObj(k -> new Candidate(List.of((int) k, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
                .toList());
        double exact = ParetoFront.of(toy.problem().objectives(), best)
                .hypervolume(toy.problem().reference());
        double evolved = ToyProblems.meanVolume(toy, "nsga2", 40, 4000) / exact;
        assertThat(evolved).isBetween(0.95, 1.0 + 1e-12);
    }

    @Test
    void feasibleCandidatesPushInfeasibleOnesOutOfThePopulation() {
        Toy toy = ToyProblems.knapsack();
        SearchStrategy strategy = SearchStrategies.create(
                "nsga2", toy.problem(), SearchParameters.of(toy.problem().space(), 10, 200, 1));
        SearchResult result = SearchLoop.run(strategy, toy::evaluate, s -> {}, s -> {});
        List<Candidate> feasible = result.archive().stream()
                .filter(Evaluation::feasible)
                .map(Evaluation::candidate)
                .toList();
        assertThat(feasible).hasSizeGreaterThan(10).hasSizeLessThan(200);
        assertThat(strategy.state().population()).hasSize(10).isSubsetOf(feasible);
        assertThat(strategy.state().population())
                .containsAnyElementsOf(result.front().members().stream()
                        .map(Evaluation::candidate)
                        .toList());
    }

    @Test
    void truncationKeepsTheEndsOfTheFront() {
        List<Objective> objectives =
                List.of(new Objective("a", Direction.MINIMISE, ""), new Objective("b", Direction.MAXIMISE, ""));
        SearchProblem problem =
                new SearchProblem(new Grid("line", 3, 9), objectives, List.of(), List.of(), List.of(1000.0, 0.0));
        // One line on which less of a is less of b: nothing dominates anything, crowding alone decides.
        Toy line = new Toy(problem, c -> {
            Estimate place = Estimate.exact(
                    c.genes().get(0) * 81 + c.genes().get(1) * 9 + c.genes().get(2));
            return new Evaluation(c, List.of(place, place), List.of());
        });
        for (long seed = 1; seed <= 10; seed++) {
            SearchStrategy strategy =
                    SearchStrategies.create("nsga2", problem, SearchParameters.of(problem.space(), 4, 100, seed));
            SearchResult result = SearchLoop.run(strategy, line::evaluate, s -> {}, s -> {});
            List<Evaluation> front = result.front().members();
            assertThat(front).hasSize(100);
            assertThat(strategy.state().population())
                    .hasSize(4)
                    .contains(front.get(0).candidate(), front.get(99).candidate());
        }
    }
}
