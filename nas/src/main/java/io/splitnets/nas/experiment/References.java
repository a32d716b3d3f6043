package io.splitnets.nas.experiment;

import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.nas.space.SplitSpace;
import java.util.List;

/**
 * The point from which the hypervolume of a search is measured: chance for accuracy, the limit where a metric has one,
 * otherwise four times what the largest network costs when it is cut in the middle. It does not depend on any trained
 * weight, so that hypervolumes of several trainings compare.
 */
final class References {
    private static final int MARGIN = 4;

    private References() {}

    static List<Double> of(SearchSpec spec, CandidateJudge judge, SplitSpace space) {
        SystemEstimate largest = judge.system(middleCut(space));
        return spec.objectives().stream()
                .map(metric -> reference(spec, metric, largest))
                .toList();
    }

    private static SystemQuery middleCut(SplitSpace space) {
        Architecture plain = space.extreme(true);
        List<Integer> kept = space.spec().keptChannels();
        List<Integer> bits = space.spec().splitBits();
        SplitChoice split =
                new SplitChoice(plain.phases().size() / 2, kept.get(kept.size() - 1), bits.get(bits.size() - 1));
        Architecture cut = plain.with(split);
        return new SystemQuery(cut, new NetworkCodec(space.spec()).split(cut));
    }

    private static double reference(SearchSpec spec, Metric metric, SystemEstimate largest) {
        if (metric == Metric.ACCURACY) {
            return 1.0 / spec.space().classes();
        }
        return spec.limits().stream()
                .filter(limit -> limit.metric() == metric)
                .map(SearchSpec.Limit::bound)
                .findFirst()
                .orElse(MARGIN * cost(metric, largest));
    }

    private static double cost(Metric metric, SystemEstimate largest) {
        return switch (metric) {
            case LATENCY_MEAN, LATENCY_P95, LATENCY_P99 -> largest.additiveMs();
            case LINK_BYTES -> largest.linkBytes();
            case ENERGY -> largest.energyMj();
            default -> largest.sensorMemoryBytes();
        };
    }
}
