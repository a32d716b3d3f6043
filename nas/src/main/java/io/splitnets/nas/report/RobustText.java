package io.splitnets.nas.report;

import io.splitnets.measure.Estimate;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.robust.AssumptionLaw;
import io.splitnets.nas.robust.Effect;
import io.splitnets.nas.robust.FrontMember;
import io.splitnets.nas.robust.MemberFigures;
import io.splitnets.nas.robust.RobustOptions;
import io.splitnets.nas.robust.RobustOutcome;
import io.splitnets.nas.robust.SensitivityRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The robustness of a front as text for people. */
public final class RobustText {
    private static final String NETWORK = "%-3s %-22s %6s  %15s  %12s  %12s  %12s  %8s  %8s  %8s%n";
    private static final String EFFECT = "  %-44s %10s %10s %10s  %-22s %-16s%n";

    private RobustText() {}

    /** The tables and the verdict. */
    public static String of(RobustOutcome outcome) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %d systems drawn from %d assumptions (%d randomisations of Sobol points, seed %d); limits: %s%n%n",
                outcome.spec().name(),
                outcome.options().samples(),
                outcome.laws().size(),
                RobustOptions.SHIFTS,
                outcome.options().seed(),
                limits(outcome)));
        networks(outcome, text);
        effects(outcome, text);
        sensitivity(outcome, text);
        return text.append('\n').append(verdict(outcome)).append('\n').toString();
    }

    static String limits(RobustOutcome outcome) {
        List<String> limits = outcome.limits().stream().map(RobustText::limit).toList();
        return limits.isEmpty() ? "a steady state" : "a steady state, " + String.join(", ", limits);
    }

    private static String limit(SearchSpec.Limit limit) {
        return switch (limit.metric()) {
            case RAW_PIXELS_LEAVE_SENSOR -> "raw pixels stay on the sensor";
            case LINK_BYTES, SENSOR_MEMORY -> limit.metric().label() + " at most " + Shown.bytes((long) limit.bound());
            default ->
                limit.metric().label() + " at most " + Shown.figure(limit.bound()) + " "
                        + limit.metric().unit();
        };
    }

    private static void networks(RobustOutcome outcome, StringBuilder text) {
        text.append(String.format(
                Locale.ROOT,
                NETWORK,
                "",
                "cut",
                "acc %",
                "p99 ms, 5..95 %",
                "keeps limits",
                "non-domin. %",
                "best %",
                "regret",
                "p95",
                "worst"));
        for (int i = 0; i < outcome.figures().size(); i++) {
            MemberFigures figures = outcome.figures().get(i);
            FrontMember member = figures.member();
            text.append(String.format(
                    Locale.ROOT,
                    NETWORK,
                    member.baseline() ? "" : (i == outcome.front().pick() ? "*" : "") + (i + 1),
                    member.baseline() ? short22(member.id()) : short22(member.cut()),
                    percent(member.accuracy()),
                    range(figures),
                    plus(figures.keepsLimits()),
                    plus(figures.nonDominatedDrawn()),
                    member.baseline() ? Shown.NOTHING : plus(figures.best()),
                    points(figures.regret().value()),
                    points(figures.regretP95()),
                    points(figures.regretWorst())));
        }
        text.append(
                "non-dominated with accuracies drawn from their intervals; regret in points of accuracy against the "
                        + "best of the front\n");
        outcome.front()
                .leftOut()
                .forEach(name -> text.append("left out, not to be rebuilt: ")
                        .append(name)
                        .append('\n'));
    }

    private static String short22(String text) {
        return text.length() <= 22 ? text : text.substring(0, 21) + "…";
    }

    private static String range(MemberFigures figures) {
        return Shown.figure(figures.p99Low()) + ".." + Shown.figure(figures.p99High());
    }

    private static void effects(RobustOutcome outcome, StringBuilder text) {
        text.append('\n')
                .append(String.format(
                        Locale.ROOT,
                        EFFECT,
                        "one assumption at a time",
                        "low",
                        "value",
                        "high",
                        "p99 ms of the pick",
                        "changes the pick"));
        for (Effect effect : bySwing(outcome)) {
            text.append(String.format(
                    Locale.ROOT,
                    EFFECT,
                    effect.law().assumption().path(),
                    effect.law().shown(0),
                    effect.law().assumption().shown(effect.law().assumption().value()),
                    effect.law().shown(1),
                    swing(outcome, effect),
                    changes(outcome, effect)));
        }
    }

    /** The latencies of the pick from the least to the greatest value. */
    static String swing(RobustOutcome outcome, Effect effect) {
        double at = outcome.picked().nominalP99Ms();
        return effect.lowP99Ms() == at && effect.highP99Ms() == at
                ? "no effect"
                : latency(effect.lowP99Ms()) + " .. " + latency(effect.highP99Ms());
    }

    private static String latency(double milliseconds) {
        return Double.isFinite(milliseconds) ? String.format(Locale.ROOT, "%.3f", milliseconds) : "overloaded";
    }

    /** Where the best choice changes and what it becomes; empty where it does not. */
    static String changes(RobustOutcome outcome, Effect effect) {
        List<String> changes = new ArrayList<>();
        effect.below().ifPresent(crossing -> changes.add("below " + change(outcome, crossing)));
        effect.above().ifPresent(crossing -> changes.add("above " + change(outcome, crossing)));
        return String.join("; ", changes);
    }

    private static String change(RobustOutcome outcome, Effect.Crossing crossing) {
        return crossing.value() + ": "
                + (crossing.pick() < 0
                        ? "none keeps the limits"
                        : "number " + (crossing.pick() + 1) + " ("
                                + outcome.figures()
                                        .get(crossing.pick())
                                        .member()
                                        .cut() + ")");
    }

    /** The widest first; those without effect last, in the order of the file. */
    static List<Effect> bySwing(RobustOutcome outcome) {
        return outcome.effects().stream()
                .sorted(Comparator.comparingDouble((Effect effect) -> size(outcome, effect))
                        .reversed())
                .toList();
    }

    private static double size(RobustOutcome outcome, Effect effect) {
        double at = outcome.picked().nominalP99Ms();
        return Math.max(Math.abs(effect.lowP99Ms() - at), Math.abs(effect.highP99Ms() - at));
    }

    private static void sensitivity(RobustOutcome outcome, StringBuilder text) {
        text.append("\nvariance of the pick's p99 latency: share of each assumption\n");
        Optional<List<SensitivityRow>> rows = outcome.sensitivity();
        if (rows.isEmpty()) {
            text.append("  none: ").append(whyNoSensitivity(outcome)).append('\n');
            return;
        }
        for (SensitivityRow row : byTotal(rows.get())) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-44s first order %s, total %s%n",
                    row.law().assumption().path(),
                    index(row.first()),
                    index(row.total())));
        }
    }

    static String whyNoSensitivity(RobustOutcome outcome) {
        return outcome.picked().overloaded().value() > 0
                ? "the pick has no steady state in some of the systems, so its latency has no variance"
                : "no assumption moves the latency of the pick, or it has no steady state somewhere";
    }

    static List<SensitivityRow> byTotal(List<SensitivityRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparingDouble(
                                (SensitivityRow row) -> row.total().value())
                        .reversed())
                .toList();
    }

    /** An index with half the width of its interval. */
    static String index(Estimate estimate) {
        double value = Math.rint(100 * estimate.value()) / 100 + 0.0;
        return String.format(
                Locale.ROOT, "%.2f +- %.2f", value, estimate.halfWidth().orElse(0));
    }

    /** What it comes to, in sentences. */
    static String verdict(RobustOutcome outcome) {
        MemberFigures pick = outcome.picked();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "The pick %s keeps the limits in %s %% of the systems and is the best of the front in %s %%; its regret is "
                        + "%s points of accuracy on average and %s at worst.",
                pick.member().id(),
                plus(pick.keepsLimits()),
                plus(pick.best()),
                points(pick.regret().value()),
                points(pick.regretWorst())));
        if (outcome.hopeless().value() > 0) {
            text.append(" In ")
                    .append(plus(outcome.hopeless()))
                    .append(" % of them no member of the front keeps the limits.");
        }
        text.append(' ').append(alternative(outcome)).append(' ').append(cause(outcome));
        return text.toString();
    }

    private static String alternative(RobustOutcome outcome) {
        if (outcome.leastExpected() == outcome.front().pick()
                && outcome.leastWorst() == outcome.front().pick()) {
            return "No member of the front has less expected or less worst regret.";
        }
        MemberFigures expected = outcome.figures().get(outcome.leastExpected());
        MemberFigures worst = outcome.figures().get(outcome.leastWorst());
        return "Least expected regret: number " + (outcome.leastExpected() + 1) + " ("
                + expected.member().cut() + "), "
                + points(expected.regret().value()) + " points; least worst regret: number "
                + (outcome.leastWorst() + 1) + " (" + worst.member().cut() + "), " + points(worst.regretWorst())
                + " points.";
    }

    private static String cause(RobustOutcome outcome) {
        List<Effect> changing = RobustTree.changing(outcome);
        if (changing.isEmpty()) {
            return outcome.budgetMs().isEmpty()
                    ? "No assumption changes the pick by itself; the search has no p99 limit, so only an overload could "
                            + "(--budget sets one)."
                    : "No assumption changes the pick by itself.";
        }
        List<String> causes = changing.stream()
                .map(effect -> effect.law().assumption().path() + " " + changes(outcome, effect))
                .toList();
        return "By itself the pick changes with " + String.join("; with ", causes) + ".";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** A share in percent with half the width of its interval. */
    static String plus(Estimate share) {
        double half = share.halfWidth().orElse(0);
        return percent(share.value()) + (half > 0 ? String.format(Locale.ROOT, "+-%.1f", 100 * half) : "");
    }

    /** Accuracy in percentage points. */
    static String points(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * share + 0.0);
    }

    /** A law in words. */
    static String law(AssumptionLaw law) {
        return law.logarithmic() ? "log-uniform" : "uniform";
    }
}
