package io.splitnets.network;

import io.splitnets.network.NetworkGraph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the places where a network can be cut, and cuts it. */
public final class Partitioner {
    private Partitioner() {}

    /** Before everything, then after each block in execution order. */
    public static List<CutPoint> cutPoints(NetworkGraph graph) {
        return cutPoints(new Fronts(graph));
    }

    private static List<CutPoint> cutPoints(Fronts fronts) {
        List<CutPoint> cuts = new ArrayList<>();
        cuts.add(fronts.cut(0, SplitPoint.NONE.after(), -1));
        fronts.ends().forEach((block, last) -> cuts.add(fronts.cut(cuts.size(), block, last)));
        return cuts;
    }

    /**
     * As {@link #cutPoints}, and inside of each block after every layer, named after it. A layer that has a block's name is
     * left out: the name means the block.
     */
    public static List<CutPoint> layerCuts(NetworkGraph graph) {
        Fronts fronts = new Fronts(graph);
        List<CutPoint> blocks = cutPoints(fronts);
        Map<Integer, CutPoint> ends = new HashMap<>();
        blocks.forEach(block -> ends.put(block.lastNode(), block));
        List<CutPoint> cuts = new ArrayList<>(blocks.subList(0, 1));
        int before = 0;
        for (Node node : graph.nodes()) {
            CutPoint end = ends.get(node.index());
            if (end != null) {
                cuts.add(end);
                before++;
            } else if (isCutAfter(fronts, node)) {
                cuts.add(fronts.cut(before, node.name(), node.index()));
            }
        }
        return cuts;
    }

    private static boolean isCutAfter(Fronts fronts, Node node) {
        return !(node.layer() instanceof Layer.Input) && !fronts.ends().containsKey(node.name());
    }

    /**
     * The cut that {@code point} means: a block's name, {@code none}, {@code all}, an index as text, or a layer's name.
     *
     * @throws UnknownBlockException if the network has no such block or layer
     */
    public static CutPoint resolve(NetworkGraph graph, SplitPoint point) {
        return resolve(graph, cutPoints(graph), point.after());
    }

    /**
     * Cuts {@code graph}.
     *
     * @throws UnknownBlockException if the plan names a block that is not there
     * @throws ShapeException if compression or fusion meets several tensors, compression stands at an end of the
     *     network, or the fusion lies before the cut; the message names the tensors or blocks
     */
    public static Partition partition(NetworkGraph graph, SplitPlan plan) {
        List<CutPoint> cuts = cutPoints(graph);
        CutPoint named = resolve(graph, cuts, plan.cut().after());
        CutPoint fuse =
                plan.fuseAfter().map(block -> resolve(graph, cuts, block)).orElse(named);
        boolean upToFusion = plan.views() > 1 && plan.cut().equals(SplitPoint.ALL);
        CutPoint cut = upToFusion ? fuse : named;
        check(graph, cut, fuse, plan);
        TailBuilder tail = new TailBuilder(graph, plan, cut, fuse);
        return new Partition(
                head(graph, plan, cut),
                tail.build(),
                tail.crossing(),
                plan.compression()
                        .map(Compression::bits)
                        .orElse(plan.precision().activationBits()));
    }

    private static void check(NetworkGraph graph, CutPoint cut, CutPoint fuse, SplitPlan plan) {
        if (plan.compression().isPresent()) {
            if (cut.isStart() || cut.lastNode() == graph.output().index()) {
                throw new ShapeException("compression needs a cut inside the network, not '"
                        + plan.cut().after() + "'");
            }
            single(cut, "compression");
        }
        if (plan.views() == 1) {
            return;
        }
        if (fuse.isStart() && plan.fuseAfter().isEmpty()) {
            throw new ShapeException(
                    "with " + plan.views() + " views and no part on the sensor, the block to fuse after must be named");
        }
        if (fuse.lastNode() < cut.lastNode()) {
            throw new ShapeException(
                    "the views cannot meet after '" + fuse.block() + "', before the cut after '" + cut.block() + "'");
        }
        single(fuse, "fusion of " + plan.views() + " views");
    }

    /** The only tensor at {@code cut}. */
    static Node single(CutPoint cut, String purpose) {
        if (cut.crossing().size() != 1) {
            throw new ShapeException(purpose + " needs a cut that one tensor crosses; after '" + cut.block() + "' "
                    + cut.crossing().size() + " do: "
                    + cut.crossing().stream()
                            .map(node -> node.name() + " " + node.output())
                            .collect(Collectors.joining(", ")));
        }
        return cut.crossing().get(0);
    }

    private static Optional<NetworkGraph> head(NetworkGraph graph, SplitPlan plan, CutPoint cut) {
        if (cut.isStart()) {
            return Optional.empty();
        }
        List<Node> nodes = graph.nodes();
        NetworkGraph.Builder builder = NetworkGraph.builder(graph.name() + ".head");
        Splice splice = new Splice(graph, builder);
        for (Node node : nodes) {
            boolean wanted = node.layer() instanceof Layer.Input
                    ? nodes.subList(0, cut.lastNode() + 1).stream()
                            .anyMatch(user -> user.inputs().contains(node.index()))
                    : node.index() <= cut.lastNode();
            if (wanted) {
                splice.copy(node, "", Optional.empty());
            }
        }
        plan.compression()
                .ifPresent(module -> builder.block("split")
                        .add(
                                "split.reduce",
                                pointwise(module.keptChannels()),
                                splice.at(single(cut, "compression").index())));
        return Optional.of(builder.build());
    }

    static Layer.Conv pointwise(int channels) {
        return Layer.Conv.square(channels, 1, 1, 1, Layer.Activation.NONE);
    }

    private static CutPoint resolve(NetworkGraph graph, List<CutPoint> cuts, String name) {
        Optional<CutPoint> byName =
                cuts.stream().skip(1).filter(cut -> cut.block().equals(name)).findFirst();
        if (byName.isPresent()) {
            return byName.get();
        }
        if (name.equals(SplitPoint.NONE.after())) {
            return cuts.get(0);
        }
        if (name.equals(SplitPoint.ALL.after())) {
            return cuts.get(cuts.size() - 1);
        }
        if (name.matches("[0-9]{1,6}") && Integer.parseInt(name) < cuts.size()) {
            return cuts.get(Integer.parseInt(name));
        }
        Fronts fronts = new Fronts(graph);
        return graph.nodes().stream()
                .filter(node -> node.name().equals(name) && isCutAfter(fronts, node))
                .map(node -> fronts.cut(fronts.blocksUpTo(node.index()), name, node.index()))
                .findFirst()
                .orElseThrow(() -> new UnknownBlockException(graph.name(), name, graph.blocks()));
    }
}
