package io.splitnets.nas.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * What each point of a front adds to the hypervolume of the others, measured from a point a tenth of the front's range
 * behind its worst value in each objective, so that the ends of the front count too, but not alone (H. Ishibuchi, R. Imada,
 * Y. Setoguchi, Y. Nojima, "How to specify a reference point in hypervolume calculation for fair performance comparison",
 * Evol. Comput. 26(3), 2018, on such points). The reference point of the search has no effect.
 */
final class Contributions {
    private static final double BEHIND = 0.1;

    private final List<double[]> front;
    private final double[] reference;

    /** Of a front, less being better; no point dominates another. */
    Contributions(List<double[]> front) {
        this.front = front;
        this.reference = front.isEmpty() ? new double[0] : behind(front);
    }

    /** One contribution per point; 0 for doubles and for points at infinity. */
    double[] all() {
        boolean[] left = everybody();
        return IntStream.range(0, left.length).mapToDouble(i -> of(i, left)).toArray();
    }

    /**
     * The points that are left, in their order, when again and again the one is taken out that adds least to those that
     * are there, the first of several.
     */
    List<Integer> best(int count) {
        boolean[] left = everybody();
        int size = left.length;
        // A contribution only grows as others go: the smallest known one is the smallest of all once it is up to date.
        PriorityQueue<Known> smallest =
                new PriorityQueue<>(Comparator.comparingDouble(Known::value).thenComparing(Known::point));
        double[] now = all();
        for (int i = 0; i < now.length; i++) {
            smallest.add(new Known(i, now[i], size));
        }
        while (size > count) {
            Known known = smallest.remove();
            if (known.among == size) {
                left[known.point] = false;
                size--;
            } else {
                smallest.add(new Known(known.point, of(known.point, left), size));
            }
        }
        return IntStream.range(0, left.length).filter(i -> left[i]).boxed().toList();
    }

    private boolean[] everybody() {
        boolean[] all = new boolean[front.size()];
        Arrays.fill(all, true);
        return all;
    }

    private double of(int point, boolean[] among) {
        if (!Hypervolume.better(front.get(point), reference)) {
            return 0;
        }
        List<double[]> others = new ArrayList<>();
        for (int other = 0; other < among.length; other++) {
            if (among[other] && other != point && Hypervolume.better(front.get(other), reference)) {
                if (Arrays.equals(front.get(other), front.get(point))) {
                    return 0;
                }
                others.add(front.get(other));
            }
        }
        return Hypervolume.contribution(front.get(point), others, reference);
    }

    private static double[] behind(List<double[]> front) {
        double[] reference = new double[front.get(0).length];
        for (int k = 0; k < reference.length; k++) {
            int objective = k;
            double[] values = front.stream()
                    .mapToDouble(point -> point[objective])
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            double range = values.length == 0 ? 0 : values[values.length - 1] - values[0];
            double worst = values.length == 0 ? 0 : values[values.length - 1];
            reference[k] = worst + (range == 0 ? 1 : BEHIND * range);
        }
        return reference;
    }

    /**
     * A contribution as it once was.
     *
     * @param among how many points there were
     */
    private record Known(int point, double value, int among) {}
}
