package io.splitnets.nas.oracle;

import io.splitnets.deployment.Deployment;
import io.splitnets.energy.FrameEnergy;
import io.splitnets.measure.Estimate;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.oracle.SystemEstimate.Latency;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.network.NetworkGraph;
import io.splitnets.scenario.CameraSpec;
import io.splitnets.scenario.LinkUse;
import io.splitnets.scenario.NetworkUse;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.SimulationRun;
import io.splitnets.system.Verdict;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts a network into a scenario and simulates it. Every query gets the same random numbers, so that two networks are
 * compared under the same load. A query with fewer views than the scenario has cameras uses every (cameras/views)-th.
 */
public final class SimulatorOracle implements LatencyOracle {
    private static final String TIER = "discrete-event";

    private final Scenario scenario;
    private final NetworkCodec codec;

    /**
     * An oracle for networks of one space on one system.
     *
     * @param scenario the system; its own network is replaced
     * @param space where the networks come from
     */
    public SimulatorOracle(Scenario scenario, NetworkSpaceSpec space) {
        this.scenario = scenario;
        this.codec = new NetworkCodec(space);
    }

    @Override
    public SystemEstimate estimate(SystemQuery query) {
        Deployment deployment = deployment(query);
        Footprint needs = footprint(deployment);
        SimulationResult result = SimulationRun.run(deployment.plan(), scenario.run(), 1);
        return new SystemEstimate(
                result.verdict() == Verdict.STABLE
                        ? result.figures().map(SimulatorOracle::latency)
                        : java.util.Optional.empty(),
                result.offeredLoad().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0),
                result.additiveMs(),
                needs.linkBytes(),
                needs.sensorMemoryBytes(),
                FrameEnergy.millijoule(deployment.energy().total()),
                deployment.rawPixelsLeaveSensor(),
                TIER);
    }

    @Override
    public Footprint footprint(SystemQuery query) {
        return footprint(deployment(query));
    }

    private static Footprint footprint(Deployment deployment) {
        return new Footprint(
                deployment.linkBytesPerResult(),
                deployment.cameras().stream()
                        .mapToLong(load -> load.memoryBytes())
                        .max()
                        .orElse(0));
    }

    /** The whole result of simulating {@code query}, with its timeline. */
    public SimulationResult run(SystemQuery query) {
        return SimulationRun.run(deployment(query).plan(), scenario.run(), 1);
    }

    /** The scenario with the queried network in it, costed. */
    public Deployment deployment(SystemQuery query) {
        NetworkGraph graph = codec.graph(query.architecture());
        return Deployment.of(withViews(query.plan().views()).withNetwork(new NetworkUse(graph, query.plan())));
    }

    private Scenario withViews(int views) {
        List<CameraSpec> all = scenario.cameras();
        int every = all.size() / views;
        if (!scenario.fuses() || every <= 1) {
            return scenario;
        }
        List<CameraSpec> used =
                IntStream.range(0, views).mapToObj(i -> all.get(i * every)).toList();
        List<String> ids = used.stream().map(CameraSpec::id).toList();
        List<LinkUse> links = scenario.links().stream()
                .map(link -> link.withSensors(
                        link.sensors().stream().filter(ids::contains).toList()))
                .filter(link -> !link.sensors().isEmpty())
                .toList();
        return scenario.withCameras(used, links);
    }

    private static Latency latency(SimulationResult.Figures figures) {
        SimulationResult.Latency latency = figures.latency();
        return new Latency(
                interval(latency.mean()), interval(latency.p50()), interval(latency.p95()), interval(latency.p99()));
    }

    private static Interval interval(Estimate estimate) {
        return new Interval(
                estimate.value(),
                estimate.low().orElse(estimate.value()),
                estimate.high().orElse(estimate.value()));
    }
}
