package io.splitnets.trace;

import io.splitnets.units.Frequency;
import io.splitnets.units.SimTime;
import java.util.List;

/**
 * A trace to be generated.
 *
 * @param name of the files
 * @param sensors in the order of the header; ids distinct
 * @param duration frames before this time are kept
 * @param startNs stamp of time zero
 * @param seed root of the random streams, which are keyed by sensor id
 * @param refersTo what the stamps refer to
 * @param facts where the parameters come from, in words
 */
public record TracePlan(
        String name,
        List<PlannedSensor> sensors,
        SimTime duration,
        long startNs,
        long seed,
        TraceHeader.Reference refersTo,
        List<String> facts) {

    /**
     * One camera.
     *
     * @param id without comma
     * @param nominal rate it is set to
     * @param arrivals its frames
     */
    public record PlannedSensor(String id, Frequency nominal, ArrivalSpec arrivals) {}

    /** Copies the lists. */
    public TracePlan {
        sensors = List.copyOf(sensors);
        facts = List.copyOf(facts);
    }
}
