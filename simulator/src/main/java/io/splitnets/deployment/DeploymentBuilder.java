package io.splitnets.deployment;

import io.splitnets.energy.FrameEnergy;
import io.splitnets.network.LayerWorkload;
import io.splitnets.npu.NetworkCost;
import io.splitnets.npu.NpuCostCache;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.scenario.CameraSpec;
import io.splitnets.scenario.NetworkSpec;
import io.splitnets.scenario.Processor;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.Join;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Costs one scenario. */
final class DeploymentBuilder {
    private final Scenario scenario;
    private final NpuCostCache known;
    private final List<CutNetwork> networks;
    private final SystemEnergy energy;

    DeploymentBuilder(Scenario scenario, NpuCostCache known) {
        this(
                scenario,
                known,
                IntStream.range(0, scenario.networks().size())
                        .mapToObj(i -> CutNetwork.of(i, scenario.networks().get(i)))
                        .toList());
    }

    private DeploymentBuilder(Scenario scenario, NpuCostCache known, List<CutNetwork> networks) {
        this.scenario = scenario;
        this.known = known;
        this.networks = networks;
        this.energy = new SystemEnergy(scenario);
    }

    Deployment build() {
        CameraCosts costs = new CameraCosts(networks, known);
        List<CameraLoad> cameras = scenario.cameras().stream()
                .map(camera -> costs.of(camera, scenario.links().get(PlanBuilder.linkOf(scenario, camera))))
                .toList();
        List<NetworkLoad> loads = loads(cameras);
        return new Deployment(
                scenario,
                cameras,
                loads,
                energy.of(cameras, loads),
                networks.stream().anyMatch(CutNetwork::isRaw),
                new PlanBuilder(scenario, cameras, loads).build());
    }

    /** A scenario of one network that takes every frame, whose parts cost what {@code parts} says. */
    static Deployment known(Scenario scenario, KnownParts parts) {
        DeploymentBuilder builder = new DeploymentBuilder(scenario, new NpuCostCache(), List.of());
        NetworkSpec spec = scenario.networks().get(0);
        List<CameraLoad> cameras = scenario.cameras().stream()
                .map(camera -> parts.load(spec, camera, scenario.links().get(PlanBuilder.linkOf(scenario, camera))))
                .toList();
        double rate = builder.rate(spec, Map.of());
        List<NetworkLoad> loads = List.of(builder.load(spec, parts.tail(), parts.tailTime(), rate, cameras));
        return new Deployment(
                scenario,
                cameras,
                loads,
                builder.energy.of(cameras, loads),
                parts.raw(),
                new PlanBuilder(scenario, cameras, loads).build());
    }

    private List<NetworkLoad> loads(List<CameraLoad> cameras) {
        Map<Integer, NetworkCost> tails = tails();
        List<NetworkLoad> loads = new ArrayList<>();
        Map<String, Double> rates = new HashMap<>();
        for (CutNetwork network : networks) {
            Optional<NetworkCost> tail = Optional.ofNullable(tails.get(network.number()));
            double rate = rate(network.spec(), rates);
            rates.put(network.spec().id(), rate);
            loads.add(load(network.spec(), tail, compute(network.spec(), tail), rate, cameras));
        }
        return loads;
    }

    private NetworkLoad load(
            NetworkSpec spec, Optional<NetworkCost> tail, SimTime compute, double rate, List<CameraLoad> cameras) {
        int views = spec.sensors().size();
        int frames = spec.after().isPresent() ? 0 : spec.framesPerResult();
        long bytes = 0;
        FrameEnergy flows = FrameEnergy.ZERO;
        for (int i = 0; i < cameras.size(); i++) {
            CameraSpec camera = scenario.cameras().get(i);
            for (FlowLoad flow : cameras.get(i).flows()) {
                if (flow.network().equals(spec.id())) {
                    bytes += flow.transfer().payloadBytes();
                    flows = flows.plus(energy.flow(camera, flow));
                }
            }
        }
        return new NetworkLoad(
                spec.id(),
                tail,
                compute,
                frames,
                rate,
                views == 0 ? 0 : bytes * frames / views,
                flows.times(views == 0 ? 0 : (double) frames / views).plus(energy.tail(tail)));
    }

    /** Layers of all networks share the memory of the aggregator's accelerator. */
    private Map<Integer, NetworkCost> tails() {
        if (!(scenario.aggregator().processor() instanceof Processor.Npu npu)) {
            return Map.of();
        }
        List<CutNetwork> computed =
                networks.stream().filter(network -> network.tail().isPresent()).toList();
        List<List<LayerWorkload>> layers = computed.stream()
                .map(network -> network.tail().orElseThrow().workloads())
                .toList();
        List<NetworkCost> costs = known.costs(npu.spec(), layers);
        Map<Integer, NetworkCost> byNumber = new HashMap<>();
        for (int i = 0; i < costs.size(); i++) {
            byNumber.put(computed.get(i).number(), costs.get(i));
        }
        return byNumber;
    }

    private SimTime compute(NetworkSpec spec, Optional<NetworkCost> tail) {
        if (spec.service().isPresent()) {
            return spec.service().get().mean();
        }
        Processor processor = scenario.aggregator().processor();
        if (processor instanceof Processor.Law law) {
            return law.service().mean();
        }
        return processor instanceof Processor.Npu npu
                ? tail.map(cost -> new NpuCostModel(npu.spec()).time(cost)).orElse(SimTime.ZERO)
                : SimTime.ZERO;
    }

    /** Results per second if nothing is lost. */
    private double rate(NetworkSpec spec, Map<String, Double> rates) {
        if (spec.after().isPresent()) {
            return spec.after().get().probability()
                    * rates.getOrDefault(spec.after().get().network(), 0.0);
        }
        List<Double> cameras = scenario.cameras().stream()
                .filter(spec::takes)
                .map(camera ->
                        spec.share(camera).times(camera.frameRate().hertz()).toDouble())
                .toList();
        if (spec.fusion().isEmpty()) {
            return cameras.stream().mapToDouble(Double::doubleValue).sum();
        }
        boolean first = spec.fusion().get().join() == Join.LATEST;
        return cameras.stream()
                .limit(first ? 1 : cameras.size())
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
    }
}
