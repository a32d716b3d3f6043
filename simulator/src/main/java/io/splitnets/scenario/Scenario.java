package io.splitnets.scenario;

import io.splitnets.system.LatencyFrom;
import io.splitnets.system.RunPlan;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.units.Rational;
import java.util.List;
import java.util.Optional;

/**
 * All that a run needs, as read from a file: immutable, complete, and free of the file's format.
 *
 * @param name short name
 * @param cameras in the order of the file
 * @param links in the order of the file
 * @param aggregator the shared processor
 * @param networks what is computed on the frames, each behind the one it follows; at least one
 * @param run length, replications, seed and where latency starts
 * @param effective the file as read, defaults filled in
 */
public record Scenario(
        String name,
        List<CameraSpec> cameras,
        List<LinkUse> links,
        AggregatorUse aggregator,
        List<NetworkSpec> networks,
        RunPlan run,
        String effective) {
    /** Copies the lists. */
    public Scenario {
        cameras = List.copyOf(cameras);
        links = List.copyOf(links);
        networks = List.copyOf(networks);
    }

    /** The layers of the only network; empty where there are several, or service laws in their place. */
    public Optional<NetworkUse> network() {
        return networks.size() == 1 ? networks.get(0).use() : Optional.empty();
    }

    /** Whether every frame of every camera is for one and the same network. */
    public boolean isUniform() {
        return networks.size() == 1
                && cameras.stream()
                        .allMatch(camera -> networks.get(0).share(camera).equals(Rational.ONE));
    }

    /** Where latency starts. */
    public LatencyFrom latencyFrom() {
        return run.latencyFrom();
    }

    /** Whether any network joins the frames of its cameras. */
    public boolean fuses() {
        return networks.stream().anyMatch(network -> network.fusion().isPresent());
    }

    /** The same scenario with other cameras and the links they send on. */
    public Scenario withCameras(List<CameraSpec> others, List<LinkUse> theirLinks) {
        List<String> ids = others.stream().map(CameraSpec::id).toList();
        List<NetworkSpec> theirNetworks = networks.stream()
                .map(network -> network.withSensors(
                        network.sensors().stream().filter(ids::contains).toList()))
                .toList();
        return new Scenario(name, others, theirLinks, aggregator, theirNetworks, run, effective);
    }

    /** The same scenario with one camera's arrivals replaced by a recording. */
    public Scenario withRecording(String camera, ArrivalSpec.Recorded recording) {
        List<CameraSpec> others = cameras.stream()
                .map(spec -> spec.id().equals(camera)
                        ? spec.withArrivals(recording, recording.trace().refersTo())
                        : spec)
                .toList();
        return withCameras(others, links);
    }

    /**
     * The same scenario with other layers in its only network.
     *
     * @throws IllegalStateException if it has several networks
     */
    public Scenario withNetwork(NetworkUse other) {
        if (networks.size() != 1) {
            throw new IllegalStateException(name + " has " + networks.size() + " networks");
        }
        return withNetwork(networks.get(0).id(), other);
    }

    /** The same scenario with other layers in one of its networks. */
    public Scenario withNetwork(String id, NetworkUse other) {
        List<NetworkSpec> others = networks.stream()
                .map(network -> network.id().equals(id) ? network.withUse(other) : network)
                .toList();
        return new Scenario(name, cameras, links, aggregator, others, run, effective);
    }

    /** The same scenario run another way. */
    public Scenario withRun(RunPlan other) {
        return new Scenario(name, cameras, links, aggregator, networks, other, effective);
    }
}
