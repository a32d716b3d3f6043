package io.splitnets.scenario;

import io.splitnets.hardware.SensorSpec;
import io.splitnets.system.BufferPlan;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Frequency;
import io.splitnets.units.SimTime;
import java.util.Optional;

/**
 * One camera of a scenario.
 *
 * @param id unique among the cameras
 * @param sensor the image sensor; empty for an abstract source whose frames need no readout
 * @param frameRate requested frames per second
 * @param exposure requested exposure time
 * @param processor what computes on the sensor; empty if frames go to the link as they are read
 * @param inputBuffer frames that may wait for the processor
 * @param arrivals when frames are taken
 * @param refersTo what the stamp of an arrival refers to
 * @param priority 0 is the most urgent, at most 1000
 */
public record CameraSpec(
        String id,
        Optional<SensorSpec> sensor,
        Frequency frameRate,
        SimTime exposure,
        Optional<Processor> processor,
        BufferPlan inputBuffer,
        ArrivalSpec arrivals,
        StampReference refersTo,
        int priority) {
    /** The same camera with recorded or otherwise given arrivals. */
    public CameraSpec withArrivals(ArrivalSpec others, StampReference reference) {
        return new CameraSpec(id, sensor, frameRate, exposure, processor, inputBuffer, others, reference, priority);
    }
}
