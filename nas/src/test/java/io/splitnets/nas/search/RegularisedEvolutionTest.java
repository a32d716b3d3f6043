package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.nas.search.ToyProblems.Grid;
import io.splitnets.nas.search.ToyProblems.Toy;
import io.splitnets.nas.space.Candidate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegularisedEvolutionTest extends SearchStrategyContract {
    private static final Objective LESS = new Objective("less", Direction.MINIMISE, "");

    @Override
    String name() {
        return RegularisedEvolution.NAME;
    }

    @Override
    int batch(int population) {
        return population / 4;
    }

    /** The sum of six genes of 30 values, so large a space that no child exists already. */
    private static Toy sum() {
        SearchProblem problem =
                new SearchProblem(new Grid("sum", 6, 30), List.of(LESS), List.of(), List.of(), List.of(200.0));
        return new Toy(problem, c -> {
            double sum = c.genes().stream().mapToInt(Integer::intValue).sum();
            return new Evaluation(c, List.of(Estimate.exact(sum)), List.of());
        });
    }

    private static SearchStrategy start(Toy toy, int population, int evaluations) {
        return SearchStrategies.create(
                "regularised_evolution",
                toy.problem(),
                SearchParameters.of(toy.problem().space(), population, evaluations, 1));
    }

    @Test
    void theOldestDiesHoweverGoodItIs() {
        Toy toy = sum();
        Candidate best = new Candidate(List.of(0, 0, 0, 0, 0, 0));
        SearchParameters parameters =
                SearchParameters.of(toy.problem().space(), 8, 12, 1).withAnchors(List.of(best));
        SearchStrategy strategy = SearchStrategies.create("regularised_evolution", toy.problem(), parameters);
        List<Candidate> first = strategy.ask();
        strategy.tell(toy.evaluate(first));
        assertThat(strategy.state().population()).isEqualTo(first).startsWith(best);
        List<Candidate> children = strategy.ask();
        assertThat(children).hasSize(2);
        strategy.tell(toy.evaluate(children));
        List<Candidate> expected = new ArrayList<>(first.subList(2, 8));
        expected.addAll(children);
        assertThat(strategy.state().population()).isEqualTo(expected);
        assertThat(strategy.front().members().get(0).candidate())
                .as("the dead are remembered")
                .isEqualTo(best);
    }

    @Test
    void aChildDiffersInOneGeneFromItsParent() {
        Toy toy = sum();
        SearchStrategy strategy = start(toy, 20, 400);
        strategy.tell(toy.evaluate(strategy.ask()));
        int children = 0;
        for (List<Candidate> batch = strategy.ask(); !batch.isEmpty(); batch = strategy.ask()) {
            List<Candidate> parents = strategy.state().population();
            for (Candidate child : batch) {
                // Gene 1 has no effect where gene 0 is 0: such a change is two changes of the canonical form.
                if (child.genes().get(0) != 0
                        && parents.stream().noneMatch(p -> p.genes().get(0) == 0)) {
                    assertThat(parents.stream().filter(p -> differences(p, child) == 1))
                            .isNotEmpty();
                    children++;
                }
            }
            strategy.tell(toy.evaluate(batch));
        }
        assertThat(children).isGreaterThan(100);
    }

    private static int differences(Candidate a, Candidate b) {
        int count = 0;
        for (int i = 0; i < a.genes().size(); i++) {
            count += a.genes().get(i).equals(b.genes().get(i)) ? 0 : 1;
        }
        return count;
    }

    @Test
    void whereAllNeighboursExistMoreGenesChange() {
        SearchProblem problem =
                new SearchProblem(new Grid("binary", 6, 2), List.of(LESS), List.of(), List.of(), List.of(9.0));
        Toy toy = new Toy(
                problem, c -> new Evaluation(c, List.of(Estimate.exact(c.genes().get(5))), List.of()));
        SearchStrategy strategy = start(toy, 4, 1000);
        Set<Candidate> all = new HashSet<>();
        for (List<Candidate> batch = strategy.ask(); !batch.isEmpty(); batch = strategy.ask()) {
            all.addAll(batch);
            strategy.tell(toy.evaluate(batch));
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(ToyProblems.all(problem));
    }

    @Test
    void beatsRandomSearch() {
        Toy toy = ToyProblems.knapsack();
        double exact = ToyProblems.exactVolume(toy);
        double evolved = ToyProblems.meanVolume(toy, "regularised_evolution", 40, 400) / exact;
        double random = ToyProblems.meanVolume(toy, "random", 40, 400) / exact;
        assertThat(evolved).isBetween(random + 0.02, 1.0 + 1e-12);
    }

    @Test
    void refusesAPopulationThatIsNotTheYoungest() {
        Toy toy = ToyProblems.tiny();
        SearchStrategy strategy = start(toy, 4, 10);
        strategy.tell(toy.evaluate(strategy.ask()));
        SearchState good = strategy.state();
        SearchState bad = new SearchState(
                good.strategy(),
                good.setup(),
                good.status(),
                good.random(),
                good.archive(),
                good.population().subList(1, 4),
                good.pending(),
                good.history());
        assertThatThrownBy(() -> strategy.restore(bad))
                .isInstanceOf(SearchStateException.class)
                .hasMessage("the checkpoint has a population that is not the youngest");
    }
}
