package io.splitnets.deployment;

import io.splitnets.deployment.FlowLoad.Transfer;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.OutputScale;
import io.splitnets.hardware.SensorSpec;
import io.splitnets.link.LinkModel;
import io.splitnets.link.LinkModels;
import io.splitnets.link.LinkTerms;
import io.splitnets.network.LayerWorkload;
import io.splitnets.network.MemoryProfile;
import io.splitnets.network.Partition;
import io.splitnets.npu.NetworkCost;
import io.splitnets.npu.NpuCostCache;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.scenario.CameraSpec;
import io.splitnets.scenario.LinkUse;
import io.splitnets.scenario.Processor;
import io.splitnets.sensor.SensorTimingModel;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Costs the frames of cameras, for every network that takes them. */
final class CameraCosts {
    private final List<CutNetwork> networks;
    /** Cameras often share one processor type and their networks, which then need to be costed once. */
    private final Map<Shared, Map<Integer, NetworkCost>> known = new HashMap<>();

    private final NpuCostCache cache;

    CameraCosts(List<CutNetwork> networks, NpuCostCache cache) {
        this.networks = networks;
        this.cache = cache;
    }

    private record Shared(NpuSpec npu, List<Integer> networks) {}

    CameraLoad of(CameraSpec camera, LinkUse link) {
        Optional<NpuSpec> npu = camera.processor()
                .filter(Processor.Npu.class::isInstance)
                .map(processor -> ((Processor.Npu) processor).spec());
        List<CutNetwork> its =
                networks.stream().filter(network -> network.takes(camera)).toList();
        Map<Integer, NetworkCost> costs = npu.map(spec -> costs(spec, its)).orElse(Map.of());
        List<FlowLoad> flows = new ArrayList<>();
        for (CutNetwork network : its) {
            Optional<NetworkCost> cost = Optional.ofNullable(costs.get(network.number()));
            flows.add(new FlowLoad(
                    network.spec().id(),
                    network.spec().share(camera),
                    cost,
                    cost.map(layers -> new NpuCostModel(npu.orElseThrow()).time(layers))
                            .orElse(SimTime.ZERO),
                    transfer(network.parts(), network.isRaw(), camera, link),
                    cost.flatMap(layers -> memory(network, npu.orElseThrow()))));
        }
        return new CameraLoad(camera.id(), flows, costs.isEmpty() ? Optional.empty() : npu.map(NpuSpec::memory));
    }

    private static Optional<MemoryProfile> memory(CutNetwork network, NpuSpec npu) {
        return network.head().map(graph -> MemoryProfile.of(graph, npu.precision(), npu.memoryPolicy()));
    }

    private Map<Integer, NetworkCost> costs(NpuSpec npu, List<CutNetwork> its) {
        List<CutNetwork> computed =
                its.stream().filter(network -> network.head().isPresent()).toList();
        List<Integer> numbers = computed.stream().map(CutNetwork::number).toList();
        return known.computeIfAbsent(new Shared(npu, numbers), key -> {
            List<List<LayerWorkload>> layers = computed.stream()
                    .map(network -> network.head().orElseThrow().workloads())
                    .toList();
            List<NetworkCost> costs = cache.costs(npu, layers);
            Map<Integer, NetworkCost> byNumber = new HashMap<>();
            for (int i = 0; i < costs.size(); i++) {
                byNumber.put(numbers.get(i), costs.get(i));
            }
            return byNumber;
        });
    }

    /** One frame's way over its link; of {@code parts} only what crosses counts. */
    static Transfer transfer(Optional<Partition> parts, boolean raw, CameraSpec camera, LinkUse link) {
        if (link.spec().isEmpty() || parts.isEmpty()) {
            return new Transfer(SimTime.ZERO, 0, 0, 0, link.packets(), raw, SimTime.ZERO);
        }
        LinkModel model = LinkModels.of(link.spec().get());
        boolean image = raw
                && camera.sensor()
                        .filter(sensor -> sensor.scale() == OutputScale.NONE)
                        .isPresent();
        return image ? image(model, camera.sensor().orElseThrow(), camera) : tensors(model, parts.get(), raw, camera);
    }

    /** Time that remains after the readout of a frame whose packets come evenly while it is read. */
    private static SimTime afterReadout(SimTime paced, Rational pitch, int packets) {
        return new SimTime(Rational.of(paced.picoseconds())
                .minus(pitch.times(packets - 1L))
                .max(Rational.ZERO)
                .ceil());
    }

    private static Transfer image(LinkModel model, SensorSpec sensor, CameraSpec camera) {
        Rational row = SensorTimingModel.of(sensor).line();
        LinkTerms terms = model.rawTerms(sensor.width(), sensor.height(), sensor.format(), camera.frameRate());
        return new Transfer(
                model.rawFrame(sensor.width(), sensor.height(), sensor.format()),
                sensor.frameBytes(),
                terms.wireBytes(),
                terms.bursts(),
                packets(terms),
                true,
                afterReadout(
                        model.pacedRawFrame(sensor.width(), sensor.height(), sensor.format(), row),
                        row,
                        sensor.height()));
    }

    private static Transfer tensors(LinkModel model, Partition parts, boolean raw, CameraSpec camera) {
        List<Long> bytes = parts.crossing().stream()
                .map(shape -> shape.bytes(parts.bits()))
                .toList();
        LinkTerms terms = model.tensorTerms(bytes, camera.frameRate());
        return new Transfer(
                model.tensors(bytes),
                parts.bytes(),
                terms.wireBytes(),
                terms.bursts(),
                packets(terms),
                raw,
                camera.sensor()
                        .map(sensor -> scaled(model, bytes, sensor, packets(terms)))
                        .orElse(SimTime.ZERO));
    }

    /** The packets of an image that is scaled while it is read come evenly over the readout. */
    private static SimTime scaled(LinkModel model, List<Long> bytes, SensorSpec sensor, int packets) {
        Rational pitch = SensorTimingModel.of(sensor).readout().dividedBy(Rational.of(packets));
        return afterReadout(model.pacedTensors(bytes, pitch), pitch, packets);
    }

    /** A frame without content is a packet as well. */
    private static int packets(LinkTerms terms) {
        return Math.toIntExact(Math.max(1, terms.lines()));
    }
}
