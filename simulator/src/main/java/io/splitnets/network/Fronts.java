package io.splitnets.network;

import io.splitnets.network.NetworkGraph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What lies in front of each place of a graph, summed up once for all cuts. */
final class Fronts {
    private final List<Node> nodes;
    private final int[] lastUse;
    private final long[] macs;
    private final long[] weights;
    private final Map<String, Integer> ends = new LinkedHashMap<>();

    Fronts(NetworkGraph graph) {
        this.nodes = graph.nodes();
        this.lastUse = new int[nodes.size()];
        this.macs = new long[nodes.size() + 1];
        this.weights = new long[nodes.size() + 1];
        Arrays.fill(lastUse, -1);
        for (Node node : nodes) {
            List<TensorShape> inputs = graph.inputShapes(node);
            node.inputs().forEach(input -> lastUse[input] = node.index());
            macs[node.index() + 1] = macs[node.index()] + node.layer().macs(inputs);
            long own = node.ownsWeights() ? node.layer().weights(inputs) : 0;
            weights[node.index() + 1] = weights[node.index()] + own;
            if (!(node.layer() instanceof Layer.Input)) {
                ends.put(node.block(), node.index());
            }
        }
    }

    /** Index of the last layer of each block, in the order of the blocks. */
    Map<String, Integer> ends() {
        return ends;
    }

    /** Number of blocks that end at layer {@code last} or before it. */
    int blocksUpTo(int last) {
        return (int) ends.values().stream().filter(end -> end <= last).count();
    }

    /** The cut after layer {@code last}, with {@code index} whole blocks in front of it. */
    CutPoint cut(int index, String name, int last) {
        return new CutPoint(index, name, last, crossing(last), macs[last + 1], weights[last + 1]);
    }

    private List<Node> crossing(int last) {
        List<Node> crossing = new ArrayList<>();
        for (Node node : nodes) {
            int use = lastUse[node.index()];
            boolean crosses =
                    node.layer() instanceof Layer.Input ? use > last : node.index() <= last && (use > last || use < 0);
            if (crosses) {
                crossing.add(node);
            }
        }
        return crossing;
    }
}
