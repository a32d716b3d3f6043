package io.splitnets.nas.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The volume dominated by a set of points up to a reference point, less being better in every objective (Zitzler and
 * Thiele 1999). Exact up to rounding: a sweep in two and three objectives (Beume et al., IEEE Trans. Evol. Comput.
 * 13(5), 2009), exclusive volumes in more, one objective being sliced away at a time (While et al., "WFG", IEEE Trans.
 * Evol. Comput. 16(1), 2012).
 */
final class Hypervolume {
    private Hypervolume() {}

    /**
     * The volume of the union of the boxes between each point and the reference.
     *
     * @param points in any order; dominated and double ones, and such that are not better than the reference in every
     *     objective, add nothing
     */
    static double of(List<double[]> points, double[] reference) {
        List<double[]> inside = points.stream()
                .filter(p -> better(p, reference))
                .sorted(Arrays::compare)
                .toList();
        return inside(inside, reference);
    }

    /** Of sorted points that are better than the reference in every objective. */
    private static double inside(List<double[]> sorted, double[] reference) {
        return switch (reference.length) {
            case 1 -> sorted.isEmpty() ? 0 : reference[0] - sorted.get(0)[0];
            case 2 -> area(sorted, reference);
            case 3 -> sweep(sorted, reference);
            default -> slices(sorted, reference);
        };
    }

    /**
     * What a point adds to the volume of others.
     *
     * @param point better than the reference in every objective
     * @param others as {@code point}, in any order, none of them nowhere worse than {@code point}
     */
    static double contribution(double[] point, List<double[]> others, double[] reference) {
        List<double[]> limited = new ArrayList<>();
        for (double[] other : others) {
            limited.add(worst(point, other, reference.length));
        }
        return Math.max(0, box(point, reference) - inside(nonDominated(limited), reference));
    }

    static boolean better(double[] point, double[] reference) {
        for (int i = 0; i < reference.length; i++) {
            if (!(point[i] < reference[i])) {
                return false;
            }
        }
        return true;
    }

    private static double area(List<double[]> byFirst, double[] reference) {
        double area = 0;
        double lowest = reference[1];
        for (double[] point : byFirst) {
            if (point[1] < lowest) {
                area += (reference[0] - point[0]) * (lowest - point[1]);
                lowest = point[1];
            }
        }
        return area;
    }

    /** Sweeps along the third objective and keeps the staircase of the first two, and the area under it, up to date. */
    private static double sweep(List<double[]> points, double[] reference) {
        List<double[]> byThird = new ArrayList<>(points);
        byThird.sort(Comparator.comparingDouble(p -> p[2]));
        Staircase stairs = new Staircase(reference[0], reference[1]);
        double volume = 0;
        for (int i = 0; i < byThird.size(); i++) {
            double[] point = byThird.get(i);
            stairs.add(point[0], point[1]);
            double next = i + 1 < byThird.size() ? byThird.get(i + 1)[2] : reference[2];
            volume += stairs.area() * (next - point[2]);
        }
        return volume;
    }

    /**
     * Sum over the points, best last objective first, of what each adds to those before it. These are better in the last
     * objective, so that what they share with the point is as deep as the point itself, and one objective less remains.
     */
    static double slices(List<double[]> points, double[] reference) {
        int last = reference.length - 1;
        double[] base = Arrays.copyOf(reference, last);
        List<double[]> byLast = new ArrayList<>(points);
        byLast.sort(Comparator.<double[]>comparingDouble(p -> p[last]).thenComparing(Arrays::compare));
        double volume = 0;
        for (int i = 0; i < byLast.size(); i++) {
            double[] point = byLast.get(i);
            List<double[]> limited = new ArrayList<>();
            for (double[] other : byLast.subList(0, i)) {
                limited.add(worst(point, other, last));
            }
            double slice = box(point, base) - inside(nonDominated(limited), base);
            volume += slice * (reference[last] - point[last]);
        }
        return volume;
    }

    private static double[] worst(double[] a, double[] b, int objectives) {
        double[] worst = new double[objectives];
        for (int i = 0; i < objectives; i++) {
            worst[i] = Math.max(a[i], b[i]);
        }
        return worst;
    }

    private static double box(double[] point, double[] reference) {
        double box = 1;
        for (int i = 0; i < reference.length; i++) {
            box *= reference[i] - point[i];
        }
        return box;
    }

    /** Those that matter, sorted. In up to three objectives the sweeps pass over the others faster than this does. */
    private static List<double[]> nonDominated(List<double[]> points) {
        points.sort(Arrays::compare);
        if (points.isEmpty() || points.get(0).length <= 3) {
            return points;
        }
        List<double[]> kept = new ArrayList<>();
        for (double[] point : points) {
            if (kept.stream().noneMatch(k -> Arrays.equals(k, point) || Domination.dominates(k, point))) {
                kept.add(point);
            }
        }
        return kept;
    }
}
