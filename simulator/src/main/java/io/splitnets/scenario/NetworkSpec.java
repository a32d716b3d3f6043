package io.splitnets.scenario;

import io.splitnets.system.FusionPlan;
import io.splitnets.system.ServiceLaw;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;

/**
 * One network of a scenario: which frames it takes, what it computes on them, and how urgent its results are.
 *
 * @param id unique among the networks
 * @param sensors ids of the cameras whose frames it takes; empty for a network that follows another
 * @param rate frames per second that it takes of each camera, at most the camera's; empty: every frame
 * @param priority 0 is the most urgent, at most 1000
 * @param deadline of a result, from the instant latency is counted from, above zero; empty if there is none
 * @param fusion joins the frames of its cameras; empty if each is served by itself
 * @param use its layers and where they are cut; empty where times are given by service laws
 * @param service law of its time on the aggregator, in place of layers; empty if the aggregator says it
 * @param after the network whose results it runs on; empty if frames come from cameras
 */
public record NetworkSpec(
        String id,
        List<String> sensors,
        Optional<Frequency> rate,
        int priority,
        Optional<SimTime> deadline,
        Optional<FusionPlan> fusion,
        Optional<NetworkUse> use,
        Optional<ServiceLaw> service,
        Optional<AfterSpec> after) {
    /** The id of the only network of a scenario. */
    public static final String ONLY = "network";

    /** Copies the list. */
    public NetworkSpec {
        sensors = List.copyOf(sensors);
    }

    /**
     * A network that takes every frame of the cameras, without deadline.
     *
     * @param sensors ids of the cameras
     * @param use its layers; empty where times are given by service laws
     */
    public static NetworkSpec only(List<String> sensors, Optional<FusionPlan> fusion, Optional<NetworkUse> use) {
        return new NetworkSpec(
                ONLY, sensors, Optional.empty(), 0, Optional.empty(), fusion, use, Optional.empty(), Optional.empty());
    }

    /** The same network with other layers. */
    public NetworkSpec withUse(NetworkUse other) {
        return new NetworkSpec(id, sensors, rate, priority, deadline, fusion, Optional.of(other), service, after);
    }

    /** The same network for other cameras. */
    public NetworkSpec withSensors(List<String> others) {
        return new NetworkSpec(id, others, rate, priority, deadline, fusion, use, service, after);
    }

    /** Whether it takes frames of the camera. */
    public boolean takes(CameraSpec camera) {
        return sensors.contains(camera.id());
    }

    /**
     * The share of a camera's frames that it takes, exact.
     *
     * @throws ArithmeticException if the fraction does not fit
     */
    public Rational share(CameraSpec camera) {
        return rate.map(wanted -> wanted.hertz().dividedBy(camera.frameRate().hertz()))
                .orElse(Rational.ONE);
    }

    /** How many cameras' frames make one result: all of its cameras where they are joined, otherwise one. */
    public int framesPerResult() {
        return fusion.isPresent() ? Math.max(1, sensors.size()) : 1;
    }
}
