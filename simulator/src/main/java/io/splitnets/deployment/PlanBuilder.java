package io.splitnets.deployment;

import io.splitnets.hardware.NpuStart;
import io.splitnets.hardware.SensorSpec;
import io.splitnets.npu.NetworkCost;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.scenario.CameraSpec;
import io.splitnets.scenario.LinkUse;
import io.splitnets.scenario.NetworkSpec;
import io.splitnets.scenario.Processor;
import io.splitnets.scenario.Scenario;
import io.splitnets.sensor.SensorTimingModel;
import io.splitnets.system.AfterPlan;
import io.splitnets.system.AggregatorPlan;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.CameraPlan;
import io.splitnets.system.FlowPlan;
import io.splitnets.system.LinkPlan;
import io.splitnets.system.NetworkPlan;
import io.splitnets.system.RowStart;
import io.splitnets.system.ServiceLaw;
import io.splitnets.system.SystemPlan;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns a costed scenario into the plain numbers that a simulation needs. */
final class PlanBuilder {
    private final Scenario scenario;
    private final List<CameraLoad> cameras;
    private final List<NetworkLoad> networks;

    PlanBuilder(Scenario scenario, List<CameraLoad> cameras, List<NetworkLoad> networks) {
        this.scenario = scenario;
        this.cameras = cameras;
        this.networks = networks;
    }

    SystemPlan build() {
        List<CameraPlan> plans = new ArrayList<>();
        for (int i = 0; i < cameras.size(); i++) {
            plans.add(camera(scenario.cameras().get(i), cameras.get(i)));
        }
        List<LinkPlan> links = scenario.links().stream()
                .map(link -> new LinkPlan(link.id(), link.buffer(), link.arbitration()))
                .toList();
        AggregatorPlan aggregator = new AggregatorPlan(
                scenario.aggregator().servers(),
                scenario.aggregator().queue(),
                IntStream.range(0, networks.size()).mapToObj(this::network).toList(),
                scenario.aggregator().background());
        return new SystemPlan(scenario.name(), plans, links, aggregator);
    }

    private CameraPlan camera(CameraSpec camera, CameraLoad load) {
        int number = linkOf(scenario, camera);
        LinkUse link = scenario.links().get(number);
        List<FlowPlan> flows =
                load.flows().stream().map(flow -> flow(camera, flow, link)).toList();
        boolean computes = flows.stream().anyMatch(flow -> flow.npu().isPresent());
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
                1,
                computes ? camera.inputBuffer() : BufferPlan.UNBOUNDED,
                number,
                camera.priority(),
                flows);
    }

    private FlowPlan flow(CameraSpec camera, FlowLoad load, LinkUse link) {
        Optional<ServiceLaw> npu = camera.processor()
                .filter(Processor.Law.class::isInstance)
                .map(processor -> ((Processor.Law) processor).service())
                .or(() -> load.cost().map(cost -> new ServiceLaw.Constant(load.compute())));
        FlowLoad.Transfer transfer = load.transfer();
        boolean cutThrough = transfer.raw() && camera.sensor().isPresent() && npu.isEmpty();
        return new FlowPlan(
                indexOf(load.network()),
                load.share(),
                npu,
                link.service().orElse(new ServiceLaw.Constant(transfer.time())),
                transfer.packets(),
                cutThrough,
                cutThrough ? transfer.lastLine() : SimTime.ZERO,
                camera.sensor()
                        .filter(sensor -> sensor.npuStart() == NpuStart.ROWS)
                        .flatMap(sensor -> load.cost().map(cost -> rows(camera, sensor, cost))));
    }

    private static RowStart rows(CameraSpec camera, SensorSpec sensor, NetworkCost cost) {
        NpuCostModel model =
                new NpuCostModel(((Processor.Npu) camera.processor().orElseThrow()).spec());
        return FirstRowsModel.start(model, cost, SensorTimingModel.of(sensor).readout());
    }

    private NetworkPlan network(int number) {
        NetworkSpec spec = scenario.networks().get(number);
        Optional<ServiceLaw> law = spec.service()
                .or(() -> Optional.of(scenario.aggregator().processor())
                        .filter(Processor.Law.class::isInstance)
                        .map(processor -> ((Processor.Law) processor).service()));
        return new NetworkPlan(
                spec.id(),
                law.orElse(new ServiceLaw.Constant(networks.get(number).compute())),
                spec.fusion(),
                spec.after().map(after -> new AfterPlan(indexOf(after.network()), after.probability())),
                spec.priority(),
                spec.deadline());
    }

    private int indexOf(String network) {
        return IntStream.range(0, networks.size())
                .filter(i -> networks.get(i).id().equals(network))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no network " + network));
    }

    /** The position of the link that a camera sends on. */
    static int linkOf(Scenario scenario, CameraSpec camera) {
        List<LinkUse> links = scenario.links();
        return IntStream.range(0, links.size())
                .filter(i -> links.get(i).sensors().contains(camera.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("sensor " + camera.id() + " is on no link"));
    }
}
