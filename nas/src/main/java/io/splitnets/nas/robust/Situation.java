package io.splitnets.nas.robust;

import java.util.List;

/**
 * One system and what it does with each network.
 *
 * @param answers one per network
 */
record Situation(List<Answer> answers) {
    /** Index where no network keeps every limit. */
    static final int NONE = -1;

    Situation {
        answers = List.copyOf(answers);
    }

    /**
     * The most accurate of the first {@code choices} networks that keeps every limit, the faster of two alike, then the one
     * named first; {@link #NONE} where none does. This is the rule by which a search picks from its front.
     */
    int best(double[] accuracies, int choices) {
        int best = NONE;
        for (int i = 0; i < choices; i++) {
            if (answers.get(i).keepsLimits() && (best == NONE || before(i, best, accuracies))) {
                best = i;
            }
        }
        return best;
    }

    private boolean before(int one, int other, double[] accuracies) {
        int order = Double.compare(accuracies[other], accuracies[one]);
        return order < 0
                || order == 0 && answers.get(one).p99Ms() < answers.get(other).p99Ms();
    }

    /** Whether a network keeps every limit, and none that does is at least as good in every objective and better in one. */
    boolean nonDominated(int member, double[] accuracies, boolean accuracyCounts) {
        if (!answers.get(member).keepsLimits()) {
            return false;
        }
        for (int rival = 0; rival < answers.size(); rival++) {
            if (answers.get(rival).keepsLimits() && dominates(rival, member, accuracies, accuracyCounts)) {
                return false;
            }
        }
        return true;
    }

    private boolean dominates(int one, int other, double[] accuracies, boolean accuracyCounts) {
        boolean better = accuracyCounts && accuracies[one] > accuracies[other];
        if (accuracyCounts && accuracies[one] < accuracies[other]) {
            return false;
        }
        double[] costs = answers.get(one).costs();
        double[] others = answers.get(other).costs();
        for (int i = 0; i < costs.length; i++) {
            if (costs[i] > others[i]) {
                return false;
            }
            better |= costs[i] < others[i];
        }
        return better;
    }

    /**
     * What choosing {@code member} loses here: the accuracy of the best choice less its own, or all of the former where it
     * breaks a limit, since a result that comes too late is worth nothing. None where no choice keeps every limit; below
     * zero where {@code member} is no choice and better than any.
     */
    double regret(int member, double[] accuracies, int choices) {
        int best = best(accuracies, choices);
        return best == NONE ? 0 : accuracies[best] - (answers.get(member).keepsLimits() ? accuracies[member] : 0);
    }
}
