package io.splitnets.nas.oracle;

import io.splitnets.batch.BatchAnswer;
import io.splitnets.batch.BatchLatency;
import io.splitnets.batch.BatchRun;
import io.splitnets.deployment.CameraLoad;
import io.splitnets.deployment.Deployment;
import io.splitnets.energy.FrameEnergy;
import io.splitnets.measure.Estimate;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.oracle.SystemEstimate.Latency;
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
import io.splitnets.system.SystemPlan;
import io.splitnets.system.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Puts a network into a scenario and simulates it, or follows it without simulating where that is proven to give the same
 * answer, bit by bit. Every query gets the same random numbers, so that two networks are
 * compared under the same load. A query with fewer views than the scenario has cameras uses every (cameras/views)-th.
 */
public final class SimulatorOracle implements LatencyOracle {
    private final Scenario scenario;
    private final Costing costing;
    private final boolean batch;
    private final Tier wanted;

    /** How a network in a scenario is costed. */
    interface Costing {
        Deployment deployment(Scenario scenario, SystemQuery query);
    }

    /**
     * An oracle for networks of one space on one system.
     *
     * @param scenario the system; its own network is replaced
     * @param space where the networks come from
     */
    public SimulatorOracle(Scenario scenario, NetworkSpaceSpec space) {
        this(scenario, layers(space), true, Tier.DES);
    }

    private SimulatorOracle(Scenario scenario, Costing costing, boolean batch, Tier wanted) {
        this.scenario = scenario;
        this.costing = costing;
        this.batch = batch;
        this.wanted = wanted;
    }

    /**
     * An oracle that answers by a cheaper model, or by a run if {@code tier} is {@link Tier#DES}. Offered loads, bytes,
     * memory and energy are the same in all; only the latency differs.
     *
     * @throws IllegalArgumentException for {@link Tier#BATCH}, which is used wherever it is proven and nowhere else
     */
    public static SimulatorOracle of(Tier tier, Scenario scenario, NetworkSpaceSpec space) {
        return of(tier, scenario, layers(space));
    }

    /** The same with costs from elsewhere. */
    static SimulatorOracle of(Tier tier, Scenario scenario, Costing costing) {
        if (tier == Tier.BATCH) {
            throw new IllegalArgumentException("the batch tier is not asked for, it follows from a proof");
        }
        return new SimulatorOracle(scenario, costing, true, tier);
    }

    /** Layer by layer, as the simulator does. Candidates share many layers. */
    private static Costing layers(NetworkSpaceSpec space) {
        NetworkCodec codec = new NetworkCodec(space);
        NpuCostCache known = new NpuCostCache();
        return (scenario, query) -> {
            NetworkGraph graph = codec.graph(query.architecture());
            Scenario used = withViews(scenario, query.plan().views());
            return Deployment.of(used.withNetwork(new NetworkUse(graph, query.plan())), known);
        };
    }

    /** The same system run with another seed; two seeds share no random number. */
    public SimulatorOracle withSeed(long seed) {
        return new SimulatorOracle(scenario.withRun(scenario.run().withSeed(seed)), costing, batch, wanted);
    }

    /** An oracle that simulates every query; its answers are the same but for the tier, and take longer. */
    static SimulatorOracle simulating(Scenario scenario, NetworkSpaceSpec space) {
        return new SimulatorOracle(scenario, layers(space), false, Tier.DES);
    }

    @Override
    public SystemEstimate estimate(SystemQuery query) {
        Deployment deployment = deployment(query);
        Behaviour behaviour = switch (wanted) {
            case ADDITIVE -> additive(deployment);
            case MEAN_LOAD -> meanLoad(deployment);
            default -> behaviour(deployment.plan());
        };
        Footprint needs = footprint(deployment);
        return new SystemEstimate(
                behaviour.latency(),
                behaviour.load(),
                behaviour.additiveMs(),
                needs.linkBytes(),
                needs.sensorMemoryBytes(),
                FrameEnergy.millijoule(deployment.energy().total()),
                deployment.rawPixelsLeaveSensor(),
                behaviour.tier());
    }

    @Override
    public Tier tier(SystemQuery query) {
        if (!wanted.exact()) {
            return wanted;
        }
        return proven(deployment(query).plan()).isPresent() ? Tier.BATCH : Tier.DES;
    }

    private Behaviour behaviour(SystemPlan plan) {
        return proven(plan)
                .map(SimulatorOracle::behaviour)
                .orElseGet(() -> behaviour(SimulationRun.run(plan, scenario.run(), 1)));
    }

    private Behaviour meanLoad(Deployment deployment) {
        return behaviour(MeanLoad.of(deployment.plan())).by(Tier.MEAN_LOAD);
    }

    private Behaviour additive(Deployment deployment) {
        List<OfferedLoad> loads = OfferedLoad.of(deployment.plan());
        double ms = AdditiveModel.terms(deployment.plan(), scenario.latencyFrom())
                .total()
                .toMillis();
        boolean steady = loads.stream().allMatch(load -> load.excess() <= 0);
        return new Behaviour(
                steady ? Optional.of(new Latency(exact(ms), exact(ms), exact(ms), exact(ms))) : Optional.empty(),
                loads.stream()
                        .mapToDouble(load -> load.load().doubleValue())
                        .max()
                        .orElse(0),
                ms,
                Tier.ADDITIVE);
    }

    private Optional<BatchAnswer> proven(SystemPlan plan) {
        return batch ? BatchRun.answer(plan, scenario.run().latencyFrom()) : Optional.empty();
    }

    /** The part of an estimate that depends on how frames meet. */
    private record Behaviour(Optional<Latency> latency, double load, double additiveMs, Tier tier) {
        Behaviour by(Tier other) {
            return new Behaviour(latency, load, additiveMs, other);
        }
    }

    private static Behaviour behaviour(BatchAnswer answer) {
        return new Behaviour(
                answer.latency().map(SimulatorOracle::latency), answer.load(), answer.additiveMs(), Tier.BATCH);
    }

    private static Behaviour behaviour(SimulationResult result) {
        return new Behaviour(
                result.verdict() == Verdict.STABLE ? result.figures().map(SimulatorOracle::latency) : Optional.empty(),
                result.offeredLoad().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0),
                result.additiveMs(),
                Tier.DES);
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
        return costing.deployment(scenario, query);
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

    private static Latency latency(SimulationResult.Figures figures) {
        SimulationResult.Latency latency = figures.latency();
        return new Latency(
                interval(latency.mean()), interval(latency.p50()), interval(latency.p95()), interval(latency.p99()));
    }

    static Latency latency(BatchLatency latency) {
        return new Latency(exact(latency.mean()), exact(latency.p50()), exact(latency.p95()), exact(latency.p99()));
    }

    private static Interval exact(double value) {
        return new Interval(value, value, value);
    }

    private static Interval interval(Estimate estimate) {
        return new Interval(
                estimate.value(),
                estimate.low().orElse(estimate.value()),
                estimate.high().orElse(estimate.value()));
    }
}
