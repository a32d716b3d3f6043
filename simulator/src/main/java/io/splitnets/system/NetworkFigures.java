package io.splitnets.system;

import io.splitnets.measure.Estimate;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;

/**
 * What became of one network's frames. Counts are sums over the replications, over one period where the run is exact; an
 * exact period holds no count of frames taken and lost that begin or end outside of it.
 *
 * @param id of the network
 * @param taken frames taken for it
 * @param lost of them
 * @param results of it
 * @param partial results from sets in which views are missing
 * @param deadline of a result, from where latency is counted
 * @param additiveMs latency of one of its results that meets no other ({@link AdditiveModel#terms})
 * @param lateShare results after the deadline over all results; 0 without a deadline
 * @param latency of its results; empty if there is no steady state, or no result
 */
public record NetworkFigures(
        String id,
        long taken,
        long lost,
        long results,
        long partial,
        Optional<SimTime> deadline,
        double additiveMs,
        Estimate lateShare,
        Optional<SimulationResult.Latency> latency) {
    /** The additive latency of a result of any network, by the number of their results; the worst if there is none. */
    static double meanAdditiveMs(List<NetworkFigures> networks) {
        long results = networks.stream().mapToLong(NetworkFigures::results).sum();
        if (networks.size() == 1 || results == 0) {
            return networks.stream()
                    .mapToDouble(NetworkFigures::additiveMs)
                    .max()
                    .orElseThrow();
        }
        double sum = 0;
        for (NetworkFigures network : networks) {
            sum += network.additiveMs * ((double) network.results / results);
        }
        return sum;
    }
}
