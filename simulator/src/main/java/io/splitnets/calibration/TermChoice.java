package io.splitnets.calibration;

import io.splitnets.hardware.CostTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses terms: of all sets that leave a network more than terms, the one with the smallest mean error on networks left
 * out. Sets are tried from small to large in the order of {@link CostTerm}, and a later one must be better by a hundredth, so
 * a needless term does not enter.
 */
final class TermChoice {
    private static final double BETTER = 0.99;

    private TermChoice() {}

    /** The chosen terms, at least one. */
    static List<CostTerm> of(List<MeasuredCost> rows) {
        List<CostTerm> usable = Arrays.stream(CostTerm.values())
                .filter(term -> rows.stream().anyMatch(row -> row.count(term) > 0))
                .toList();
        int most = Math.max(1, rows.size() - 1);
        List<CostTerm> best = List.of();
        double least = Double.POSITIVE_INFINITY;
        for (int size = 1; size <= Math.min(most, usable.size()); size++) {
            for (List<CostTerm> terms : subsets(usable, size)) {
                double error =
                        Errors.of(CrossValidation.leaveOneOut(terms, rows)).mean();
                if (error < least * BETTER) {
                    best = terms;
                    least = error;
                }
            }
        }
        return best;
    }

    private static List<List<CostTerm>> subsets(List<CostTerm> terms, int size) {
        List<List<CostTerm>> found = new ArrayList<>();
        for (int bits = 1; bits < 1 << terms.size(); bits++) {
            if (Integer.bitCount(bits) == size) {
                List<CostTerm> subset = new ArrayList<>();
                for (int j = 0; j < terms.size(); j++) {
                    if ((bits >> j & 1) == 1) {
                        subset.add(terms.get(j));
                    }
                }
                found.add(List.copyOf(subset));
            }
        }
        return found;
    }
}
