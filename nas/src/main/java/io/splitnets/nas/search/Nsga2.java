package io.splitnets.nas.search;

import io.splitnets.nas.search.Domination.Point;
import io.splitnets.nas.space.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * NSGA-II: K. Deb, A. Pratap, S. Agarwal, T. Meyarivan, "A fast and elitist multiobjective genetic algorithm",
 * IEEE Trans. Evol. Comput. 6(2), 2002. Genes are indices, so recombination is uniform or one-point with equal
 * probability, and mutation draws another index.
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
        List<Integer> choices = problem.space().genes().stream()
                .map(gene -> gene.choices().size())
                .toList();
        this.variation = new Variation(choices, parameters.crossover(), parameters.mutation());
    }

    @Override
    List<Candidate> propose(int count) {
        if (population.isEmpty()) {
            return firstBatch(count);
        }
        List<Individual> parents = ranked(population);
        Set<Candidate> taken = new HashSet<>(archive().keySet());
        Set<Candidate> batch = new LinkedHashSet<>();
        while (batch.size() < count) {
            Optional<Candidate> child = breed(parents, taken);
            if (child.isEmpty()) {
                // Filled up one by one, so that breeding has another chance after each newcomer.
                int before = batch.size();
                fill(batch, before + 1);
                if (batch.size() == before) {
                    break;
                }
                taken.addAll(batch);
            } else {
                batch.add(child.get());
                taken.add(child.get());
            }
        }
        return List.copyOf(batch);
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
    private Optional<Candidate> breed(List<Individual> parents, Set<Candidate> taken) {
        for (int i = 0; i < MATINGS; i++) {
            Candidate mother = select(parents);
            Candidate father = select(parents);
            List<Integer> genes = variation.offspring(mother.genes(), father.genes(), random());
            Candidate child = problem().space().canonical(new Candidate(genes));
            if (!taken.contains(child) && sampler().admits(child)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Binary tournament: the better of two drawn at random, the first if they are equal. */
    private Candidate select(List<Individual> parents) {
        Individual a = parents.get(random().below(parents.size()));
        Individual b = parents.get(random().below(parents.size()));
        return Individual.BEST_FIRST.compare(a, b) <= 0 ? a.candidate() : b.candidate();
    }

    /** The candidates with rank and crowding among themselves, front by front. */
    private List<Individual> ranked(List<Candidate> candidates) {
        List<Point> points = candidates.stream()
                .map(candidate -> Objects.requireNonNull(archive().get(candidate)))
                .map(evaluation -> Point.of(evaluation, problem()))
                .toList();
        List<Individual> ranked = new ArrayList<>();
        int rank = 0;
        for (List<Integer> front : NonDominatedSort.fronts(points)) {
            double[] crowding = CrowdingDistance.of(
                    front.stream().map(i -> points.get(i).values()).toList());
            for (int k = 0; k < crowding.length; k++) {
                ranked.add(new Individual(candidates.get(front.get(k)), rank, crowding[k]));
            }
            rank++;
        }
        return ranked;
    }

    private record Individual(Candidate candidate, int rank, double crowding) {
        /** The crowded-comparison operator; equal ones keep their order under a stable sort. */
        static final Comparator<Individual> BEST_FIRST = Comparator.comparingInt(Individual::rank)
                .thenComparing(Comparator.comparingDouble(Individual::crowding).reversed());
    }
}
