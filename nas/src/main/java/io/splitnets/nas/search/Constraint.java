package io.splitnets.nas.search;

/**
 * A bound on a quantity that is known only after an evaluation: {@code value <= limit}.
 *
 * @param name as printed, unique within a search
 * @param unit of the value and the limit, as printed; "" for none
 * @param limit the largest admissible value, finite
 */
public record Constraint(String name, String unit, double limit) {
    /** Refuses a limit that is not finite. */
    public Constraint {
        if (!Double.isFinite(limit)) {
            throw new IllegalArgumentException("constraint '" + name + "' has the limit " + limit);
        }
    }

    /**
     * How far a value lies beyond the limit, in the constraint's unit: 0 if it keeps the limit.
     *
     * @throws IllegalArgumentException if the value is not a number
     */
    public double violation(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("the value of constraint '" + name + "' is not a number");
        }
        return Math.max(0, value - limit);
    }

    /** A violation as a fraction of the limit, so that several may be added; unchanged for a limit of 0. */
    double normalised(double violation) {
        return limit == 0 ? violation : violation / Math.abs(limit);
    }
}
