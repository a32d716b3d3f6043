package io.splitnets.nas.search;

/** Who beats whom, with values of which less is better (Deb et al. 2002, section VI.A for the constraints). */
public final class Domination {
    private Domination() {}

    /** Whether a is nowhere worse than b and somewhere better. */
    public static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int i = 0; i < a.length; i++) {
            if (a[i] > b[i]) {
                return false;
            }
            better |= a[i] < b[i];
        }
        return better;
    }

    /** Whether a constraint-dominates b: kept constraints come first, then smaller violations, then the objectives. */
    static boolean dominates(Point a, Point b) {
        if (a.violation() == 0 && b.violation() == 0) {
            return dominates(a.values(), b.values());
        }
        return a.violation() < b.violation();
    }

    /**
     * What is compared of an evaluation.
     *
     * @param values objectives, less is better
     * @param violation normalised, 0 if feasible
     */
    record Point(double[] values, double violation) {
        static Point of(Evaluation evaluation, SearchProblem problem) {
            return new Point(
                    evaluation.minimised(problem.objectives()), evaluation.totalViolation(problem.constraints()));
        }
    }
}
