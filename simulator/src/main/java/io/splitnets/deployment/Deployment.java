package io.splitnets.deployment;

import io.splitnets.energy.FrameEnergy;
import io.splitnets.npu.NetworkCost;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.SystemPlan;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scenario with every cost known: what each frame takes at each station, in bytes, time and energy. The plan in it is
 * all that a simulation needs.
 *
 * @param scenario what was costed
 * @param cameras one load per camera, in the scenario's order
 * @param aggregatorCost layers of the aggregator's part; empty where it has none, or a service law stands in
 * @param aggregatorCompute time of one frame, or of one set of joined views, on the aggregator
 * @param energy of one result: one frame, or one set of joined views
 * @param rawPixelsLeaveSensor whether images themselves are sent
 * @param plan the moving system
 */
public record Deployment(
        Scenario scenario,
        List<CameraLoad> cameras,
        Optional<NetworkCost> aggregatorCost,
        SimTime aggregatorCompute,
        FrameEnergy energy,
        boolean rawPixelsLeaveSensor,
        SystemPlan plan) {
    /** Copies the list. */
    public Deployment {
        cameras = List.copyOf(cameras);
    }

    /**
     * Costs {@code scenario}. Pure: equal scenarios give equal deployments.
     *
     * @throws io.splitnets.network.ShapeException if the network cannot be cut as the scenario says
     */
    public static Deployment of(Scenario scenario) {
        return new DeploymentBuilder(scenario).build();
    }

    /** Frames that make one result: the number of cameras where views are joined, otherwise one. */
    public int framesPerResult() {
        return scenario.aggregator().fuse() ? cameras.size() : 1;
    }

    /** Bytes of content that all frames of one result send. */
    public long linkBytesPerResult() {
        long all = cameras.stream().mapToLong(CameraLoad::payloadBytes).sum();
        return all * framesPerResult() / cameras.size();
    }

    /** What a user should know before trusting the figures. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (CameraLoad load : cameras) {
            if (!load.fits()) {
                warnings.add("sensor " + load.camera() + ": its part of the network needs " + load.memoryBytes()
                        + " bytes of memory, the sensor has "
                        + load.memoryLimit().orElseThrow().bytes());
            }
        }
        return warnings;
    }
}
