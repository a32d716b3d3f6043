package io.splitnets.nas.robust;

import io.splitnets.measure.Estimate;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.report.Provenance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the front of a search is worth where its assumptions are not exact.
 *
 * @param spec the search
 * @param options how the assumptions were sampled
 * @param front what the search found
 * @param limits what a choice had to keep
 * @param laws the assumptions, in the order of the file
 * @param figures one per network, in the order of the front
 * @param hopeless share of samples in which no member of the front keeps every limit
 * @param nominalPick index of the best choice on the scenario as it is in the file; -1 where none keeps every limit
 * @param leastExpected index of the network with the least mean regret
 * @param leastWorst index of the network with the least worst regret
 * @param effects what each assumption does by itself, in the order of {@code laws}
 * @param sensitivity shares of the variance of the pick's p99 latency; empty where it has none at some point, or none varies it
 * @param provenance what gives the same bytes again
 */
public record RobustOutcome(
        SearchSpec spec,
        RobustOptions options,
        FoundFront front,
        List<SearchSpec.Limit> limits,
        List<AssumptionLaw> laws,
        List<MemberFigures> figures,
        Estimate hopeless,
        int nominalPick,
        int leastExpected,
        int leastWorst,
        List<Effect> effects,
        Optional<List<SensitivityRow>> sensitivity,
        Provenance provenance) {
    /** Copies the lists. */
    public RobustOutcome {
        limits = List.copyOf(limits);
        laws = List.copyOf(laws);
        figures = List.copyOf(figures);
        effects = List.copyOf(effects);
    }

    /** The figures of the network that the search recommended. */
    public MemberFigures picked() {
        return figures.get(front.pick());
    }

    /** The p99 latency that a choice had to keep, in ms. */
    public OptionalDouble budgetMs() {
        return limits.stream()
                .filter(limit -> limit.metric() == io.splitnets.nas.experiment.Metric.LATENCY_P99)
                .mapToDouble(SearchSpec.Limit::bound)
                .findFirst();
    }
}
