package io.splitnets.nas.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Accuracies of the same networks after several trainings.
 *
 * @param perSeed for each seed one share per network
 */
record SeedAccuracies(List<List<Double>> perSeed) {
    SeedAccuracies {
        perSeed = perSeed.stream().map(List::copyOf).toList();
    }

    /** The accuracy of one network. */
    SeedFigure of(int network) {
        return each(shares -> shares.get(network));
    }

    /** The mean over networks {@code from} to {@code to}, the last not included, per seed. */
    SeedFigure mean(int from, int to) {
        return each(shares -> {
            double sum = 0;
            for (double share : shares.subList(from, to)) {
                sum += share;
            }
            return sum / (to - from);
        });
    }

    /** The least accuracy of networks {@code from} to {@code to}, per seed. */
    SeedFigure least(int from, int to) {
        return each(shares -> Collections.min(shares.subList(from, to)));
    }

    /** The greatest accuracy of networks {@code from} to {@code to}, per seed. */
    SeedFigure greatest(int from, int to) {
        return each(shares -> Collections.max(shares.subList(from, to)));
    }

    private SeedFigure each(ToDoubleFunction<List<Double>> figure) {
        List<Double> values = new ArrayList<>();
        for (List<Double> shares : perSeed) {
            values.add(figure.applyAsDouble(shares));
        }
        return new SeedFigure(values);
    }
}
