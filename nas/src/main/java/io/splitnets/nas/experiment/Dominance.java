package io.splitnets.nas.experiment;

import io.splitnets.nas.search.Direction;

/** Whether one network makes another pointless, by the figures that are reported. */
public final class Dominance {
    private Dominance() {}

    /**
     * Whether {@code one} keeps every limit and is at least as good as {@code other} in every objective and better in one.
     * Intervals are not looked at.
     */
    public static boolean of(SearchSpec spec, Judgement one, Judgement other) {
        boolean keeps = one.system().latency().isPresent()
                && spec.limits().stream().allMatch(limit -> one.value(limit.metric()) <= limit.atMost());
        boolean better = false;
        for (Metric metric : spec.objectives()) {
            int order = Double.compare(cost(one, metric), cost(other, metric));
            if (order > 0) {
                return false;
            }
            better |= order < 0;
        }
        return keeps && better;
    }

    private static double cost(Judgement judgement, Metric metric) {
        double value = judgement.value(metric);
        return metric.objective().direction() == Direction.MAXIMISE ? -value : value;
    }
}
