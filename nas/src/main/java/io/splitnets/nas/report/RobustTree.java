package io.splitnets.nas.report;

import io.splitnets.input.Assumption;
import io.splitnets.measure.Estimate;
import io.splitnets.nas.robust.AssumptionLaw;
import io.splitnets.nas.robust.Effect;
import io.splitnets.nas.robust.FrontMember;
import io.splitnets.nas.robust.MemberFigures;
import io.splitnets.nas.robust.RobustOptions;
import io.splitnets.nas.robust.RobustOutcome;
import io.splitnets.nas.robust.SensitivityRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The robustness of a front as a tree for JSON. Shares, accuracies and regrets are shares of 1, times are ms. */
public final class RobustTree {
    private RobustTree() {}

    /** All of it. */
    public static Map<String, @Nullable Object> of(RobustOutcome outcome) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", outcome.spec().name());
        tree.put("verdict", RobustText.verdict(outcome));
        tree.put("samples", outcome.options().samples());
        tree.put("randomisations", RobustOptions.SHIFTS);
        tree.put("seed", outcome.options().seed());
        tree.put("limits", outcome.limits().stream().map(RobustTree::limit).toList());
        tree.put("picked", outcome.front().picked().id());
        tree.put("nominal_best", id(outcome, outcome.nominalPick()));
        tree.put("least_expected_regret", id(outcome, outcome.leastExpected()));
        tree.put("least_worst_regret", id(outcome, outcome.leastWorst()));
        tree.put("none_keeps_limits", estimate(outcome.hopeless()));
        tree.put("assumptions", outcome.laws().stream().map(RobustTree::law).toList());
        tree.put("networks", outcome.figures().stream().map(RobustTree::network).toList());
        tree.put("left_out", outcome.front().leftOut());
        tree.put(
                "one_at_a_time",
                outcome.effects().stream()
                        .map(effect -> effect(outcome, effect))
                        .toList());
        tree.put(
                "sensitivity",
                outcome.sensitivity()
                        .map(rows -> rows.stream().map(RobustTree::row).toList())
                        .orElse(null));
        tree.put("provenance", outcome.provenance().toTree());
        return tree;
    }

    private static Map<String, @Nullable Object> limit(io.splitnets.nas.experiment.SearchSpec.Limit limit) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("metric", limit.metric().label());
        tree.put("at_most", limit.bound());
        tree.put("unit", limit.metric().unit());
        return tree;
    }

    private static @Nullable String id(RobustOutcome outcome, int index) {
        return index < 0 ? null : outcome.figures().get(index).member().id();
    }

    private static Map<String, @Nullable Object> law(AssumptionLaw law) {
        Assumption assumption = law.assumption();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("path", assumption.path());
        tree.put("written", assumption.written());
        tree.put("value", assumption.value());
        tree.put("low", assumption.low());
        tree.put("high", assumption.high());
        tree.put("unit", assumption.unit());
        tree.put("law", law.logarithmic() ? "log_uniform" : "uniform");
        tree.put("status", assumption.status().orElse(null));
        tree.put("source", assumption.source().orElse(null));
        return tree;
    }

    private static Map<String, @Nullable Object> network(MemberFigures figures) {
        FrontMember member = figures.member();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", member.id());
        tree.put("kind", member.baseline() ? "baseline" : "front");
        tree.put("description", member.description());
        tree.put("cut", member.cut());
        tree.put("accuracy", member.accuracy());
        tree.put("p99_ms", figures.nominalP99Ms());
        tree.put("p99_ms_p05", figures.p99Low());
        tree.put("p99_ms_p95", figures.p99High());
        tree.put("keeps_limits", estimate(figures.keepsLimits()));
        tree.put("no_steady_state", estimate(figures.overloaded()));
        tree.put("non_dominated", estimate(figures.nonDominated()));
        tree.put("non_dominated_accuracy_drawn", estimate(figures.nonDominatedDrawn()));
        tree.put("best", member.baseline() ? null : estimate(figures.best()));
        tree.put("regret", estimate(figures.regret()));
        tree.put("regret_p95", figures.regretP95());
        tree.put("regret_worst", figures.regretWorst());
        tree.put("over_budget_ms", figures.overBudget());
        tree.put("over_budget_ms_p95", figures.overBudgetP95());
        tree.put("over_budget_ms_worst", figures.overBudgetWorst());
        return tree;
    }

    private static Map<String, @Nullable Object> effect(RobustOutcome outcome, Effect effect) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("path", effect.law().assumption().path());
        tree.put("p99_ms_at_low", effect.lowP99Ms());
        tree.put("p99_ms_at_high", effect.highP99Ms());
        tree.put("best_at_low", id(outcome, effect.lowPick()));
        tree.put("best_at_high", id(outcome, effect.highPick()));
        tree.put("changes_pick", effect.changesPick());
        tree.put("change_below", crossing(outcome, effect.below()));
        tree.put("change_above", crossing(outcome, effect.above()));
        return tree;
    }

    private static @Nullable Object crossing(RobustOutcome outcome, Optional<Effect.Crossing> crossing) {
        if (crossing.isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("at", crossing.get().value());
        tree.put("share_of_range", crossing.get().share());
        tree.put("best_beyond", id(outcome, crossing.get().pick()));
        return tree;
    }

    private static Map<String, @Nullable Object> row(SensitivityRow row) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("path", row.law().assumption().path());
        tree.put("first_order", estimate(row.first()));
        tree.put("total", estimate(row.total()));
        return tree;
    }

    private static Map<String, @Nullable Object> estimate(Estimate estimate) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("value", estimate.value());
        tree.put("low", estimate.low().isPresent() ? estimate.low().getAsDouble() : null);
        tree.put("high", estimate.high().isPresent() ? estimate.high().getAsDouble() : null);
        return tree;
    }

    static List<Effect> changing(RobustOutcome outcome) {
        return outcome.effects().stream().filter(Effect::changesPick).toList();
    }
}
