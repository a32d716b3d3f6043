package io.splitnets.scenario;

import io.splitnets.system.LatencyFrom;
import io.splitnets.system.RunPlan;
import io.splitnets.trace.ArrivalSpec;
import java.util.List;
import java.util.Optional;

/**
 * All that a run needs, as read from a file: immutable, complete, and free of the file's format.
 *
 * @param name short name
 * @param cameras in the order of the file
 * @param links in the order of the file
 * @param aggregator the shared processor
 * @param network what is computed on the frames; empty where every station has a service law of its own
 * @param run length, replications, seed and where latency starts
 * @param effective the file as read, defaults filled in
 */
public record Scenario(
        String name,
        List<CameraSpec> cameras,
        List<LinkUse> links,
        AggregatorUse aggregator,
        Optional<NetworkUse> network,
        RunPlan run,
        String effective) {
    /** Copies the lists. */
    public Scenario {
        cameras = List.copyOf(cameras);
        links = List.copyOf(links);
    }

    /** Where latency starts. */
    public LatencyFrom latencyFrom() {
        return run.latencyFrom();
    }

    /** The same scenario with other cameras and the links they send on. */
    public Scenario withCameras(List<CameraSpec> others, List<LinkUse> theirLinks) {
        return new Scenario(name, others, theirLinks, aggregator, network, run, effective);
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

    /** The same scenario with another network. */
    public Scenario withNetwork(NetworkUse other) {
        return new Scenario(name, cameras, links, aggregator, Optional.of(other), run, effective);
    }

    /** The same scenario run another way. */
    public Scenario withRun(RunPlan other) {
        return new Scenario(name, cameras, links, aggregator, network, other, effective);
    }
}
