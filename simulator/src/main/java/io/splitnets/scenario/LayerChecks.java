package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partition;
import io.splitnets.network.Partitioner;
import io.splitnets.network.ShapeException;
import io.splitnets.network.UnknownBlockException;
import io.splitnets.npu.LayerDoesNotFitException;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.scenario.NetworksReader.Placed;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks that the layers of each accelerator's parts of the networks can be cut into tiles that fit its memories. */
final class LayerChecks {
    private final Section root;
    private final List<Placed> networks;

    LayerChecks(Section root, List<Placed> networks) {
        this.root = root;
        this.networks = networks;
    }

    void check(List<CameraSpec> cameras, AggregatorUse aggregator) {
        List<Section> sections = root.sections("sensors");
        Set<Object> known = new HashSet<>();
        for (int i = 0; i < cameras.size(); i++) {
            CameraSpec camera = cameras.get(i);
            List<NetworkUse> its = networks.stream()
                    .map(Placed::spec)
                    .filter(network -> network.takes(camera))
                    .flatMap(network -> network.use().stream())
                    .toList();
            if (camera.processor().orElse(null) instanceof Processor.Npu npu && known.add(List.of(npu, its))) {
                check(sections.get(i), npu, its, Partition::head);
            }
        }
        if (aggregator.processor() instanceof Processor.Npu npu) {
            List<NetworkUse> all = networks.stream()
                    .flatMap(network -> network.spec().use().stream())
                    .toList();
            check(root.section("aggregator"), npu, all, Partition::tail);
        }
    }

    private static void check(
            Section owner, Processor.Npu npu, List<NetworkUse> uses, Function<Partition, Optional<NetworkGraph>> part) {
        try {
            new NpuCostModel(npu.spec())
                    .costs(uses.stream()
                            .map(use -> part.apply(Partitioner.partition(use.graph(), use.split())))
                            .flatMap(Optional::stream)
                            .map(NetworkGraph::workloads)
                            .toList());
        } catch (LayerDoesNotFitException e) {
            owner.section("npu")
                    .problem(e.memory(), Objects.requireNonNullElse(e.getMessage(), "a layer does not fit"));
        } catch (ShapeException | UnknownBlockException e) {
            // Said where the cut is read, with its place.
            return;
        }
    }
}
