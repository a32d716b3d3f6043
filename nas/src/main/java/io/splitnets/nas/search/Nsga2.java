package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.util.List;

/**
 * NSGA-II: K. Deb, A. Pratap, S. Agarwal, T. Meyarivan, "A fast and elitist multiobjective genetic algorithm",
 * IEEE Trans. Evol. Comput. 6(2), 2002. Genes are indices, so recombination is uniform or one-point with equal
 * probability, and mutation moves to another index, near ones more often ({@link Variation}).
 *
 * <p>Differences from the paper: no candidate is evaluated twice ({@link GeneticStrategy}). Rank and crowding of the
 * parents are those within the population (the paper keeps the crowding from before the last front was cut), so that the
 * state needs nothing but the population.
 */
final class Nsga2 extends GeneticStrategy {
    static final String NAME = "nsga2";

    Nsga2(SearchProblem problem, SearchParameters parameters) {
        super(NAME, problem, parameters);
    }

    @Override
    List<Individual> ranked(List<Candidate> candidates) {
        return Individual.ranked(candidates, points(candidates), CrowdingDistance::of);
    }

    @Override
    List<Candidate> survivors(List<Candidate> union) {
        return ranked(union).stream()
                .sorted(Individual.BEST_FIRST)
                .limit(parameters().population())
                .map(Individual::candidate)
                .toList();
    }
}
