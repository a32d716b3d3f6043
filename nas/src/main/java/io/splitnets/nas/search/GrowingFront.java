package io.splitnets.nas.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The front of evaluations that come one by one, of different candidates, with its hypervolume. Adding costs one pass over
 * the front, however many evaluations came before.
 */
final class GrowingFront {
    private final List<Objective> objectives;
    private final List<Member> members = new ArrayList<>();
    private final GrowingHypervolume volume;

    /** No evaluations yet. */
    GrowingFront(SearchProblem problem) {
        this.objectives = problem.objectives();
        this.volume = new GrowingHypervolume(ParetoFront.minimised(objectives, problem.reference()));
    }

    /** Takes an evaluation into account; an infeasible one changes nothing. */
    void add(Evaluation evaluation) {
        if (!evaluation.feasible()) {
            return;
        }
        double[] values = evaluation.minimised(objectives);
        for (Member member : members) {
            if (Domination.dominates(member.values, values)) {
                return;
            }
        }
        members.removeIf(member -> Domination.dominates(values, member.values));
        members.add(new Member(values, evaluation));
        volume.add(values);
    }

    int size() {
        return members.size();
    }

    /** Of all evaluations so far, measured from the problem's reference point. */
    double hypervolume() {
        return volume.volume();
    }

    /** The front as it stands. */
    ParetoFront front() {
        return ParetoFront.of(
                objectives, members.stream().map(member -> member.evaluation).toList());
    }

    private record Member(double[] values, Evaluation evaluation) {}
}
