package io.splitnets.nas.experiment;

import io.splitnets.nas.oracle.SystemEstimate.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a cheap figure orders things beside a dear one that has intervals.
 *
 * @param tau Kendall's, (agreeing - disagreeing) / pairs, over the pairs whose intervals do not overlap; a tie of the
 *     cheap figure counts for neither side. Not a number without such a pair
 * @param pairs number of these pairs
 * @param recall share of the least tenth by the cheap figure that may be among the least tenth by the dear one: its
 *     interval begins no later than that of the last of these ends; 1 for none
 * @param meanError cheap over dear, less 1, in the mean
 */
record RankAgreement(double tau, int pairs, double recall, double meanError) {
    private static final int TENTH = 10;

    static RankAgreement of(double[] cheap, List<Interval> dear) {
        int pairs = 0;
        int balance = 0;
        double error = 0;
        for (int i = 0; i < cheap.length; i++) {
            error += cheap[i] / dear.get(i).value() - 1;
            for (int j = 0; j < i; j++) {
                int order = order(dear.get(i), dear.get(j));
                if (order != 0) {
                    pairs++;
                    balance += order * Double.compare(cheap[i], cheap[j]);
                }
            }
        }
        return new RankAgreement(
                (double) balance / pairs, pairs, recall(cheap, dear), cheap.length == 0 ? 0 : error / cheap.length);
    }

    private static int order(Interval one, Interval other) {
        if (one.low() > other.high()) {
            return 1;
        }
        return one.high() < other.low() ? -1 : 0;
    }

    private static double recall(double[] cheap, List<Interval> dear) {
        int wanted = (cheap.length + TENTH - 1) / TENTH;
        if (wanted == 0) {
            return 1;
        }
        List<Integer> best = least(dear.stream().mapToDouble(Interval::value).toArray(), wanted);
        double bound = dear.get(best.get(wanted - 1)).high();
        long found = least(cheap, wanted).stream()
                .filter(i -> dear.get(i).low() <= bound)
                .count();
        return (double) found / wanted;
    }

    private static List<Integer> least(double[] values, int count) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .limit(count)
                .toList();
    }
}
