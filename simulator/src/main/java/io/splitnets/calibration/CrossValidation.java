package io.splitnets.calibration;

import io.splitnets.hardware.CostTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Errors on networks that are left out of the fit. */
final class CrossValidation {
    private CrossValidation() {}

    /** The error on each network of a fit to all others. */
    static double[] leaveOneOut(List<CostTerm> terms, List<MeasuredCost> rows) {
        return leaveOneOut(rows, others -> terms);
    }

    /** As above, with the terms chosen anew from the others. */
    static double[] leaveOneOut(List<MeasuredCost> rows, Function<List<MeasuredCost>, List<CostTerm>> choice) {
        double[] errors = new double[rows.size()];
        for (int i = 0; i < errors.length; i++) {
            List<MeasuredCost> others = new ArrayList<>(rows);
            MeasuredCost out = others.remove(i);
            errors[i] = CostFit.of(choice.apply(others), others).error(out);
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
