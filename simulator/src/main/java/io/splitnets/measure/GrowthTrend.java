package io.splitnets.measure;

import umontreal.ssj.probdist.StudentDist;
import umontreal.ssj.stat.Tally;

/**
 * Whether a level grew over a window, from its means over consecutive equal slices of it, one row per replication.
 *
 * <p>A level counts as grown if the least-squares line over all slices rises by more than the level's own mean and by
 * more than {@value #LEAST} over the window, and the rise is no accident: with two replications or more, Student's t of
 * the slopes at {@value #SIGNIFICANCE}; with one, at least nine slices in ten lie above the one three slices earlier. A
 * queue that grows steadily from empty rises by twice its mean; one that has filled up does not rise.
 */
public final class GrowthTrend {
    private static final double LEAST = 4;
    private static final double SIGNIFICANCE = 0.999;
    private static final int LAG = 3;

    private GrowthTrend() {}

    /** Whether the level grew; rows are replications, columns the means over consecutive slices. */
    public static boolean grew(double[][] levels) {
        double mean = 0;
        double rise = 0;
        Tally slopes = new Tally();
        for (double[] row : levels) {
            double slope = rise(row);
            slopes.add(slope);
            rise += slope / levels.length;
            for (double level : row) {
                mean += level / row.length / levels.length;
            }
        }
        return rise > LEAST && rise > mean && (levels.length == 1 ? steady(levels[0]) : significant(slopes));
    }

    /** Rise of the least-squares line over the whole window. */
    static double rise(double[] row) {
        int n = row.length;
        double centre = (n - 1) / 2.0;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            products += (i - centre) * row[i];
            squares += (i - centre) * (i - centre);
        }
        return squares == 0 ? 0 : products / squares * n;
    }

    private static boolean significant(Tally slopes) {
        double spread = slopes.standardDeviation();
        int n = slopes.numberObs();
        return spread == 0 || slopes.average() / (spread / Math.sqrt(n)) > StudentDist.inverseF(n - 1, SIGNIFICANCE);
    }

    private static boolean steady(double[] row) {
        int higher = 0;
        for (int i = LAG; i < row.length; i++) {
            if (row[i] > row[i - LAG]) {
                higher++;
            }
        }
        return 10 * higher >= 9 * (row.length - LAG);
    }
}
