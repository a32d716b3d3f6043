package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.search.Evaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /** The front, thinned out evenly where it is very long; the recommended one always stays. */
    List<Point> front() {
        List<Judgement> front = outcome.front();
        List<Point> points = new ArrayList<>();
        for (int i : kept(front.size(), MOST_MEMBERS)) {
            add(points, front.get(i), i + 1);
        }
        outcome.pick()
                .filter(pick ->
                        points.stream().noneMatch(point -> point.judgement().equals(pick)))
                .ifPresent(pick -> add(points, pick, front.indexOf(pick) + 1));
        points.sort(Comparator.comparingInt(Point::number));
        return points;
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

    /** Candidates with a steady state that are not on the front; empty if the search did not ask for both axes. */
    List<Dot> dots() {
        int latency = outcome.spec().objectives().indexOf(Metric.LATENCY_P99);
        int accuracy = outcome.spec().objectives().indexOf(Metric.ACCURACY);
        if (latency < 0 || accuracy < 0) {
            return List.of();
        }
        Set<String> front = new HashSet<>();
        outcome.front().forEach(member -> front.add(member.id()));
        List<Evaluation> others = outcome.archive().stream()
                .filter(one -> one.violations().get(0) == 0)
                .filter(one -> !front.contains(one.candidate().id()))
                .toList();
        return kept(others.size(), MOST_CANDIDATES).stream()
                .map(others::get)
                .map(one -> new Dot(
                        one.objectives().get(latency).value(),
                        one.objectives().get(accuracy).value(),
                        one.feasible()))
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
