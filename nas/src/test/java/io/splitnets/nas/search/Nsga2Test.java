package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static double exactVolume(Toy toy) {
        List<Evaluation> all = toy.evaluate(ToyProblems.all(toy.problem()));
        return ParetoFront.of(toy.problem().objectives(), all)
                .hypervolume(toy.problem().reference());
    }

    private static double meanVolume(Toy toy, String strategy, int population, int budget) {
        return LongStream.rangeClosed(1, 10)
                .mapToObj(seed -> SearchParameters.of(toy.problem().space(), population, budget, seed))
                .mapToDouble(p ->
                        toy.run(strategy, p).front().hypervolume(toy.problem().reference()))
                .average()
                .orElseThrow();
    }

    @Test
    void beatsRandomSearchAndComesNearTheExactFront() {
        Toy toy = ToyProblems.knapsack();
        double exact = exactVolume(toy);
        double evolved = meanVolume(toy, "nsga2", 20, 400) / exact;
        double random = meanVolume(toy, "random", 20, 400) / exact;
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
        double evolved = meanVolume(toy, "nsga2", 40, 4000) / exact;
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
}
