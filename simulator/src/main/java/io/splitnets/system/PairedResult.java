package io.splitnets.system;

import io.splitnets.measure.Difference;
import io.splitnets.measure.Stage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Two systems run on the same random numbers, and what lies between them. Times are in ms.
 *
 * @param a the first system's result
 * @param b the second's
 * @param pairs of replications; 1 if nothing in either is random
 * @param figures latency, waits and stages; empty if one of the two has none, as an overloaded one
 * @param utilisation by station, those that both have
 */
public record PairedResult(
        SimulationResult a,
        SimulationResult b,
        int pairs,
        Optional<Figures> figures,
        Map<String, Difference> utilisation) {
    /** Keeps its own copy. */
    public PairedResult {
        utilisation = Collections.unmodifiableMap(new LinkedHashMap<>(utilisation));
    }

    /** Busy share of a station that both have. */
    public Difference utilisation(String station) {
        return Objects.requireNonNull(utilisation.get(station), station);
    }

    /**
     * Latency and its parts in both.
     *
     * @param mean latency of the results
     * @param p50 median
     * @param p95 19 of 20 are not above it
     * @param p99 99 of 100 are not above it
     * @param waits for the three kinds of stations
     * @param stages mean of each stage over the finished frames
     * @param networks those that both have; empty if neither has more than one
     * @param cause the part of the system that explains most of the difference in the mean; empty if none shows
     */
    public record Figures(
            Difference mean,
            Difference p50,
            Difference p95,
            Difference p99,
            Waits waits,
            Map<Stage, Difference> stages,
            Map<String, OfNetwork> networks,
            Optional<Cause> cause) {
        /** Keeps its own copy. */
        public Figures {
            stages = Collections.unmodifiableMap(new EnumMap<>(stages));
            networks = Collections.unmodifiableMap(new LinkedHashMap<>(networks));
        }

        /** One stage. */
        public Difference stage(Stage stage) {
            return Objects.requireNonNull(stages.get(stage), stage.name());
        }
    }

    /**
     * One network in both.
     *
     * @param mean latency of its results
     * @param p95 19 of 20 are not above it
     * @param p99 99 of 100 are not above it
     * @param lateShare results after the deadline over all results; 0 without a deadline
     */
    public record OfNetwork(Difference mean, Difference p95, Difference p99, Difference lateShare) {}

    /** Waits, mean and 95 % quantile, over all visits. */
    public record Waits(
            Difference sensorMean,
            Difference sensorP95,
            Difference linkMean,
            Difference linkP95,
            Difference aggregatorMean,
            Difference aggregatorP95) {}
}
