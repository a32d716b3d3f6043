package io.splitnets.nas.search;

import io.splitnets.nas.search.Domination.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Non-dominated sorting (Deb et al. 2002, section III.A), done efficiently: points come in an order in which none is
 * dominated by a later one, and each joins the first front that holds nobody who dominates it (X. Zhang, Y. Tian,
 * R. Cheng, Y. Jin, "An efficient approach to nondominated sorting", IEEE Trans. Evol. Comput. 19(2), 2015, with its
 * binary search). Memory grows with the points and not with the pairs that dominate each other.
 */
final class NonDominatedSort {
    /** Kept constraints first, smaller violations next, then the values in turn: the dominating before the dominated. */
    private static final Comparator<Point> ORDER = (a, b) -> {
        int order = Double.compare(a.violation(), b.violation());
        return order != 0 || a.violation() > 0 ? order : Arrays.compare(a.values(), b.values());
    };

    private NonDominatedSort() {}

    /**
     * The points' indices in fronts: nothing dominates the first front, only the first dominates the second, and so on.
     * Within a front the indices rise.
     */
    static List<List<Integer>> fronts(List<Point> points) {
        int[] order = IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparing(points::get, ORDER))
                .mapToInt(Integer::intValue)
                .toArray();
        List<List<Integer>> fronts = new ArrayList<>();
        for (int point : order) {
            int front = firstThatTakes(points.get(point), fronts, points);
            if (front == fronts.size()) {
                fronts.add(new ArrayList<>());
            }
            fronts.get(front).add(point);
        }
        fronts.forEach(front -> front.sort(null));
        return fronts;
    }

    /** Whoever is dominated in a front is dominated in every front before it, so halving finds the place. */
    private static int firstThatTakes(Point point, List<List<Integer>> fronts, List<Point> points) {
        int low = 0;
        int high = fronts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (dominated(point, fronts.get(middle), points)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Asks the latest members first, who are the nearest. */
    private static boolean dominated(Point point, List<Integer> front, List<Point> points) {
        for (int i = front.size() - 1; i >= 0; i--) {
            if (Domination.dominates(points.get(front.get(i)), point)) {
                return true;
            }
        }
        return false;
    }
}
