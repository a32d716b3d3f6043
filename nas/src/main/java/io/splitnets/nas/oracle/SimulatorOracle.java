package io.splitnets.nas.oracle;

import io.splitnets.deployment.CameraLoad;
import io.splitnets.deployment.Deployment;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.network.NetworkGraph;
import io.splitnets.npu.LayerDoesNotFitException;
import io.splitnets.npu.NpuCostCache;
import io.splitnets.scenario.CameraSpec;
import io.splitnets.scenario.LinkUse;
import io.splitnets.scenario.NetworkUse;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.AdditiveModel;
import io.splitnets.system.OfferedLoad;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.SimulationRun;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Puts a network into a scenario and simulates it, or follows it without simulating where that is proven to give the same
 * answer, bit by bit. Every query gets the same random numbers, so that two networks are
 * compared under the same load. A query with fewer views than the scenario has cameras uses every (cameras/views)-th.
 */
public final class SimulatorOracle implements LatencyOracle {
    private final Scenario scenario;
    private final NetworkCodec codec;
    private final SystemModel model;
    /** Candidates share many layers. */
    private final NpuCostCache known = new NpuCostCache();

    /**
     * An oracle for networks of one space on one system.
     *
     * @param scenario the system; its own network is replaced
     * @param space where the networks come from
     */
    public SimulatorOracle(Scenario scenario, NetworkSpaceSpec space) {
        this(scenario, new NetworkCodec(space), true, Tier.DES);
    }

    private SimulatorOracle(Scenario scenario, NetworkCodec codec, boolean batch, Tier wanted) {
        this.scenario = scenario;
        this.codec = codec;
        this.model = new SystemModel(scenario.run(), batch, wanted);
    }

    /**
     * An oracle that answers by a cheaper model, or by a run if {@code tier} is {@link Tier#DES}. Offered loads, bytes,
     * memory and energy are the same in all; only the latency differs.
     *
     * @throws IllegalArgumentException for {@link Tier#BATCH}, which is used wherever it is proven and nowhere else
     */
    public static SimulatorOracle of(Tier tier, Scenario scenario, NetworkSpaceSpec space) {
        if (tier == Tier.BATCH) {
            throw new IllegalArgumentException("the batch tier is not asked for, it follows from a proof");
        }
        return new SimulatorOracle(scenario, new NetworkCodec(space), true, tier);
    }

    /** The same system run with another seed; two seeds share no random number. */
    public SimulatorOracle withSeed(long seed) {
        return new SimulatorOracle(
                scenario.withRun(scenario.run().withSeed(seed)), codec, model.batch(), model.wanted());
    }

    /** An oracle that simulates every query; its answers are the same but for the tier, and take longer. */
    static SimulatorOracle simulating(Scenario scenario, NetworkSpaceSpec space) {
        return new SimulatorOracle(scenario, new NetworkCodec(space), false, Tier.DES);
    }

    @Override
    public SystemEstimate estimate(SystemQuery query) {
        return model.estimate(deployment(query));
    }

    @Override
    public Tier tier(SystemQuery query) {
        return wanted().exact() ? model.tier(deployment(query)) : wanted();
    }

    private Tier wanted() {
        return model.wanted();
    }

    /**
     * Latency of one result that meets no other, by the additive formula and without simulating, in ms. Exact for that
     * result; under load it leaves the waits out. Empty where the system cannot run the network for long: where its part
     * does not fit the memory of a sensor, or some part is overloaded.
     */
    public OptionalDouble unloadedMs(SystemQuery query) {
        Deployment deployment;
        try {
            deployment = deployment(query);
        } catch (LayerDoesNotFitException e) {
            return OptionalDouble.empty();
        }
        boolean runs = deployment.cameras().stream().allMatch(CameraLoad::fits)
                && OfferedLoad.of(deployment.plan()).stream().allMatch(load -> load.excess() <= 0);
        return runs
                ? OptionalDouble.of(AdditiveModel.terms(deployment.plan(), scenario.latencyFrom())
                        .total()
                        .toMillis())
                : OptionalDouble.empty();
    }

    @Override
    public Footprint footprint(SystemQuery query) {
        return SystemModel.footprint(deployment(query));
    }

    /** The whole result of simulating {@code query}, with its timeline. */
    public SimulationResult run(SystemQuery query) {
        return SimulationRun.run(deployment(query).plan(), scenario.run(), 1);
    }

    /** The scenario with the queried network in it, costed. */
    public Deployment deployment(SystemQuery query) {
        NetworkGraph graph = codec.graph(query.architecture());
        return Deployment.of(
                withViews(scenario, query.plan().views()).withNetwork(new NetworkUse(graph, query.plan())), known);
    }

    /** The system with so many of its cameras, where it joins their views. */
    static Scenario withViews(Scenario scenario, int views) {
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
}
