package io.splitnets.deployment;

import io.splitnets.energy.EnergyModel;
import io.splitnets.energy.FrameEnergy;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.SensorSpec;
import io.splitnets.link.LinkModel;
import io.splitnets.link.LinkModels;
import io.splitnets.network.MemoryPolicy;
import io.splitnets.network.MemoryProfile;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partition;
import io.splitnets.network.Partitioner;
import io.splitnets.network.TensorShape;
import io.splitnets.npu.NetworkCost;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.scenario.CameraSpec;
import io.splitnets.scenario.LinkUse;
import io.splitnets.scenario.Processor;
import io.splitnets.scenario.Scenario;
import io.splitnets.sensor.SensorTimingModel;
import io.splitnets.system.AggregatorPlan;
import io.splitnets.system.CameraPlan;
import io.splitnets.system.LinkPlan;
import io.splitnets.system.ServiceLaw;
import io.splitnets.system.StationPlan;
import io.splitnets.system.SystemPlan;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Costs one scenario. */
final class DeploymentBuilder {
    /** An accelerator with nothing to do still idles. */
    private static final NetworkCost IDLE = new NetworkCost(List.of(), true);

    private final Scenario scenario;
    private final Optional<Partition> partition;
    /** Cameras often share one processor type, which then needs to be costed once. */
    private final Map<NpuSpec, NetworkCost> headCosts = new ConcurrentHashMap<>();

    DeploymentBuilder(Scenario scenario) {
        this.scenario = scenario;
        this.partition = scenario.network().map(use -> Partitioner.partition(use.graph(), use.split()));
    }

    Deployment build() {
        List<CameraLoad> loads = new ArrayList<>();
        List<CameraPlan> plans = new ArrayList<>();
        FrameEnergy energy = FrameEnergy.ZERO;
        for (CameraSpec camera : scenario.cameras()) {
            int link = linkOf(camera);
            Transfer transfer = transfer(camera, scenario.links().get(link));
            CameraLoad load = load(camera, transfer);
            loads.add(load);
            plans.add(plan(camera, load, link, transfer.lastLine()));
            energy = energy.plus(energy(camera, load, scenario.links().get(link)));
        }
        Optional<NetworkCost> tail = tailCost();
        SimTime compute = tail.map(cost -> model(aggregatorNpu()).time(cost)).orElse(SimTime.ZERO);
        return new Deployment(
                scenario,
                loads,
                tail,
                compute,
                perResult(energy).plus(aggregatorEnergy(tail, compute)),
                partition.map(parts -> parts.head().isEmpty()).orElse(false),
                new SystemPlan(scenario.name(), plans, links(), aggregator(compute)));
    }

    private List<LinkPlan> links() {
        return scenario.links().stream()
                .map(link -> new LinkPlan(link.id(), link.buffer()))
                .toList();
    }

    private int linkOf(CameraSpec camera) {
        for (int i = 0; i < scenario.links().size(); i++) {
            if (scenario.links().get(i).sensors().contains(camera.id())) {
                return i;
            }
        }
        throw new IllegalStateException("sensor " + camera.id() + " is on no link");
    }

    private CameraLoad load(CameraSpec camera, Transfer transfer) {
        Optional<NetworkGraph> head = partition.flatMap(Partition::head);
        Optional<NpuSpec> npu = camera.processor()
                .filter(Processor.Npu.class::isInstance)
                .map(processor -> ((Processor.Npu) processor).spec());
        Optional<NetworkCost> cost = head.flatMap(graph -> npu.map(spec -> headCost(spec, graph)));
        return new CameraLoad(
                camera.id(),
                cost,
                cost.map(c -> model(npu.orElseThrow()).time(c)).orElse(SimTime.ZERO),
                transfer.time(),
                transfer.payload(),
                transfer.wire(),
                head.flatMap(
                        graph -> npu.map(spec -> MemoryProfile.of(graph, spec.precision(), MemoryPolicy.NO_OVERLAP))),
                cost.flatMap(c -> npu.map(NpuSpec::memory)));
    }

    private NetworkCost headCost(NpuSpec spec, NetworkGraph graph) {
        return headCosts.computeIfAbsent(spec, npu -> model(npu).cost(graph.workloads()));
    }

    private static NpuCostModel model(NpuSpec spec) {
        return new NpuCostModel(spec);
    }

    /** One frame's way over a link that is free. */
    private record Transfer(SimTime time, long payload, long wire, SimTime lastLine) {
        static final Transfer NOTHING = new Transfer(SimTime.ZERO, 0, 0, SimTime.ZERO);
    }

    private Transfer transfer(CameraSpec camera, LinkUse link) {
        if (link.spec().isEmpty() || partition.isEmpty()) {
            return Transfer.NOTHING;
        }
        LinkModel model = LinkModels.of(link.spec().get());
        if (isRaw() && camera.sensor().isPresent()) {
            SensorSpec sensor = camera.sensor().get();
            return new Transfer(
                    model.rawFrame(sensor.width(), sensor.height(), sensor.format()),
                    sensor.frameBytes(),
                    model.rawWireBytes(sensor.width(), sensor.height(), sensor.format()),
                    model.lastRawLine(sensor.width(), sensor.format()));
        }
        int bits = partition.get().bits();
        List<Long> tensors = partition.get().crossing().stream()
                .map((TensorShape shape) -> shape.bytes(bits))
                .toList();
        return new Transfer(
                model.tensors(tensors),
                tensors.stream().mapToLong(Long::longValue).sum(),
                model.tensorWireBytes(tensors),
                SimTime.ZERO);
    }

    private boolean isRaw() {
        return partition.map(parts -> parts.head().isEmpty()).orElse(false);
    }

    private CameraPlan plan(CameraSpec camera, CameraLoad load, int link, SimTime lastLine) {
        Optional<ServiceLaw> law = camera.processor()
                .filter(Processor.Law.class::isInstance)
                .map(processor -> ((Processor.Law) processor).service());
        Optional<ServiceLaw> service = law.or(() -> load.cost().map(cost -> new ServiceLaw.Constant(load.compute())));
        LinkUse use = scenario.links().get(link);
        boolean cutThrough = isRaw() && camera.sensor().isPresent() && service.isEmpty();
        Rational exposure = camera.sensor()
                .map(sensor -> SensorTimingModel.of(sensor)
                        .exposureWithin(camera.exposure(), camera.frameRate().periodPicoseconds()))
                .orElse(Rational.of(camera.exposure().picoseconds()));
        return new CameraPlan(
                camera.id(),
                camera.arrivals(),
                camera.refersTo(),
                new SimTime(exposure.ceil()),
                camera.sensor()
                        .map(sensor -> new SimTime(
                                SensorTimingModel.of(sensor).readout().ceil()))
                        .orElse(SimTime.ZERO),
                service.map(time -> new StationPlan(time, 1, camera.inputBuffer())),
                link,
                use.service().orElse(new ServiceLaw.Constant(load.transfer())),
                cutThrough,
                cutThrough ? lastLine : SimTime.ZERO);
    }

    private NpuSpec aggregatorNpu() {
        return ((Processor.Npu) scenario.aggregator().processor()).spec();
    }

    private Optional<NetworkCost> tailCost() {
        if (!(scenario.aggregator().processor() instanceof Processor.Npu npu)) {
            return Optional.empty();
        }
        return partition.flatMap(Partition::tail).map(graph -> model(npu.spec()).cost(graph.workloads()));
    }

    private AggregatorPlan aggregator(SimTime compute) {
        ServiceLaw service = scenario.aggregator().processor() instanceof Processor.Law law
                ? law.service()
                : new ServiceLaw.Constant(compute);
        return new AggregatorPlan(
                service,
                scenario.aggregator().servers(),
                scenario.aggregator().queue(),
                scenario.aggregator().fuse(),
                scenario.aggregator().background());
    }

    private FrameEnergy energy(CameraSpec camera, CameraLoad load, LinkUse link) {
        SimTime period = period(camera);
        FrameEnergy energy = camera.sensor()
                .map(sensor -> EnergyModel.sensor(sensor, period))
                .orElse(FrameEnergy.ZERO);
        if (camera.processor().orElse(null) instanceof Processor.Npu npu
                && load.cost().isPresent()) {
            energy = energy.plus(EnergyModel.sensorNpu(npu.spec(), load.cost().get(), load.compute(), period));
        }
        return energy.plus(link.spec()
                .map(spec -> EnergyModel.link(spec, load.wireBytes()))
                .orElse(FrameEnergy.ZERO));
    }

    private static SimTime period(CameraSpec camera) {
        return new SimTime(camera.frameRate().periodPicoseconds().ceil());
    }

    /** Energy of all cameras' frames, for one result. */
    private FrameEnergy perResult(FrameEnergy all) {
        double share =
                scenario.aggregator().fuse() ? 1.0 : 1.0 / scenario.cameras().size();
        return new FrameEnergy(
                all.sensing() * share,
                all.sensorCompute() * share,
                all.sensorMemory() * share,
                all.link() * share,
                all.aggregator() * share,
                all.idle() * share);
    }

    private FrameEnergy aggregatorEnergy(Optional<NetworkCost> tail, SimTime compute) {
        if (scenario.aggregator().processor() instanceof Processor.Npu npu) {
            SimTime period = period(scenario.cameras().get(0));
            return EnergyModel.aggregator(npu.spec(), tail.orElse(IDLE), compute, period);
        }
        return FrameEnergy.ZERO;
    }
}
