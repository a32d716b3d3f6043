package io.splitnets.calibration;

import io.splitnets.npu.LayerFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a part's compiler stores beside the weights themselves: biases, scales, padding, as bytes per output channel. */
final class StoredWeights {
    private StoredWeights() {}

    /** The bytes per output channel of one network; empty without a stored size or where weights are resident. */
    static OptionalDouble perChannel(List<LayerFeatures> layers, OptionalLong stored) {
        long channels = layers.stream().mapToLong(LayerFeatures::channels).sum();
        if (stored.isEmpty() || channels == 0) {
            return OptionalDouble.empty();
        }
        long weights = layers.stream().mapToLong(LayerFeatures::weightBytes).sum();
        return OptionalDouble.of((stored.getAsLong() - weights) / (double) channels);
    }

    /**
     * Bytes per output channel with least squares of the relative error of the stored size over the networks whose size is
     * known; at least 0, and 0 if none is known.
     */
    static double fit(List<Measurement> rows, List<List<LayerFeatures>> layers) {
        List<double[]> matrix = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            long channels =
                    layers.get(i).stream().mapToLong(LayerFeatures::channels).sum();
            if (rows.get(i).storedBytes().isPresent() && channels > 0) {
                double stored = rows.get(i).storedBytes().getAsLong();
                long weights = layers.get(i).stream()
                        .mapToLong(LayerFeatures::weightBytes)
                        .sum();
                matrix.add(new double[] {channels / stored});
                right.add(1 - weights / stored);
            }
        }
        return matrix.isEmpty()
                ? 0
                : NonNegativeLeastSquares.solve(
                        matrix.toArray(double[][]::new),
                        right.stream().mapToDouble(Double::doubleValue).toArray())[0];
    }
}
