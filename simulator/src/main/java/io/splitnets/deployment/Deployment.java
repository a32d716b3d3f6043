package io.splitnets.deployment;

import io.splitnets.energy.FrameEnergy;
import io.splitnets.npu.NetworkCost;
import io.splitnets.npu.NpuCostCache;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.SystemPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scenario with every cost known: what each frame takes at each station, in bytes, time and energy. The plan in it is
 * all that a simulation needs.
 *
 * @param scenario what was costed
 * @param cameras one load per camera, in the scenario's order
 * @param networks one load per network, in the scenario's order
 * @param energy of one result, which is one frame or one set of joined views; of one frame in the mean over all cameras
 *     where networks differ in the frames they take
 * @param rawPixelsLeaveSensor whether images themselves are sent
 * @param plan the moving system
 */
public record Deployment(
        Scenario scenario,
        List<CameraLoad> cameras,
        List<NetworkLoad> networks,
        FrameEnergy energy,
        boolean rawPixelsLeaveSensor,
        SystemPlan plan) {
    /** Copies the lists. */
    public Deployment {
        cameras = List.copyOf(cameras);
        networks = List.copyOf(networks);
    }

    /**
     * Costs {@code scenario}. Pure: equal scenarios give equal deployments.
     *
     * @throws io.splitnets.network.ShapeException if the network cannot be cut as the scenario says
     * @throws InexactTimeException if a time is too long, or has too many digits, to be exact
     */
    public static Deployment of(Scenario scenario) {
        return of(scenario, new NpuCostCache());
    }

    /**
     * The same with costs that may be known from scenarios before.
     *
     * @throws io.splitnets.network.ShapeException if the network cannot be cut as the scenario says
     * @throws InexactTimeException if a time is too long, or has too many digits, to be exact
     */
    public static Deployment of(Scenario scenario, NpuCostCache known) {
        try {
            return new DeploymentBuilder(scenario, known).build();
        } catch (ArithmeticException e) {
            throw new InexactTimeException(scenario.name(), e);
        }
    }

    /**
     * The deployment of a scenario whose only network costs what {@code parts} says; its layers in the scenario are not
     * looked at. With the costs of these layers it is the same, bit by bit, as {@link #of(Scenario)}.
     *
     * @throws IllegalArgumentException if the scenario has several networks, or one that does not take every frame
     * @throws InexactTimeException if a time is too long, or has too many digits, to be exact
     */
    public static Deployment of(Scenario scenario, KnownParts parts) {
        if (!scenario.isUniform()) {
            throw new IllegalArgumentException(scenario.name() + ": expected one network that takes every frame");
        }
        try {
            return DeploymentBuilder.known(scenario, parts);
        } catch (ArithmeticException e) {
            throw new InexactTimeException(scenario.name(), e);
        }
    }

    /** Frames that {@link #energy} is of: the number of cameras where one network joins their views, otherwise one. */
    public int framesPerResult() {
        return scenario.isUniform() ? networks.get(0).framesPerResult() : 1;
    }

    /** Mean power of everything at the cameras' frame rates, mW, if no frame is lost. */
    public double averagePowerMilliwatts() {
        double framesPerSecond = scenario.cameras().stream()
                .mapToDouble(camera -> camera.frameRate().hertz().toDouble())
                .sum();
        return FrameEnergy.millijoule(energy.total()) / framesPerResult() * framesPerSecond;
    }

    /** Bytes of content that all these frames send. */
    public long linkBytesPerResult() {
        long all = cameras.stream().mapToLong(CameraLoad::payloadBytes).sum();
        return all * framesPerResult() / cameras.size();
    }

    /** What a user should know before trusting the figures. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        scenario.networks().stream()
                .flatMap(network -> network.use().stream())
                .forEach(use -> warnings.addAll(use.source().warnings()));
        for (CameraLoad load : cameras) {
            load.flows()
                    .forEach(flow -> warn(warnings, "sensor " + load.camera() + ", " + flow.network(), flow.cost()));
            if (!load.fits()) {
                warnings.add("sensor " + load.camera() + ": its "
                        + (load.flows().size() > 1 ? "parts of the networks need " : "part of the network needs ")
                        + load.memoryBytes()
                        + " bytes of memory, the sensor has "
                        + load.memoryLimit().orElseThrow().bytes());
            }
        }
        networks.forEach(load -> warn(warnings, "aggregator, " + load.id(), load.tail()));
        return warnings;
    }

    private static void warn(List<String> warnings, String place, Optional<NetworkCost> cost) {
        cost.map(NetworkCost::warnings).orElse(List.of()).forEach(warning -> warnings.add(place + ": " + warning));
    }
}
