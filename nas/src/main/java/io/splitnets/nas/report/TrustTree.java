package io.splitnets.nas.report;

import io.splitnets.nas.experiment.FidelityReport;
import io.splitnets.nas.experiment.Trust;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How sure an outcome is, as a tree for JSON. */
final class TrustTree {
    private TrustTree() {}

    static Map<String, @Nullable Object> of(Trust trust) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        trust.fidelity().ifPresent(report -> {
            tree.put("latency_from", report.used().text());
            tree.put("compared_on", report.sample());
            tree.put("models", report.steps().stream().map(TrustTree::step).toList());
        });
        tree.put("contenders", trust.contenders());
        tree.put("extra_runs", trust.extraRuns());
        tree.put("fallen", trust.fallen().stream().map(TrustTree::fallen).toList());
        trust.nearest().ifPresent(near -> {
            tree.put("nearest", near.id());
            tree.put("nearest_breaks", near.broken());
        });
        return tree;
    }

    private static Map<String, @Nullable Object> step(FidelityReport.Step step) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("model", step.tier().text());
        tree.put("metric", step.metric().label());
        tree.put("kendall_tau", Double.isNaN(step.tau()) ? null : step.tau());
        tree.put("pairs", step.pairs());
        tree.put("top_tenth_recall", step.recall());
        tree.put("misjudged_limits", step.misjudged());
        tree.put("mean_error", step.meanError());
        tree.put("keeps_order", step.keepsOrder());
        return tree;
    }

    private static Map<String, @Nullable Object> fallen(Trust.Fallen fallen) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", fallen.id());
        tree.put("reason", fallen.reason());
        return tree;
    }
}
