package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * NSGA-II: K. Deb, A. Pratap, S. Agarwal, T. Meyarivan, "A fast and elitist multiobjective genetic algorithm",
 * IEEE Trans. Evol. Comput. 6(2), 2002. Genes are indices, so recombination is uniform or one-point with equal
 * probability, and mutation moves to another index, near ones more often ({@link Variation}).
 *
 * <p>Differences from the paper: no candidate is evaluated twice; an offspring that exists already is bred again, and
 * after {@value #MATINGS} fruitless matings replaced by a random newcomer. Rank and crowding of the parents are those
 * within the population (the paper keeps the crowding from before the last front was cut), so that the state needs
 * nothing but the population.
 */
final class Nsga2 extends BatchedStrategy {
    static final String NAME = "nsga2";

    /** Bounds the effort per offspring in a space that is nearly used up. */
    private static final int MATINGS = 50;

    private final Variation variation;
    private List<Candidate> population = List.of();

    Nsga2(SearchProblem problem, SearchParameters parameters) {
        super(NAME, problem, parameters);
        this.variation = Variation.of(problem.space(), parameters);
    }

    @Override
    List<Candidate> propose(int count) {
        if (population.isEmpty()) {
            return firstBatch(count);
        }
        List<Individual> parents = ranked(population);
        return bred(count, taken -> child(parents, taken));
    }

    @Override
    void absorb(List<Evaluation> batch) {
        List<Candidate> union = new ArrayList<>(population);
        batch.forEach(evaluation -> union.add(evaluation.candidate()));
        population = ranked(union).stream()
                .sorted(Individual.BEST_FIRST)
                .limit(parameters().population())
                .map(Individual::candidate)
                .toList();
    }

    @Override
    List<Candidate> population() {
        return population;
    }

    @Override
    void restorePopulation(List<Candidate> candidates) {
        if (candidates.isEmpty() != archive().isEmpty()
                || candidates.size() > parameters().population()) {
            throw new SearchStateException("the checkpoint has a population of " + candidates.size());
        }
        population = candidates;
    }

    /** A new admissible offspring, if one is found in a bounded number of matings. */
    private Optional<Candidate> child(List<Individual> parents, Predicate<Candidate> taken) {
        for (int i = 0; i < MATINGS; i++) {
            Candidate mother = select(parents);
            Candidate father = select(parents);
            List<Integer> genes = variation.offspring(mother.genes(), father.genes(), random());
            Candidate child = problem().space().canonical(new Candidate(genes));
            if (!taken.test(child) && sampler().admits(child)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Binary tournament. */
    private Candidate select(List<Individual> parents) {
        return Individual.tournament(parents, 2, random()).candidate();
    }

    private List<Individual> ranked(List<Candidate> candidates) {
        return Individual.ranked(candidates, archive(), problem());
    }
}
