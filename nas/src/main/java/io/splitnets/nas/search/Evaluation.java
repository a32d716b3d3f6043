package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.util.List;

/**
 * What the evaluator found out about one candidate.
 *
 * @param candidate as it was asked for
 * @param objectives one estimate per objective of the search, in its order and its unit
 * @param violations one amount per constraint of the search, in its order and its unit: how far the value lies beyond
 *     the limit, 0 if it keeps it ({@link Constraint#violation})
 */
public record Evaluation(Candidate candidate, List<Estimate> objectives, List<Double> violations) {
    /** Copies the lists and refuses violations below 0 and such that are not a number. */
    public Evaluation {
        objectives = List.copyOf(objectives);
        violations = List.copyOf(violations);
        for (double violation : violations) {
            if (!(violation >= 0)) {
                throw new IllegalArgumentException("violation " + violation + " of candidate " + candidate.id());
            }
        }
    }

    /** Whether every constraint is kept. */
    public boolean feasible() {
        return violations.stream().allMatch(violation -> violation == 0);
    }

    /**
     * The violations as fractions of their limits, added up; 0 exactly for a feasible candidate.
     *
     * @param constraints those of the search, in its order
     */
    public double totalViolation(List<Constraint> constraints) {
        double total = 0;
        for (int i = 0; i < violations.size(); i++) {
            total += constraints.get(i).normalised(violations.get(i));
        }
        return total;
    }

    /** The values alone, with the sign flipped where more is better; no value is -0, which sorts before 0. */
    double[] minimised(List<Objective> of) {
        double[] values = new double[objectives.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of.get(i).direction().minimised(objectives.get(i).value()) + 0.0;
        }
        return values;
    }
}
