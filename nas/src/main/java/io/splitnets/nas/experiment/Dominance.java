package io.splitnets.nas.experiment;

/** Whether one network makes another pointless, by the figures that are reported. */
public final class Dominance {
    private Dominance() {}

    /** Whether {@code one} keeps every limit and is {@link #better} than {@code other}. */
    public static boolean of(SearchSpec spec, Judgement one, Judgement other) {
        return keepsLimits(spec, one) && better(spec, one, other);
    }

    /** Whether a network has a steady state and keeps every limit. */
    public static boolean keepsLimits(SearchSpec spec, Judgement judgement) {
        return judgement.system().latency().isPresent()
                && spec.limits().stream().allMatch(limit -> limit.keeps(judgement.value(limit.metric())));
    }

    /** Whether it keeps them with the whole interval of every latency. */
    public static boolean surelyKeepsLimits(SearchSpec spec, Judgement judgement) {
        return keepsLimits(spec, judgement)
                && spec.limits().stream()
                        .allMatch(limit -> judgement
                                .interval(limit.metric())
                                .map(interval -> limit.keeps(interval.high()))
                                .orElse(true));
    }

    /**
     * Whether {@code one} is at least as good as {@code other} in every objective and better in one. Values decide, not
     * intervals.
     */
    public static boolean better(SearchSpec spec, Judgement one, Judgement other) {
        boolean better = false;
        for (Metric metric : spec.objectives()) {
            int order = Double.compare(cost(one, metric), cost(other, metric));
            if (order > 0) {
                return false;
            }
            better |= order < 0;
        }
        return better;
    }

    private static double cost(Judgement judgement, Metric metric) {
        double value = judgement.value(metric);
        return metric.objective().direction().minimised(value);
    }
}
