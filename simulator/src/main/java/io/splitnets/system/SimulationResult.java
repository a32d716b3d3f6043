package io.splitnets.system;

import io.splitnets.measure.Estimate;
import io.splitnets.measure.FrameStatistics;
import io.splitnets.measure.Stage;
import io.splitnets.measure.TimelineFrame;
import io.splitnets.units.SimTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run found. Times are in ms; counts, events and simulated time are sums over the replications.
 *
 * @param system name of the plan
 * @param seed root of the random numbers
 * @param verdict whether the figures describe a steady state; read this first
 * @param reasons why, one sentence each
 * @param exact the plan has no randomness and its periodic regime was found: latency, waits, stages and utilisation are
 *     exact over one period of it
 * @param descriptive one replication of a plan without randomness whose regime does not repeat, such as a recorded
 *     trace: figures are plain values of that run and have no interval
 * @param replications run
 * @param simulated time of all replications together
 * @param frames what became of the frames
 * @param loss share of the captured frames that were lost, mean over the replications
 * @param figures latency and its parts; empty if there is no steady state, or no result at all
 * @param utilisation busy share of the servers by station: {@code <camera>.npu}, link, {@code aggregator}
 * @param occupancy mean numbers of frames over time
 * @param offeredLoad work offered over what the servers can do, by station
 * @param additiveMs latency of one result that meets no other ({@link AdditiveModel#terms}); of several networks the mean
 *     over their results
 * @param events processed
 * @param fingerprint of the order of all events, in replication order
 * @param timeline boundaries of the first frames of the first replication
 * @param sampling how the figures were sampled
 * @param networks what became of each network's frames
 */
public record SimulationResult(
        String system,
        long seed,
        Verdict verdict,
        List<String> reasons,
        boolean exact,
        boolean descriptive,
        int replications,
        SimTime simulated,
        FrameCounts frames,
        Estimate loss,
        Optional<Figures> figures,
        Map<String, Double> utilisation,
        Occupancy occupancy,
        Map<String, Double> offeredLoad,
        double additiveMs,
        long events,
        long fingerprint,
        List<TimelineFrame> timeline,
        SamplingReport sampling,
        List<NetworkFigures> networks) {
    /** Keeps its own copies. */
    public SimulationResult {
        reasons = List.copyOf(reasons);
        utilisation = Collections.unmodifiableMap(new LinkedHashMap<>(utilisation));
        offeredLoad = Collections.unmodifiableMap(new LinkedHashMap<>(offeredLoad));
        timeline = List.copyOf(timeline);
        networks = List.copyOf(networks);
    }

    /** The fingerprint as 16 hexadecimal digits. */
    public String fingerprintHex() {
        return String.format("%016x", fingerprint);
    }

    /**
     * Latency and its parts.
     *
     * @param latency of the results
     * @param latencyPercentiles at 1 %, 2 % ... 100 %, ms, means over the replications
     * @param sensorWait for the network processors
     * @param linkWait for the links, from the request
     * @param aggregatorWait for the aggregator
     * @param stages mean of each stage over the finished frames; for frames that are not fused they add up to the mean
     *     latency
     */
    public record Figures(
            Latency latency,
            List<Double> latencyPercentiles,
            Wait sensorWait,
            Wait linkWait,
            Wait aggregatorWait,
            Map<Stage, Estimate> stages) {
        /** Keeps its own copies. */
        public Figures {
            latencyPercentiles = List.copyOf(latencyPercentiles);
            stages = Collections.unmodifiableMap(new EnumMap<>(stages));
        }

        /** The figures of one period of a regime that repeats for ever; empty without a result. */
        public static Optional<Figures> exact(FrameStatistics period) {
            return ReplicationSummary.exact(Observed.of(period)).figures();
        }

        /** Mean of one stage, ms. */
        public Estimate stage(Stage stage) {
            return Objects.requireNonNull(stages.get(stage), stage.name());
        }
    }

    /**
     * Latency in ms.
     *
     * @param mean over the results
     * @param p50 median
     * @param p95 19 of 20 are not above it
     * @param p99 99 of 100 are not above it
     * @param max the largest in any replication
     */
    public record Latency(Estimate mean, Estimate p50, Estimate p95, Estimate p99, double max) {}

    /**
     * A wait in ms.
     *
     * @param mean over all visits, those that did not wait included
     * @param p95 19 of 20 are not above it
     */
    public record Wait(Estimate mean, Estimate p95) {}
}
