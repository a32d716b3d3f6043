package io.splitnets.system;

import io.splitnets.measure.FrameStatistics;
import io.splitnets.measure.NetworkStatistics;
import io.splitnets.measure.QuantileStore;
import io.splitnets.measure.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was observed in one replication, or in one batch of it, times in ps.
 *
 * @param latency of the results
 * @param sensorWait for the network processors
 * @param linkWait for the links
 * @param aggregatorWait for the aggregator
 * @param stages mean per {@link Stage}, in its order
 * @param networks one for each
 */
record Observed(
        Summary latency,
        Summary sensorWait,
        Summary linkWait,
        Summary aggregatorWait,
        double[] stages,
        List<OfNetwork> networks) {
    /** The results of one network, and how many of its frames were taken and lost. */
    record OfNetwork(Summary latency, long taken, long lost, long late, long partial) {
        /** Results after the deadline over all results. */
        double lateShare() {
            return latency.count() == 0 ? 0 : (double) late / latency.count();
        }

        static OfNetwork of(NetworkStatistics network, Summary latency) {
            return new OfNetwork(
                    latency, network.framesTaken(), network.framesLost(), network.late(), network.partial());
        }
    }

    static Observed of(FrameStatistics statistics) {
        Summary latency = Summary.of(statistics.latency());
        List<OfNetwork> networks = new ArrayList<>();
        for (int i = 0; i < statistics.networks(); i++) {
            NetworkStatistics network = statistics.network(i);
            networks.add(OfNetwork.of(network, statistics.networks() == 1 ? latency : Summary.of(network.latency())));
        }
        double[] stages = new double[Stage.values().length];
        for (Stage stage : Stage.values()) {
            stages[stage.position()] = statistics.meanStage(stage);
        }
        return new Observed(
                latency,
                Summary.of(statistics.sensorWait()),
                Summary.of(statistics.linkWait()),
                Summary.of(statistics.aggregatorWait()),
                stages,
                networks);
    }

    /** Count, mean, quantiles at 1 % ... 100 % and maximum. */
    record Summary(long count, double mean, double[] percentiles) {
        static Summary of(QuantileStore store) {
            double[] percentiles =
                    Arrays.stream(store.percentiles()).asDoubleStream().toArray();
            return new Summary(store.count(), store.sum().mean(store.count()), percentiles);
        }

        double percentile(int percent) {
            return percentiles[percent - 1];
        }
    }
}
