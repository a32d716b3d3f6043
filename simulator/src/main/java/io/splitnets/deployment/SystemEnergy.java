package io.splitnets.deployment;

import io.splitnets.energy.EnergyModel;
import io.splitnets.energy.FrameEnergy;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.npu.NetworkCost;
import io.splitnets.scenario.CameraSpec;
import io.splitnets.scenario.LinkUse;
import io.splitnets.scenario.Processor;
import io.splitnets.scenario.Scenario;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;

/** Energy of flows, of results, and of the whole system. */
final class SystemEnergy {
    private final Scenario scenario;

    SystemEnergy(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Arithmetic, memory traffic and transfer of one frame of a flow. */
    FrameEnergy flow(CameraSpec camera, FlowLoad load) {
        FrameEnergy computed = npu(camera)
                .flatMap(npu -> load.cost().map(cost -> EnergyModel.sensorNpu(npu, cost)))
                .orElse(FrameEnergy.ZERO);
        return computed.plus(transfer(camera, load.transfer()));
    }

    private FrameEnergy transfer(CameraSpec camera, FlowLoad.Transfer transfer) {
        LinkUse link = scenario.links().get(PlanBuilder.linkOf(scenario, camera));
        return link.spec()
                .map(spec -> EnergyModel.link(spec, transfer.wireBytes(), transfer.bursts(), transfer.time()))
                .orElse(FrameEnergy.ZERO);
    }

    /** The part of a camera's frame in a clock lane that always runs, which all cameras of a link bear alike. */
    private FrameEnergy clock(CameraSpec camera) {
        LinkUse link = scenario.links().get(PlanBuilder.linkOf(scenario, camera));
        return link.spec()
                .map(spec -> EnergyModel.linkClock(spec, period(camera))
                        .times(1.0 / link.sensors().size()))
                .orElse(FrameEnergy.ZERO);
    }

    /** Arithmetic and memory traffic of one result on the aggregator. */
    FrameEnergy tail(Optional<NetworkCost> tail) {
        return aggregator()
                .flatMap(npu -> tail.map(cost -> EnergyModel.aggregator(npu, cost)))
                .orElse(FrameEnergy.ZERO);
    }

    /** Everything: of one result where every frame is for one network, otherwise of one frame in the mean. */
    FrameEnergy of(List<CameraLoad> cameras, List<NetworkLoad> networks) {
        FrameEnergy frame = frame(cameras, networks);
        return scenario.isUniform() ? frame.times(networks.get(0).framesPerResult()) : frame;
    }

    /** All energy of a second over the frames of a second. */
    private FrameEnergy frame(List<CameraLoad> cameras, List<NetworkLoad> networks) {
        FrameEnergy second = FrameEnergy.ZERO;
        double frames = 0;
        for (int i = 0; i < cameras.size(); i++) {
            CameraSpec camera = scenario.cameras().get(i);
            double rate = camera.frameRate().hertz().toDouble();
            second = second.plus(frame(camera, cameras.get(i)).times(rate));
            frames += rate;
        }
        double busy = 0;
        for (NetworkLoad network : networks) {
            second = second.plus(tail(network.tail()).times(network.resultsPerSecond()));
            busy += network.resultsPerSecond() * network.compute().toSeconds();
        }
        return second.plus(standing(busy)).times(1 / frames);
    }

    private FrameEnergy frame(CameraSpec camera, CameraLoad load) {
        FrameEnergy energy = sensor(camera).plus(clock(camera));
        double busy = 0;
        boolean computes = false;
        for (FlowLoad flow : load.flows()) {
            double share = flow.share().toDouble();
            energy = energy.plus(flow(camera, flow).times(share));
            busy += share * flow.compute().picoseconds();
            computes |= flow.cost().isPresent();
        }
        SimTime busyTime = new SimTime(Math.round(busy));
        return computes
                ? energy.plus(EnergyModel.standing(npu(camera).orElseThrow(), busyTime, period(camera)))
                : energy;
    }

    /** What the aggregator's servers take for being there in a second in which they work {@code busy} seconds together. */
    private FrameEnergy standing(double busy) {
        int servers = scenario.aggregator().servers();
        SimTime second = new SimTime(SimTime.PER_SECOND);
        SimTime each = new SimTime(Math.round(busy / servers * SimTime.PER_SECOND));
        return aggregator()
                .map(npu -> EnergyModel.standing(npu, each, second).times(servers))
                .orElse(FrameEnergy.ZERO);
    }

    private static FrameEnergy sensor(CameraSpec camera) {
        return camera.sensor()
                .map(sensor -> EnergyModel.sensor(sensor, period(camera)))
                .orElse(FrameEnergy.ZERO);
    }

    private static SimTime period(CameraSpec camera) {
        return new SimTime(camera.frameRate().periodPicoseconds().ceil());
    }

    private static Optional<NpuSpec> npu(CameraSpec camera) {
        return camera.processor().flatMap(SystemEnergy::npu);
    }

    private Optional<NpuSpec> aggregator() {
        return npu(scenario.aggregator().processor());
    }

    private static Optional<NpuSpec> npu(Processor processor) {
        return processor instanceof Processor.Npu hardware ? Optional.of(hardware.spec()) : Optional.empty();
    }
}
