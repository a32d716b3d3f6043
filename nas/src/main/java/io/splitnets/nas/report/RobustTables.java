package io.splitnets.nas.report;

import io.splitnets.measure.Estimate;
import io.splitnets.nas.robust.Effect;
import io.splitnets.nas.robust.MemberFigures;
import io.splitnets.nas.robust.RobustOutcome;
import io.splitnets.report.CsvText;
import java.util.List;

/** The robustness of a front as CSV. */
final class RobustTables {
    private RobustTables() {}

    /** One row per network. */
    static String networks(RobustOutcome outcome) {
        CsvText csv = new CsvText(List.of(("kind,id,cut,accuracy,p99_ms,p99_ms_p05,p99_ms_p95,"
                        + "keeps_limits,keeps_limits_low,keeps_limits_high,"
                        + "non_dominated,non_dominated_low,non_dominated_high,"
                        + "non_dominated_accuracy_drawn,non_dominated_accuracy_drawn_low,non_dominated_accuracy_drawn_high,"
                        + "best,best_low,best_high,regret,regret_low,regret_high,regret_p95,regret_worst,"
                        + "over_budget_ms,over_budget_ms_p95,over_budget_ms_worst,picked,least_expected,least_worst")
                .split(",", -1)));
        for (int i = 0; i < outcome.figures().size(); i++) {
            MemberFigures figures = outcome.figures().get(i);
            csv.cell(figures.member().baseline() ? "baseline" : "front");
            csv.cell(figures.member().id()).cell(figures.member().cut());
            csv.cell(figures.member().accuracy());
            csv.cell(figures.nominalP99Ms()).cell(figures.p99Low()).cell(figures.p99High());
            estimate(csv, figures.keepsLimits());
            estimate(csv, figures.nonDominated());
            estimate(csv, figures.nonDominatedDrawn());
            estimate(csv, figures.best());
            estimate(csv, figures.regret());
            csv.cell(figures.regretP95()).cell(figures.regretWorst());
            csv.cell(figures.overBudget()).cell(figures.overBudgetP95()).cell(figures.overBudgetWorst());
            csv.cell(i == outcome.front().pick())
                    .cell(i == outcome.leastExpected())
                    .cell(i == outcome.leastWorst());
            csv.end();
        }
        return csv.toString();
    }

    /** One row per assumption. */
    static String assumptions(RobustOutcome outcome) {
        CsvText csv = new CsvText(List.of(("path,low,value,high,unit,law,status,source,p99_ms_at_low,p99_ms_at_high,"
                        + "changes_pick,change_below,change_above,"
                        + "first_order,first_order_low,first_order_high,total,total_low,total_high")
                .split(",", -1)));
        for (Effect effect : outcome.effects()) {
            var assumption = effect.law().assumption();
            csv.cell(assumption.path()).cell(assumption.low()).cell(assumption.value());
            csv.cell(assumption.high()).cell(assumption.unit());
            csv.cell(effect.law().logarithmic() ? "log_uniform" : "uniform");
            csv.cell(assumption.status().orElse("")).cell(assumption.source().orElse(""));
            csv.cell(effect.lowP99Ms()).cell(effect.highP99Ms()).cell(effect.changesPick());
            csv.cell(effect.below().map(Effect.Crossing::value).orElse(""));
            csv.cell(effect.above().map(Effect.Crossing::value).orElse(""));
            var row = outcome.sensitivity().stream()
                    .flatMap(List::stream)
                    .filter(found -> found.law().equals(effect.law()))
                    .findFirst();
            row.ifPresentOrElse(
                    found -> {
                        estimate(csv, found.first());
                        estimate(csv, found.total());
                    },
                    () -> List.of(1, 2, 3, 4, 5, 6).forEach(column -> csv.cell("")));
            csv.end();
        }
        return csv.toString();
    }

    private static void estimate(CsvText csv, Estimate estimate) {
        csv.cell(estimate.value()).cell(estimate.low()).cell(estimate.high());
    }
}
