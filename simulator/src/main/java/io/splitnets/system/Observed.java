package io.splitnets.system;

import io.splitnets.measure.FrameStatistics;
import io.splitnets.measure.QuantileStore;
import io.splitnets.measure.Stage;

/**
 * What was observed in one replication, or in one batch of it, times in ps.
 *
 * @param latency of the results
 * @param sensorWait for the network processors
 * @param linkWait for the links
 * @param aggregatorWait for the aggregator
 * @param stages mean per {@link Stage}, in its order
 */
record Observed(Summary latency, Summary sensorWait, Summary linkWait, Summary aggregatorWait, double[] stages) {
    /** Count, mean, quantiles at 1 % ... 100 % and maximum. */
    record Summary(long count, double mean, double[] percentiles) {
        static Summary of(QuantileStore store) {
            double[] percentiles = new double[100];
            for (int i = 0; i < percentiles.length; i++) {
                percentiles[i] = i == 99 ? store.max() : store.quantile((i + 1) / 100.0);
            }
            return new Summary(store.count(), store.sum().mean(store.count()), percentiles);
        }

        double percentile(int percent) {
            return percentiles[percent - 1];
        }
    }

    static Observed of(FrameStatistics statistics) {
        double[] stages = new double[Stage.values().length];
        for (Stage stage : Stage.values()) {
            stages[stage.position()] = statistics.meanStage(stage);
        }
        return new Observed(
                Summary.of(statistics.latency()),
                Summary.of(statistics.sensorWait()),
                Summary.of(statistics.linkWait()),
                Summary.of(statistics.aggregatorWait()),
                stages);
    }
}
