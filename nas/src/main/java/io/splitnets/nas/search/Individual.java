package io.splitnets.nas.search;

import io.splitnets.nas.search.Domination.Point;
import io.splitnets.nas.space.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An evaluated candidate with its place among others.
 *
 * @param candidate already evaluated
 * @param rank number of the front that it belongs to, 0 for the best
 * @param crowding its distance to the neighbours in that front
 */
record Individual(Candidate candidate, int rank, double crowding) {
    /**
     * The crowded-comparison operator (Deb et al. 2002, section III.B) on constraint domination; equal ones keep their
     * order under a stable sort.
     */
    static final Comparator<Individual> BEST_FIRST = Comparator.comparingInt(Individual::rank)
            .thenComparing(Comparator.comparingDouble(Individual::crowding).reversed());

    /** The candidates with rank and crowding among themselves, front by front; all of them are in the archive. */
    static List<Individual> ranked(
            List<Candidate> candidates, Map<Candidate, Evaluation> archive, SearchProblem problem) {
        List<Point> points = candidates.stream()
                .map(candidate -> Objects.requireNonNull(archive.get(candidate)))
                .map(evaluation -> Point.of(evaluation, problem))
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

    /** The best of several drawn at random with replacement, the first drawn if they are equal. */
    static Individual tournament(List<Individual> individuals, int contestants, RandomNumbers random) {
        Individual best = individuals.get(random.below(individuals.size()));
        for (int i = 1; i < contestants; i++) {
            Individual other = individuals.get(random.below(individuals.size()));
            best = BEST_FIRST.compare(best, other) <= 0 ? best : other;
        }
        return best;
    }
}
