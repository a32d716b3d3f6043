package io.splitnets.nas.oracle;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.network.LayerWorkload;
import io.splitnets.network.MemoryProfile;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.NetworkGraph.Node;
import io.splitnets.network.Partition;
import io.splitnets.network.Partitioner;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Costs every block of a space once. Blocks are taken out of whole networks, so that their layers are those that the
 * simulator costs: for each way a block can be, one network that has it.
 */
final class BlockTableBuilder {
    private final NetworkSpaceSpec spec;
    private final NetworkCodec codec;
    private final BlockChain chain;
    private final TableHardware hardware;
    private final BlockCosting onSensor;
    private final BlockCosting onAggregator;
    private final Map<BlockKey, BlockRow> rows = new LinkedHashMap<>();

    BlockTableBuilder(TableHardware hardware, NetworkSpaceSpec spec) {
        this.spec = spec;
        this.codec = new NetworkCodec(spec);
        this.chain = new BlockChain(spec);
        this.hardware = hardware;
        this.onSensor = new BlockCosting(hardware.sensor());
        this.onAggregator = new BlockCosting(hardware.aggregator());
    }

    /** Kinds together, each in the order in which the space is gone through. */
    List<BlockRow> rows() {
        rows.put(
                BlockKey.FRAME,
                new BlockRow(
                        BlockKey.FRAME, 0, 0, 0, Optional.of(onSensor.frame()), Optional.of(onAggregator.frame())));
        for (int resolution : spec.resolutions()) {
            for (int stem : spec.stemWidths()) {
                network(smallest(resolution, stem));
            }
            for (int p = 0; p < spec.phases().size(); p++) {
                phase(resolution, p);
            }
            for (int last : spec.form().lastWidths()) {
                for (int width : widths(spec.phases().size())) {
                    network(with(resolution, spec.phases().size(), width, last));
                }
            }
            for (int place = 0; place <= spec.phases().size(); place++) {
                for (int width : widths(place)) {
                    splits(with(resolution, place, width, lastWidth()), place, width);
                }
            }
        }
        List<BlockRow> sorted = new ArrayList<>();
        for (BlockKind kind : BlockKind.values()) {
            rows.values().stream().filter(row -> row.key().kind() == kind).forEach(sorted::add);
        }
        return sorted;
    }

    private void phase(int resolution, int number) {
        PhaseSpec phase = spec.phases().get(number);
        int deepest = phase.depths().get(phase.depths().size() - 1);
        for (int inputs : widths(number)) {
            Architecture base = with(resolution, number, inputs, lastWidth());
            for (int width : phase.widths()) {
                for (int kernel : phase.kernels()) {
                    for (int expand : phase.expands()) {
                        network(replaced(base, number, new PhaseChoice(width, deepest, kernel, expand)));
                    }
                }
            }
        }
    }

    /** Widths of the map in front of phase {@code place}. */
    private List<Integer> widths(int place) {
        return place == 0 ? spec.stemWidths() : spec.phases().get(place - 1).widths();
    }

    private int lastWidth() {
        return spec.form().lastWidths().stream().findFirst().orElse(0);
    }

    private Architecture smallest(int resolution, int stem) {
        List<PhaseChoice> phases = new ArrayList<>();
        for (PhaseSpec phase : spec.phases()) {
            phases.add(new PhaseChoice(
                    phase.widths().get(0),
                    phase.depths().get(0),
                    phase.kernels().get(0),
                    phase.expands().get(0)));
        }
        return new Architecture(resolution, stem, phases, Optional.empty(), 1, lastWidth());
    }

    /** The smallest network but for the width in front of {@code place} and the 1x1 behind the pool. */
    private Architecture with(int resolution, int place, int width, int last) {
        Architecture base =
                smallest(resolution, place == 0 ? width : spec.stemWidths().get(0));
        if (place > 0) {
            PhaseChoice choice = base.phases().get(place - 1);
            base = replaced(base, place - 1, new PhaseChoice(width, choice.depth(), choice.kernel(), choice.expand()));
        }
        return new Architecture(resolution, base.stemWidth(), base.phases(), Optional.empty(), 1, last);
    }

    private static Architecture replaced(Architecture base, int phase, PhaseChoice choice) {
        List<PhaseChoice> phases = new ArrayList<>(base.phases());
        phases.set(phase, choice);
        return new Architecture(base.resolution(), base.stemWidth(), phases, Optional.empty(), 1, base.lastWidth());
    }

    /** Adds the blocks of a network that are not in the table yet. */
    private void network(Architecture network) {
        List<BlockKey> keys = chain.keys(network);
        if (rows.keySet().containsAll(keys)) {
            return;
        }
        NetworkGraph graph = codec.graph(network);
        Map<String, Long> peaks = peaks(graph);
        Map<String, List<LayerWorkload>> layers = new LinkedHashMap<>();
        graph.workloads()
                .forEach(layer -> layers.computeIfAbsent(block(layer.name()), name -> new ArrayList<>())
                        .add(layer));
        Map<String, Long> weights = weights(graph);
        List<String> names = List.copyOf(layers.keySet());
        if (names.size() != keys.size()) {
            throw new IllegalStateException(names + " are not the blocks " + keys);
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            add(
                    keys.get(i),
                    layers.getOrDefault(name, List.of()),
                    weights.getOrDefault(name, 0L),
                    peaks.getOrDefault(name, 0L));
        }
    }

    private void add(BlockKey key, List<LayerWorkload> layers, long weights, long peak) {
        rows.computeIfAbsent(
                key,
                block -> new BlockRow(
                        block,
                        layers.stream().mapToLong(LayerWorkload::macs).sum(),
                        weights,
                        block.kind().onSensor() ? peak : 0,
                        block.kind().onSensor() ? Optional.of(onSensor.of(layers)) : Optional.empty(),
                        block.kind().onAggregator() ? Optional.of(onAggregator.of(layers)) : Optional.empty()));
    }

    /** The block that a layer belongs to: {@code mb1.2} of {@code mb1.2.se.fc1}; the pool belongs to the head. */
    private String block(String layer) {
        String[] parts = layer.split("\\.", -1);
        boolean ofHead = parts[0].equals("head") && parts[1].equals("pool");
        return ofHead ? "head.conv" : parts[0] + "." + parts[1];
    }

    private Map<String, Long> weights(NetworkGraph graph) {
        Map<String, Long> weights = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            if (!node.inputs().isEmpty() && node.ownsWeights()) {
                weights.merge(block(node.name()), node.layer().weights(graph.inputShapes(node)), Long::sum);
            }
        }
        return weights;
    }

    private Map<String, Long> peaks(NetworkGraph graph) {
        Map<String, Long> peaks = new LinkedHashMap<>();
        for (MemoryProfile.Step step : MemoryProfile.of(graph, hardware.sensor().precision(), hardware.blockPolicy())
                .steps()) {
            peaks.merge(block(step.layer()), step.bytes(), Math::max);
        }
        return peaks;
    }

    /** Adds the split modules and fusions in front of phase {@code place}. */
    private void splits(Architecture network, int place, int width) {
        NetworkGraph graph = codec.graph(network);
        int size = chain.size(network.resolution(), place);
        SplitPlan cut = SplitPlan.at(new SplitPoint(codec.blockBefore(place)));
        for (int kept : spec.keptChannels()) {
            SplitPlan plan = cut.compressed(kept, 8);
            Partition parts = Partitioner.partition(graph, plan);
            NetworkGraph head = parts.head().orElseThrow();
            add(chain.reduce(size, width, kept), head, "split.reduce");
            add(chain.recover(size, kept, width), parts.tail().orElseThrow(), "split.recover");
            for (int views : spec.views()) {
                if (views > 1) {
                    fusion(graph, plan.fused(views, spec.fusion()), chain.fuse(views, size, kept, width, true));
                }
            }
        }
        for (int views : spec.views()) {
            if (views > 1) {
                fusion(graph, cut.fused(views, spec.fusion()), chain.fuse(views, size, width, width, false));
            }
        }
    }

    private void fusion(NetworkGraph graph, SplitPlan plan, BlockKey key) {
        add(key, Partitioner.partition(graph, plan).tail().orElseThrow(), "fuse.");
    }

    private void add(BlockKey key, NetworkGraph part, String prefix) {
        if (rows.containsKey(key)) {
            return;
        }
        List<LayerWorkload> layers = part.workloads().stream()
                .filter(layer -> layer.name().startsWith(prefix))
                .toList();
        long weights = part.nodes().stream()
                .filter(node -> node.name().startsWith(prefix))
                .mapToLong(node -> node.layer().weights(part.inputShapes(node)))
                .sum();
        long peak = MemoryProfile.of(part, hardware.sensor().precision(), hardware.blockPolicy()).steps().stream()
                .filter(step -> step.layer().startsWith(prefix))
                .mapToLong(MemoryProfile.Step::bytes)
                .max()
                .orElse(0);
        add(key, layers, weights, peak);
    }
}
