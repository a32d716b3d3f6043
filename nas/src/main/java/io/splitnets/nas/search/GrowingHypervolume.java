package io.splitnets.nas.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The hypervolume of points that come one by one, less being better: a point adds what it alone dominates, and one that
 * another is nowhere worse than adds nothing. Equal to {@link Hypervolume} over all of them up to rounding; the same points in
 * the same order give the same bits. In two objectives a point costs a search in a tree, in three one pass over the
 * front (the sweep of {@link Hypervolume}, clipped to the point's box), in more the volume of the front clipped to that
 * box.
 */
final class GrowingHypervolume {
    private final double[] reference;
    private final Staircase stairs;
    private final Comparator<double[]> byLast;
    /** What nothing dominates, best last objective first; without use in two objectives. */
    private final List<double[]> points = new ArrayList<>();

    private double volume;

    /** Nothing, measured from {@code reference}. */
    GrowingHypervolume(double[] reference) {
        this.reference = reference.clone();
        this.stairs = new Staircase(reference[0], reference[Math.min(1, reference.length - 1)]);
        int last = reference.length - 1;
        this.byLast = Comparator.comparingDouble(point -> point[last]);
    }

    /** The volume of all points so far. */
    double volume() {
        return volume;
    }

    /** Adds a point; one that is not better than the reference in every objective adds nothing. */
    void add(double[] point) {
        if (Hypervolume.better(point, reference)) {
            volume += gain(point);
        }
    }

    private double gain(double[] point) {
        if (reference.length == 2) {
            return stairs.add(point[0], point[1]);
        }
        for (double[] other : points) {
            if (nowhereWorse(other, point)) {
                return 0;
            }
        }
        double gain = reference.length == 3 ? clippedSweep(point) : Hypervolume.contribution(point, points, reference);
        points.removeIf(other -> nowhereWorse(point, other));
        int place = Collections.binarySearch(points, point, byLast);
        points.add(place < 0 ? -1 - place : place, point.clone());
        return gain;
    }

    /** Along the third objective from the point on: the part of its rectangle that the others leave free. */
    private double clippedSweep(double[] point) {
        Staircase others = new Staircase(reference[0], reference[1]);
        double rectangle = (reference[0] - point[0]) * (reference[1] - point[1]);
        double gain = 0;
        double from = point[2];
        for (double[] other : points) {
            if (other[2] > from) {
                gain += Math.max(0, rectangle - others.area()) * (other[2] - from);
                from = other[2];
            }
            if (other[0] <= point[0] && other[1] <= point[1]) {
                return gain;
            }
            others.add(Math.max(point[0], other[0]), Math.max(point[1], other[1]));
        }
        return gain + Math.max(0, rectangle - others.area()) * (reference[2] - from);
    }

    private static boolean nowhereWorse(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] > b[i]) {
                return false;
            }
        }
        return true;
    }
}
