package io.splitnets.nas.search;

import io.splitnets.nas.search.Domination.Point;
import io.splitnets.nas.space.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * An evaluated candidate with its place among others.
 *
 * @param candidate already evaluated
 * @param rank number of the front that it belongs to, 0 for the best
 * @param merit decides within a front, more is better: the distance to its neighbours, or the hypervolume that it adds
 */
record Individual(Candidate candidate, int rank, double merit) {
    /**
     * As the crowded-comparison operator (Deb et al. 2002, section III.B) on constraint domination; equal ones keep their
     * order under a stable sort.
     */
    static final Comparator<Individual> BEST_FIRST = Comparator.comparingInt(Individual::rank)
            .thenComparing(Comparator.comparingDouble(Individual::merit).reversed());

    /**
     * The candidates with rank and merit among themselves, front by front.
     *
     * @param points what is compared of each candidate
     * @param merits one number per member of a front, of its objectives
     */
    static List<Individual> ranked(
            List<Candidate> candidates, List<Point> points, Function<List<double[]>, double[]> merits) {
        List<Individual> ranked = new ArrayList<>();
        int rank = 0;
        for (List<Integer> front : NonDominatedSort.fronts(points)) {
            double[] merit =
                    merits.apply(front.stream().map(i -> points.get(i).values()).toList());
            for (int k = 0; k < merit.length; k++) {
                ranked.add(new Individual(candidates.get(front.get(k)), rank, merit[k]));
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
