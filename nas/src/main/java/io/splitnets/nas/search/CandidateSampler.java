package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Draws random candidates that keep the cheap constraints. Every gene combination is equally likely before rejection; a
 * candidate is returned in its canonical form. The number of tries is bounded, so that constraints nobody can keep end
 * in an error and not in a loop.
 */
final class CandidateSampler {
    private final SearchProblem problem;
    private final int tries;

    /** A sampler that gives up after the given number of draws per candidate. */
    CandidateSampler(SearchProblem problem, int tries) {
        this.problem = problem;
        this.tries = tries;
    }

    /**
     * A random candidate.
     *
     * @throws InfeasibleException if no draw keeps the cheap constraints
     */
    Candidate draw(RandomNumbers random) {
        return drawNew(random, candidate -> false).orElseThrow();
    }

    /**
     * A random candidate that is not among those taken; empty if all draws that keep the cheap constraints are.
     *
     * @throws InfeasibleException if no draw keeps the cheap constraints
     */
    Optional<Candidate> drawNew(RandomNumbers random, Predicate<Candidate> taken) {
        Tally tally = tally();
        boolean admissible = false;
        for (int i = 0; i < tries; i++) {
            Candidate candidate = any(random);
            // Looked up first: everything taken was admitted before, and a look-up costs less than the constraints.
            if (taken.test(candidate)) {
                admissible = true;
            } else if (tally.admits(candidate)) {
                return Optional.of(candidate);
            }
        }
        if (admissible) {
            return Optional.empty();
        }
        throw tally.infeasible();
    }

    /** Whether the candidate keeps all cheap constraints. */
    boolean admits(Candidate candidate) {
        return problem.cheapConstraints().stream().allMatch(constraint -> keeps(constraint, candidate));
    }

    /** Starts to count which constraints fail. */
    Tally tally() {
        return new Tally(problem);
    }

    private Candidate any(RandomNumbers random) {
        List<Integer> genes = new ArrayList<>();
        for (Gene gene : problem.space().genes()) {
            genes.add(random.below(gene.choices().size()));
        }
        return problem.space().canonical(new Candidate(genes));
    }

    private static boolean keeps(CheapConstraint constraint, Candidate candidate) {
        return constraint.value().applyAsDouble(candidate) <= constraint.limit();
    }

    /** Counts how often each constraint fails and who came nearest to keeping it. */
    static final class Tally {
        private final SearchProblem problem;
        private final int[] failures;
        private final double[] nearestValues;
        private final List<Candidate> nearest = new ArrayList<>();
        private int looked;

        private Tally(SearchProblem problem) {
            this.problem = problem;
            this.failures = new int[problem.cheapConstraints().size()];
            this.nearestValues = new double[failures.length];
        }

        /** Whether the candidate keeps all constraints; every constraint it breaks is counted. */
        boolean admits(Candidate candidate) {
            boolean admitted = true;
            for (int i = 0; i < failures.length; i++) {
                CheapConstraint constraint = problem.cheapConstraints().get(i);
                double value = constraint.value().applyAsDouble(candidate);
                record(i, value, candidate);
                if (!(value <= constraint.limit())) {
                    failures[i]++;
                    admitted = false;
                }
            }
            looked++;
            return admitted;
        }

        /** The error that names the constraint with the most failures, the first of several. */
        InfeasibleException infeasible() {
            int worst = 0;
            for (int i = 1; i < failures.length; i++) {
                if (failures[i] > failures[worst]) {
                    worst = i;
                }
            }
            return new InfeasibleException(
                    problem.space().name(),
                    looked,
                    failures[worst],
                    problem.cheapConstraints().get(worst),
                    nearest.get(worst),
                    nearestValues[worst]);
        }

        private void record(int constraint, double value, Candidate candidate) {
            if (looked == 0) {
                nearest.add(candidate);
                nearestValues[constraint] = value;
            } else if (Double.compare(value, nearestValues[constraint]) < 0) {
                nearest.set(constraint, candidate);
                nearestValues[constraint] = value;
            }
        }
    }
}
