package io.splitnets.nas.report;

import io.splitnets.nas.accuracy.PredictorReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How well a predictor does, as a tree for JSON. */
public final class PredictorTree {
    private PredictorTree() {}

    /** The figures under their printed names; accuracies and errors are shares of 1. */
    public static Map<String, @Nullable Object> of(PredictorReport report) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("measured", report.measured());
        tree.put("held_out", report.heldOut());
        tree.put("kendall_tau", Double.isNaN(report.kendallTau()) ? null : report.kendallTau());
        tree.put("mean_error", report.meanError());
        tree.put("worst_error", report.worstError());
        tree.put("noise", report.noise());
        tree.put("coverage_variance", (double) report.coveredByVariance() / report.heldOut());
        tree.put("coverage_conformal", (double) report.coveredByConformal() / report.heldOut());
        tree.put("factor_variance", report.studentFactor());
        tree.put("factor_conformal", report.conformalFactor());
        return tree;
    }
}
