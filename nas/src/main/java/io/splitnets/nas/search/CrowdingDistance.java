package io.splitnets.nas.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Crowding distance (Deb et al. 2002, section III.B): half the perimeter of the box between a point's neighbours, each
 * objective as a fraction of the front's range. The ends of every objective are infinitely far from the crowd.
 */
final class CrowdingDistance {
    private CrowdingDistance() {}

    /** One distance per point of a front. Equal values keep the order of the points. */
    static double[] of(List<double[]> front) {
        double[] distances = new double[front.size()];
        if (front.isEmpty()) {
            return distances;
        }
        for (int objective = 0; objective < front.get(0).length; objective++) {
            add(front, objective, distances);
        }
        return distances;
    }

    private static void add(List<double[]> front, int objective, double[] distances) {
        int[] order = IntStream.range(0, front.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> front.get(i)[objective]))
                .mapToInt(Integer::intValue)
                .toArray();
        int last = order.length - 1;
        double lowest = front.get(order[0])[objective];
        double highest = front.get(order[last])[objective];
        if (lowest == highest) {
            return;
        }
        distances[order[0]] = Double.POSITIVE_INFINITY;
        distances[order[last]] = Double.POSITIVE_INFINITY;
        for (int k = 1; k < last; k++) {
            double below = front.get(order[k - 1])[objective];
            double above = front.get(order[k + 1])[objective];
            distances[order[k]] += fraction(below, above, highest - lowest);
        }
    }

    /** An overloaded system has infinite latency: infinities must not turn the sum into "not a number". */
    private static double fraction(double below, double above, double range) {
        if (below == above) {
            return 0;
        }
        if (Double.isInfinite(range)) {
            return Double.isInfinite(above - below) ? 1 : 0;
        }
        return (above - below) / range;
    }
}
