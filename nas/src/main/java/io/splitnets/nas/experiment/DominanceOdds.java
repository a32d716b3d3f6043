package io.splitnets.nas.experiment;

import io.splitnets.nas.search.Domination;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import umontreal.ssj.probdist.NormalDist;

/**
 * The probability of each of several things not to be dominated by another one, when their figures are known with an
 * error. Figures are drawn {@value #MOST_DRAWS} times from independent normal laws, less often where there are many; less is better.
 *
 * <p>Independent is what the figures are not: candidates are judged by the same images and the same random numbers. Their
 * differences are better known than their values, so the odds are nearer to one half than they could be.
 */
final class DominanceOdds {
    private static final int MOST_DRAWS = 1000;
    private static final int LEAST_DRAWS = 100;
    /** Pairs that are compared at most, where that leaves enough draws. */
    private static final long EFFORT = 100_000_000;

    private static final long SEED = 1;

    private DominanceOdds() {}

    /**
     * What is known of one thing.
     *
     * @param values one per objective, less is better
     * @param errors standard error of each, 0 where it is exact
     */
    record Known(double[] values, double[] errors) {}

    /** One probability per thing, in their order. */
    static List<Double> of(List<Known> things) {
        int[] undominated = new int[things.size()];
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] drawn = new double[things.size()][];
        int draws = draws(things.size());
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = draw(things.get(i), random);
            }
            for (int i = 0; i < drawn.length; i++) {
                undominated[i] += dominated(drawn, i) ? 0 : 1;
            }
        }
        List<Double> odds = new ArrayList<>();
        for (int count : undominated) {
            odds.add((double) count / draws);
        }
        return odds;
    }

    private static int draws(long things) {
        return (int) Math.max(LEAST_DRAWS, Math.min(MOST_DRAWS, EFFORT / Math.max(1, things * things)));
    }

    private static double[] draw(Known thing, SplittableRandom random) {
        double[] values = thing.values().clone();
        for (int i = 0; i < values.length; i++) {
            if (thing.errors()[i] > 0) {
                double uniform = ((random.nextLong() >>> 11) + 0.5) * 0x1.0p-53;
                values[i] += thing.errors()[i] * NormalDist.inverseF01(uniform);
            }
        }
        return values;
    }

    private static boolean dominated(double[][] all, int which) {
        for (int i = 0; i < all.length; i++) {
            if (i != which && Domination.dominates(all[i], all[which])) {
                return true;
            }
        }
        return false;
    }
}
