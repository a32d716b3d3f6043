package io.splitnets.calibration;

import io.splitnets.hardware.CostTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Errors on networks that are left out of the fit. */
final class CrossValidation {
    /** Each choice fits every set of terms many times. */
    private static final int MOST_CHOICES = 10;

    private CrossValidation() {}

    /** The error on each network of a fit to all others. */
    static double[] leaveOneOut(List<CostTerm> terms, List<MeasuredCost> rows) {
        return leftOut(rows, rows.size(), others -> terms);
    }

    /** The same with the terms chosen anew from the others; above {@link #MOST_CHOICES} networks leave in groups. */
    static double[] choiceRepeated(List<MeasuredCost> rows) {
        return leftOut(rows, Math.min(rows.size(), MOST_CHOICES), TermChoice::of);
    }

    private static double[] leftOut(
            List<MeasuredCost> rows, int groups, Function<List<MeasuredCost>, List<CostTerm>> choice) {
        double[] errors = new double[rows.size()];
        for (int group = 0; group < groups; group++) {
            List<MeasuredCost> others = new ArrayList<>();
            for (int i = 0; i < errors.length; i++) {
                if (i % groups != group) {
                    others.add(rows.get(i));
                }
            }
            CostFit fit = CostFit.of(choice.apply(others), others);
            for (int i = group; i < errors.length; i += groups) {
                errors[i] = fit.error(rows.get(i));
            }
        }
        return errors;
    }

    /** The error on each network of a fit to the networks of other backbones; there must be two backbones or more. */
    static double[] leaveOneBackboneOut(List<CostTerm> terms, List<MeasuredCost> rows) {
        double[] errors = new double[rows.size()];
        for (int i = 0; i < errors.length; i++) {
            String backbone = rows.get(i).backbone();
            List<MeasuredCost> others = rows.stream()
                    .filter(row -> !row.backbone().equals(backbone))
                    .toList();
            errors[i] = CostFit.of(terms, others).error(rows.get(i));
        }
        return errors;
    }
}
