package io.splitnets.nas.robust;

import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.oracle.SystemEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a network has to keep, and what it is compared by. */
final class Limits {
    private final List<SearchSpec.Limit> limits;
    private final List<Metric> objectives;

    private Limits(List<SearchSpec.Limit> limits, List<Metric> objectives) {
        this.limits = limits;
        this.objectives = objectives;
    }

    /** Those of the search, with another p99 latency where one is given. */
    static Limits of(SearchSpec spec, OptionalDouble budgetMs) {
        List<SearchSpec.Limit> limits = new ArrayList<>(spec.limits());
        // No assumption of the system moves an accuracy; the search has kept its bound.
        limits.removeIf(limit -> limit.metric() == Metric.ACCURACY);
        if (budgetMs.isPresent()) {
            limits.removeIf(limit -> limit.metric() == Metric.LATENCY_P99);
            limits.add(new SearchSpec.Limit(Metric.LATENCY_P99, budgetMs.getAsDouble()));
        }
        return new Limits(List.copyOf(limits), spec.objectives());
    }

    List<SearchSpec.Limit> all() {
        return limits;
    }

    /** The p99 latency to keep, in ms. */
    OptionalDouble budgetMs() {
        return limits.stream()
                .filter(limit -> limit.metric() == Metric.LATENCY_P99)
                .mapToDouble(SearchSpec.Limit::bound)
                .findFirst();
    }

    /** What {@code estimate} comes to; empty where the network does not fit the system. */
    Answer answer(Optional<SystemEstimate> estimate) {
        boolean keeps = estimate.filter(system -> system.latency().isPresent())
                .filter(this::keeps)
                .isPresent();
        double p99 = estimate.map(system -> Judgement.value(system, Metric.LATENCY_P99))
                .orElse(Double.POSITIVE_INFINITY);
        double[] costs = objectives.stream()
                .filter(metric -> metric != Metric.ACCURACY)
                .mapToDouble(
                        metric -> estimate.map(system -> cost(system, metric)).orElse(Double.POSITIVE_INFINITY))
                .toArray();
        return new Answer(keeps, p99, costs);
    }

    private boolean keeps(SystemEstimate system) {
        return limits.stream().allMatch(limit -> limit.keeps(Judgement.value(system, limit.metric())));
    }

    /** Whether accuracy is an objective. */
    boolean accuracyCounts() {
        return objectives.contains(Metric.ACCURACY);
    }

    private static double cost(SystemEstimate system, Metric metric) {
        double value = Judgement.value(system, metric);
        return metric.objective().direction().minimised(value);
    }
}
