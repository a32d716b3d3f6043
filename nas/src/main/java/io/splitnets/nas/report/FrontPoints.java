package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.experiment.Trust;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.search.Estimate;
import io.splitnets.nas.search.Evaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What the chart of the front shows: p99 latency against accuracy, of as many networks as a page can hold. */
final class FrontPoints {
    /** Most members drawn and listed one by one. */
    static final int MOST_MEMBERS = 100;

    private static final int MOST_CANDIDATES = 1000;

    private final SearchOutcome outcome;

    FrontPoints(SearchOutcome outcome) {
        this.outcome = outcome;
    }

    /**
     * A network that was measured on the test images.
     *
     * @param judgement all of it
     * @param number its place in the front from 1, 0 for a baseline
     * @param latency p99, ms
     * @param accuracy share
     */
    record Point(Judgement judgement, int number, Interval latency, Interval accuracy) {}

    /**
     * A candidate that the search evaluated.
     *
     * @param latency p99, ms
     * @param accuracy share of the validation images
     * @param feasible whether it keeps every limit
     */
    record Dot(double latency, double accuracy, boolean feasible) {}

    /**
     * A member of the search's front that is none by fresh runs, where the search saw it.
     *
     * @param latency p99, ms
     * @param accuracy share of the validation images
     */
    record Fall(Trust.Fallen fallen, double latency, double accuracy) {}

    /** The front, thinned out evenly where it is very long; the recommended one always stays. */
    List<Point> front() {
        List<Point> points = new ArrayList<>();
        for (int number : numbers(outcome, MOST_MEMBERS)) {
            add(points, outcome.front().get(number - 1), number);
        }
        return points;
    }

    /**
     * Places in the front, from 1, of at most {@code most} members spread evenly, and of the recommended one, which may
     * be one more.
     */
    static NavigableSet<Integer> numbers(SearchOutcome outcome, int most) {
        NavigableSet<Integer> numbers = new TreeSet<>();
        kept(outcome.front().size(), most).forEach(i -> numbers.add(i + 1));
        outcome.pick()
                .map(pick -> outcome.front().indexOf(pick) + 1)
                .filter(number -> number > 0)
                .ifPresent(numbers::add);
        return numbers;
    }

    /** The baselines that have a steady state. */
    List<Point> baselines() {
        List<Point> points = new ArrayList<>();
        outcome.baselines().forEach(baseline -> add(points, baseline, 0));
        return points;
    }

    private static void add(List<Point> points, Judgement judgement, int number) {
        judgement
                .system()
                .latency()
                .ifPresent(latency ->
                        points.add(new Point(judgement, number, latency.p99(), Shown.accuracy(judgement.accuracy()))));
    }

    /** Evaluated candidates with a steady state that are not on the front. */
    static List<Evaluation> others(SearchOutcome outcome) {
        Set<String> front = new HashSet<>();
        outcome.front().forEach(member -> front.add(member.id()));
        return outcome.archive().stream()
                .filter(one -> one.violations().get(0) == 0)
                .filter(one -> !front.contains(one.candidate().id()))
                .toList();
    }

    /** Candidates with a steady state that never were on the front; empty if the search did not ask for both axes. */
    List<Dot> dots() {
        int latency = outcome.spec().objectives().indexOf(Metric.LATENCY_P99);
        int accuracy = outcome.spec().objectives().indexOf(Metric.ACCURACY);
        if (latency < 0 || accuracy < 0) {
            return List.of();
        }
        Set<String> fallen = new HashSet<>();
        outcome.trust().fallen().forEach(one -> fallen.add(one.id()));
        List<Evaluation> others = others(outcome).stream()
                .filter(one -> !fallen.contains(one.candidate().id()))
                .toList();
        return kept(others.size(), MOST_CANDIDATES).stream()
                .map(others::get)
                .map(one -> new Dot(
                        one.objectives().get(latency).value(),
                        one.objectives().get(accuracy).value(),
                        one.feasible()))
                .toList();
    }

    /** Members that fell, as far as the search saw a steady state of theirs; empty if it did not ask for both axes. */
    List<Fall> falls() {
        int latency = outcome.spec().objectives().indexOf(Metric.LATENCY_P99);
        int accuracy = outcome.spec().objectives().indexOf(Metric.ACCURACY);
        if (latency < 0 || accuracy < 0) {
            return List.of();
        }
        Map<String, Evaluation> seen = new HashMap<>();
        others(outcome).forEach(one -> seen.put(one.candidate().id(), one));
        List<Trust.Fallen> fallen = outcome.trust().fallen().stream()
                .filter(one -> seen.containsKey(one.id()))
                .toList();
        return kept(fallen.size(), MOST_MEMBERS).stream()
                .map(fallen::get)
                .map(one -> {
                    List<Estimate> figures =
                            Objects.requireNonNull(seen.get(one.id())).objectives();
                    return new Fall(
                            one,
                            figures.get(latency).value(),
                            figures.get(accuracy).value());
                })
                .toList();
    }

    /** Number of candidates that some part of the system could not keep up with. */
    long overloaded() {
        return outcome.archive().stream()
                .filter(one -> one.violations().get(0) > 0)
                .count();
    }

    /** At most {@code most} of the numbers below {@code count}, spread evenly, the first and the last among them. */
    static List<Integer> kept(int count, int most) {
        List<Integer> kept = new ArrayList<>();
        int shown = Math.min(count, most);
        for (int i = 0; i < shown; i++) {
            kept.add(shown < 2 ? 0 : (int) ((long) i * (count - 1) / (shown - 1)));
        }
        return kept;
    }
}
