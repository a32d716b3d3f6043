package io.splitnets.nas.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The volume dominated by a set of points up to a reference point, less being better in every objective (Zitzler and
 * Thiele 1999). Exact up to rounding: a sweep in two and three objectives (Beume et al., IEEE Trans. Evol. Comput.
 * 13(5), 2009), exclusive volumes in more (While et al., "WFG", IEEE Trans. Evol. Comput. 16(1), 2012).
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
        return switch (reference.length) {
            case 1 -> inside.isEmpty() ? 0 : reference[0] - inside.get(0)[0];
            case 2 -> area(inside, reference);
            case 3 -> sweep(inside, reference);
            default -> exclusive(inside, reference);
        };
    }

    private static boolean better(double[] point, double[] reference) {
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
            volume += stairs.area * (next - point[2]);
        }
        return volume;
    }

    /** Sum over the points of what each adds to those after it. */
    static double exclusive(List<double[]> points, double[] reference) {
        double volume = 0;
        for (int i = 0; i < points.size(); i++) {
            double[] point = points.get(i);
            List<double[]> limited = new ArrayList<>();
            for (double[] other : points.subList(i + 1, points.size())) {
                limited.add(worst(point, other));
            }
            volume += box(point, reference) - exclusive(nonDominated(limited), reference);
        }
        return volume;
    }

    private static double[] worst(double[] a, double[] b) {
        double[] worst = new double[a.length];
        for (int i = 0; i < a.length; i++) {
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

    private static List<double[]> nonDominated(List<double[]> points) {
        points.sort(Arrays::compare);
        List<double[]> kept = new ArrayList<>();
        for (double[] point : points) {
            if (kept.stream().noneMatch(k -> Arrays.equals(k, point) || Domination.dominates(k, point))) {
                kept.add(point);
            }
        }
        return kept;
    }

    /** Points of which the second coordinate falls as the first rises, and the area between them and a corner. */
    private static final class Staircase {
        private final TreeMap<Double, Double> steps = new TreeMap<>();
        private final double right;
        private final double top;
        private double area;

        Staircase(double right, double top) {
            this.right = right;
            this.top = top;
        }

        void add(double x, double y) {
            Map.Entry<Double, Double> left = steps.floorEntry(x);
            if (left != null && left.getValue() <= y) {
                return;
            }
            double from = x;
            double height = left == null ? top : left.getValue();
            Map.Entry<Double, Double> step = steps.ceilingEntry(x);
            while (step != null && step.getValue() >= y) {
                area += (step.getKey() - from) * (height - y);
                from = step.getKey();
                height = step.getValue();
                steps.remove(step.getKey());
                step = steps.higherEntry(from);
            }
            area += ((step == null ? right : step.getKey()) - from) * (height - y);
            steps.put(x, y);
        }
    }
}
