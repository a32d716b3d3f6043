package io.splitnets.nas.search;

import java.util.Map;
import java.util.TreeMap;

/** Points of which the second coordinate falls as the first rises, and the area between them and a corner. */
final class Staircase {
    private final TreeMap<Double, Double> steps = new TreeMap<>();
    private final double right;
    private final double top;
    private double area;

    /** No points, below and left of the corner ({@code right}, {@code top}). */
    Staircase(double right, double top) {
        this.right = right;
        this.top = top;
    }

    double area() {
        return area;
    }

    /** Adds a point left of and below the corner, and returns the area that it adds, 0 if it lies behind another. */
    double add(double x, double y) {
        Map.Entry<Double, Double> left = steps.floorEntry(x);
        if (left != null && left.getValue() <= y) {
            return 0;
        }
        double from = x;
        double height = left == null ? top : left.getValue();
        Map.Entry<Double, Double> step = steps.ceilingEntry(x);
        double added = 0;
        while (step != null && step.getValue() >= y) {
            added += (step.getKey() - from) * (height - y);
            from = step.getKey();
            height = step.getValue();
            steps.remove(step.getKey());
            step = steps.higherEntry(from);
        }
        added += ((step == null ? right : step.getKey()) - from) * (height - y);
        steps.put(x, y);
        area += added;
        return added;
    }
}
