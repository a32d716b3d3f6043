package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Dominance;
import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.oracle.SystemEstimate.Latency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the outcome of a search comes to, in words, and how it stands against doing without the search. */
final class Recommendation {
    private final SearchOutcome outcome;

    Recommendation(SearchOutcome outcome) {
        this.outcome = outcome;
    }

    /** Both sentences. */
    String text() {
        return headline() + " " + comparison();
    }

    /** What is recommended. */
    String headline() {
        return outcome.pick()
                .map(pick ->
                        "Recommended: " + pick.id() + " (cut after " + Shown.cut(pick) + "): " + figures(pick) + ".")
                .orElse("Nothing is recommended: no evaluated network keeps every limit.");
    }

    /** How it stands against the best baseline. */
    String comparison() {
        Optional<Judgement> best = bestBaseline();
        if (best.isEmpty()) {
            return "No baseline has a steady state to compare with.";
        }
        Judgement baseline = best.get();
        String standing = keepsLimits(baseline)
                ? "The most accurate baseline that keeps every limit is '" + baseline.id() + "'"
                : "No baseline keeps every limit; the most accurate one with a steady state is '" + baseline.id() + "'";
        return standing
                + outcome.pick()
                        .map(pick -> ": against it, " + accuracyAgainst(pick, baseline) + ", "
                                + latencyAgainst(pick, baseline) + ", "
                                + times(
                                        pick.system().linkBytes(),
                                        baseline.system().linkBytes(),
                                        "link bytes") + ", "
                                + times(
                                        pick.system().sensorMemoryBytes(),
                                        baseline.system().sensorMemoryBytes(),
                                        "sensor memory")
                                + ".")
                        .orElse(": " + figures(baseline) + ".");
    }

    /**
     * Front members that a baseline which keeps every limit beats in one objective without losing in any, with that
     * baseline; values decide, not intervals.
     */
    List<Map<String, String>> dominated() {
        List<Map<String, String>> dominated = new ArrayList<>();
        for (Judgement member : outcome.front()) {
            outcome.baselines().stream()
                    .filter(baseline -> Dominance.of(outcome.spec(), baseline, member))
                    .findFirst()
                    .ifPresent(baseline -> {
                        Map<String, String> pair = new LinkedHashMap<>();
                        pair.put("id", member.id());
                        pair.put("baseline", baseline.id());
                        dominated.add(pair);
                    });
        }
        return dominated;
    }

    /** The most accurate baseline among those that keep every limit, or else among those with a steady state. */
    Optional<Judgement> bestBaseline() {
        return outcome.baselines().stream()
                .filter(baseline -> baseline.system().latency().isPresent())
                .max(Comparator.comparing(this::keepsLimits)
                        .thenComparingDouble(baseline -> baseline.value(Metric.ACCURACY))
                        .thenComparingDouble(baseline -> -baseline.value(Metric.LATENCY_P99)));
    }

    /** Whether a network has a steady state and keeps the limits of the search. */
    boolean keepsLimits(Judgement judgement) {
        return Dominance.keepsLimits(outcome.spec(), judgement);
    }

    /** Why a network is no answer, in a few words; empty if it keeps every limit. */
    String reproach(Judgement judgement) {
        if (judgement.system().latency().isEmpty()) {
            return "overloaded, load " + Shown.figure(judgement.system().load());
        }
        return String.join(
                ", ",
                outcome.spec().limits().stream()
                        .filter(limit -> breaks(judgement, limit))
                        .map(limit -> limit.metric().label() + (limit.metric() == Metric.ACCURACY ? " below" : " above")
                                + " its limit")
                        .toList());
    }

    /** Front members that another member beats in every objective once the test images are counted. */
    long overtaken() {
        return outcome.front().stream()
                .filter(member ->
                        outcome.front().stream().anyMatch(other -> Dominance.better(outcome.spec(), other, member)))
                .count();
    }

    private static boolean breaks(Judgement judgement, SearchSpec.Limit limit) {
        return !limit.keeps(judgement.value(limit.metric()));
    }

    private String figures(Judgement judgement) {
        return Notes.label(outcome) + "accuracy " + Shown.percent(Shown.accuracy(judgement.accuracy()))
                + " %, p99 latency "
                + Shown.latency(judgement.system(), Latency::p99) + " ms, "
                + Shown.bytes(judgement.system().linkBytes()) + " over the links per result, "
                + Shown.bytes(judgement.system().sensorMemoryBytes()) + " of sensor memory";
    }

    private static String accuracyAgainst(Judgement pick, Judgement baseline) {
        Interval one = Shown.accuracy(pick.accuracy());
        Interval other = Shown.accuracy(baseline.accuracy());
        return String.format(Locale.ROOT, "%+.1f points of accuracy", 100 * (one.value() - other.value()))
                + overlap(one, other);
    }

    private static String latencyAgainst(Judgement pick, Judgement baseline) {
        double change = pick.value(Metric.LATENCY_P99) / baseline.value(Metric.LATENCY_P99) - 1;
        return String.format(Locale.ROOT, "%+.0f %% p99 latency", 100 * change)
                + pick.system()
                        .latency()
                        .flatMap(one -> baseline.system().latency().map(other -> overlap(one.p99(), other.p99())))
                        .orElse("");
    }

    private static String overlap(Interval one, Interval other) {
        boolean apart = one.low() > other.high() || other.low() > one.high() || one.equals(other);
        return apart ? "" : " (intervals overlap)";
    }

    private static String times(long one, long other, String what) {
        if (one == other) {
            return "equal " + what;
        }
        if (other == 0 || one == 0) {
            return Shown.bytes(one) + " in place of " + Shown.bytes(other) + " of " + what;
        }
        return String.format(Locale.ROOT, "%+.0f %% %s", 100.0 * (one - other) / other, what);
    }
}
