package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;

/** No candidate was found that keeps the cheap constraints. The message names the one that failed most often. */
public final class InfeasibleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient CheapConstraint constraint;
    private final transient Candidate nearest;
    private final double nearestValue;

    /**
     * Says which constraint stands in the way and how near a candidate came.
     *
     * @param space name of the space
     * @param tries candidates looked at
     * @param failures how many of them broke the constraint
     */
    InfeasibleException(
            String space, int tries, int failures, CheapConstraint constraint, Candidate nearest, double nearestValue) {
        super("no candidate of space '" + space + "' found in " + tries + " tries; " + failures + " of them break '"
                + constraint.name() + "' <= " + quantity(constraint.limit(), constraint.unit()) + ", the nearest with "
                + quantity(nearestValue, constraint.unit()) + " (candidate " + nearest.id() + ")");
        this.constraint = constraint;
        this.nearest = nearest;
        this.nearestValue = nearestValue;
    }

    /** The constraint that failed most often. */
    public CheapConstraint constraint() {
        return constraint;
    }

    /** The candidate with the smallest value of it. */
    public Candidate nearest() {
        return nearest;
    }

    /** That value, in the constraint's unit; not a number if it was so for every candidate. */
    public double nearestValue() {
        return nearestValue;
    }

    private static String quantity(double value, String unit) {
        return unit.isEmpty() ? String.valueOf(value) : value + " " + unit;
    }
}
