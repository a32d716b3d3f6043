package io.splitnets.calibration;

import io.splitnets.npu.LayerFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a part's compiler stores beside the weights themselves: biases, scales, padding, as bytes per output channel. */
final class StoredWeights {
    private StoredWeights() {}

    /**
     * The layers of a network with as many weights as are stored, where these are fewer than it has: the network that was
     * measured then has a smaller classifier, or weights of fewer bits.
     */
    static List<LayerFeatures> atMost(List<LayerFeatures> layers, OptionalLong stored) {
        long weights = weights(layers);
        return stored.isEmpty() || stored.getAsLong() >= weights
                ? layers
                : layers.stream()
                        .map(layer -> layer.withWeights((double) stored.getAsLong() / weights))
                        .toList();
    }

    private static long weights(List<LayerFeatures> layers) {
        return layers.stream().mapToLong(LayerFeatures::weightBytes).sum();
    }

    /** The bytes per output channel of one network; empty without a stored size or where weights are resident. */
    static OptionalDouble perChannel(List<LayerFeatures> layers, OptionalLong stored) {
        long channels = layers.stream().mapToLong(LayerFeatures::channels).sum();
        if (stored.isEmpty() || channels == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.max(0, (stored.getAsLong() - weights(layers)) / (double) channels));
    }

    /**
     * Bytes per output channel with least squares of the relative error of the stored size over the networks whose size is
     * known; at least 0, and {@code otherwise} if none is known.
     */
    static double fit(List<Measurement> rows, List<List<LayerFeatures>> layers, double otherwise) {
        List<double[]> matrix = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            long channels =
                    layers.get(i).stream().mapToLong(LayerFeatures::channels).sum();
            if (rows.get(i).storedBytes().isPresent() && channels > 0) {
                double stored = rows.get(i).storedBytes().getAsLong();
                matrix.add(new double[] {channels / stored});
                right.add(1 - weights(layers.get(i)) / stored);
            }
        }
        return matrix.isEmpty()
                ? otherwise
                : NonNegativeLeastSquares.solve(
                        matrix.toArray(double[][]::new),
                        right.stream().mapToDouble(Double::doubleValue).toArray())[0];
    }
}
