package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Regularised evolution: E. Real, A. Aggarwal, Y. Huang, Q. V. Le, "Regularized evolution for image classifier
 * architecture search", AAAI 2019, algorithm 1. The population is a queue: a tournament among S members drawn with
 * replacement names a parent, its child differs in one gene and joins the end, and the oldest member dies, however good
 * it is. There is no recombination; parameters {@code crossover} and {@code mutation} have no effect.
 *
 * <p>Differences from the paper: several objectives, so that the tournament is decided by constraint domination and
 * crowding within the population (the paper compares accuracies); S is a quarter of the population, as the paper's 25 of
 * 100, at least 2; a quarter of the population is bred per generation from the population as it stands, so that it can
 * be evaluated at once (the paper's workers are asynchronous); no candidate is evaluated twice, so a child that exists
 * already is bred again, with one more gene changed after every {@value #TRIES_PER_CHANGE} fruitless tries, and replaced
 * by a random newcomer after {@value #TRIES}; infeasible candidates age like others.
 */
final class RegularisedEvolution extends BatchedStrategy {
    static final String NAME = "regularised_evolution";

    private static final int TRIES = 50;
    private static final int TRIES_PER_CHANGE = 10;

    /** Contestants and children are this part of the population. */
    private static final int PART = 4;

    private final Variation variation;
    private final int contestants;

    RegularisedEvolution(SearchProblem problem, SearchParameters parameters) {
        super(NAME, problem, parameters);
        this.variation = Variation.of(problem.space(), parameters);
        this.contestants = Math.max(2, parameters.population() / PART);
    }

    @Override
    List<Candidate> propose(int count) {
        List<Candidate> population = population();
        if (population.isEmpty()) {
            return firstBatch(count);
        }
        List<Individual> parents = Individual.ranked(population, points(population), CrowdingDistance::of);
        int children = Math.min(count, Math.max(1, parameters().population() / PART));
        return bred(children, taken -> child(parents, taken));
    }

    /** The youngest, oldest first: no more has to be kept, as every evaluated candidate joins the queue. */
    @Override
    List<Candidate> population() {
        List<Evaluation> all = evaluations();
        return all.subList(Math.max(0, all.size() - parameters().population()), all.size()).stream()
                .map(Evaluation::candidate)
                .toList();
    }

    @Override
    void restorePopulation(List<Candidate> candidates) {
        if (!candidates.equals(population())) {
            throw new SearchStateException("the checkpoint has a population that is not the youngest");
        }
    }

    private Optional<Candidate> child(List<Individual> parents, Predicate<Candidate> taken) {
        for (int i = 0; i < TRIES; i++) {
            Candidate parent =
                    Individual.tournament(parents, contestants, random()).candidate();
            List<Integer> genes = parent.genes();
            for (int changes = 0; changes <= i / TRIES_PER_CHANGE; changes++) {
                genes = variation.mutateOne(genes, random());
            }
            Candidate child = problem().space().canonical(new Candidate(genes));
            if (!taken.test(child) && sampler().admits(child)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }
}
