package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A population that breeds by recombination and mutation. Parents are the better of two drawn at random; an offspring that
 * exists already is bred again, and after {@value #MATINGS} fruitless matings replaced by a random newcomer.
 */
abstract class GeneticStrategy extends BatchedStrategy {
    /** Bounds the effort per offspring in a space that is nearly used up. */
    private static final int MATINGS = 50;

    private final Variation variation;
    private List<Candidate> population = List.of();

    GeneticStrategy(String name, SearchProblem problem, SearchParameters parameters) {
        super(name, problem, parameters);
        this.variation = Variation.of(problem.space(), parameters);
    }

    /** The members of the population with their places in it. */
    abstract List<Individual> ranked(List<Candidate> population);

    /** At most {@link SearchParameters#population} of those given, who breed next. */
    abstract List<Candidate> survivors(List<Candidate> union);

    /** Children of a generation. */
    int children() {
        return parameters().population();
    }

    @Override
    final List<Candidate> propose(int count) {
        if (population.isEmpty()) {
            return firstBatch(count);
        }
        List<Individual> parents = ranked(population);
        return bred(Math.min(count, children()), taken -> child(parents, taken));
    }

    @Override
    final void absorb(List<Evaluation> batch) {
        List<Candidate> union = new ArrayList<>(population);
        batch.forEach(evaluation -> union.add(evaluation.candidate()));
        population = List.copyOf(survivors(union));
    }

    @Override
    final List<Candidate> population() {
        return population;
    }

    @Override
    final void restorePopulation(List<Candidate> candidates) {
        if (candidates.isEmpty() != archive().isEmpty()
                || candidates.size() > parameters().population()) {
            throw new SearchStateException("the checkpoint has a population of " + candidates.size());
        }
        population = candidates;
    }

    /** A new admissible offspring, if one is found in a bounded number of matings. */
    private Optional<Candidate> child(List<Individual> parents, Predicate<Candidate> taken) {
        for (int i = 0; i < MATINGS; i++) {
            Candidate mother = Individual.tournament(parents, 2, random()).candidate();
            Candidate father = Individual.tournament(parents, 2, random()).candidate();
            List<Integer> genes = variation.offspring(mother.genes(), father.genes(), random());
            Candidate child = problem().space().canonical(new Candidate(genes));
            if (!taken.test(child) && sampler().admits(child)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }
}
