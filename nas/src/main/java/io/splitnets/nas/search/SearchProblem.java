package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * What is searched for.
 *
 * @param space the candidates
 * @param objectives at least one
 * @param constraints bounds that an evaluation measures
 * @param cheapConstraints bounds that are checked before an evaluation
 * @param reference one finite value per objective, in its unit: the hypervolume is measured from here, and points that
 *     are not better in every objective add nothing to it
 */
public record SearchProblem(
        SearchSpace space,
        List<Objective> objectives,
        List<Constraint> constraints,
        List<CheapConstraint> cheapConstraints,
        List<Double> reference) {
    /** Copies the lists and checks that there is an objective and a reference value for each. */
    public SearchProblem {
        objectives = List.copyOf(objectives);
        constraints = List.copyOf(constraints);
        cheapConstraints = List.copyOf(cheapConstraints);
        reference = List.copyOf(reference);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("a search needs an objective");
        }
        if (reference.size() != objectives.size() || !reference.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "reference point " + reference + " for " + objectives.size() + " objectives");
        }
    }

    /** The representative of a candidate, after a check that it belongs to the space. */
    Candidate canonical(Candidate candidate) {
        List<Gene> genes = space.genes();
        if (candidate.genes().size() != genes.size()) {
            throw new IllegalArgumentException("candidate " + candidate.id() + " has "
                    + candidate.genes().size() + " genes, space '" + space.name() + "' has " + genes.size());
        }
        for (int i = 0; i < genes.size(); i++) {
            int choice = candidate.genes().get(i);
            int choices = genes.get(i).choices().size();
            if (choice < 0 || choice >= choices) {
                throw new IllegalArgumentException("candidate " + candidate.id() + " has choice " + choice
                        + " of gene '" + genes.get(i).name() + "', which has " + choices);
            }
        }
        return space.canonical(candidate);
    }

    /** Refuses an evaluation of another shape and one that is infinitely good. */
    void check(Evaluation evaluation) {
        if (evaluation.objectives().size() != objectives.size()
                || evaluation.violations().size() != constraints.size()) {
            throw new IllegalArgumentException("candidate "
                    + evaluation.candidate().id() + " was evaluated with "
                    + evaluation.objectives().size() + " objectives and "
                    + evaluation.violations().size() + " constraints instead of " + objectives.size() + " and "
                    + constraints.size());
        }
        double[] values = evaluation.minimised(objectives);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == Double.NEGATIVE_INFINITY) {
                throw new IllegalArgumentException("candidate "
                        + evaluation.candidate().id() + " is infinitely good in '"
                        + objectives.get(i).name() + "'");
            }
        }
    }

    /** One line per property: a checkpoint is continued only by a search that describes itself in the same lines. */
    List<String> describe() {
        List<String> lines = new ArrayList<>();
        lines.add("space " + space.name());
        for (Gene gene : space.genes()) {
            lines.add("gene " + gene.name() + ": " + String.join(", ", gene.choices()));
        }
        for (int i = 0; i < objectives.size(); i++) {
            Objective objective = objectives.get(i);
            lines.add("objective " + objective.name() + ": " + objective.direction() + " in " + objective.unit()
                    + ", reference " + Double.toHexString(reference.get(i)));
        }
        for (Constraint constraint : constraints) {
            lines.add(bound("constraint", constraint.name(), constraint.limit(), constraint.unit()));
        }
        for (CheapConstraint constraint : cheapConstraints) {
            lines.add(bound("cheap constraint", constraint.name(), constraint.limit(), constraint.unit()));
        }
        return lines;
    }

    private static String bound(String kind, String name, double limit, String unit) {
        return kind + " " + name + ": at most " + Double.toHexString(limit) + " " + unit;
    }
}
