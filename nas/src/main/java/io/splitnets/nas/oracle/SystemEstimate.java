package io.splitnets.nas.oracle;

import java.util.Optional;

/**
 * What the simulator says of a network on a system.
 *
 * @param latency under the scenario's whole load; empty if some part is overloaded, which then has no steady state
 * @param load largest offered load of any part, 1 and above means overloaded
 * @param additiveMs latency of one frame without contention, T_sen + T_comm + T_agg
 * @param linkBytes bytes that all cameras send for one result
 * @param sensorMemoryBytes peak activations and weights on one sensor
 * @param energyMj energy of one result over all parts
 * @param rawPixelsLeaveSensor whether images themselves are sent
 * @param tier which model answered
 */
public record SystemEstimate(
        Optional<Latency> latency,
        double load,
        double additiveMs,
        long linkBytes,
        long sensorMemoryBytes,
        double energyMj,
        boolean rawPixelsLeaveSensor,
        Tier tier) {
    /** The same with another latency. */
    public SystemEstimate withLatency(Optional<Latency> other) {
        return new SystemEstimate(
                other, load, additiveMs, linkBytes, sensorMemoryBytes, energyMj, rawPixelsLeaveSensor, tier);
    }

    /**
     * Latency of a result, in ms.
     *
     * @param mean over results
     * @param p50 median
     * @param p95 95th percentile
     * @param p99 99th percentile
     */
    public record Latency(Interval mean, Interval p50, Interval p95, Interval p99) {}

    /**
     * A value with its interval over replications; both ends equal the value where it is exact or has none.
     *
     * @param value the estimate
     * @param low lower end
     * @param high upper end
     */
    public record Interval(double value, double low, double high) {}
}
