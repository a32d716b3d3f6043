package io.splitnets.network;

import io.splitnets.network.NetworkGraph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long each tensor of a graph is needed. A reshape is another view of its operand and has no memory of its own. */
final class Liveness {
    private static final int UNTIL_THE_END = Integer.MAX_VALUE;

    private final List<Node> nodes;
    private final int[] owner;
    private final int[] lastUse;

    Liveness(NetworkGraph graph) {
        this.nodes = graph.nodes();
        this.owner = new int[nodes.size()];
        this.lastUse = new int[nodes.size()];
        Arrays.fill(lastUse, -1);
        boolean[] read = new boolean[nodes.size()];
        for (Node node : nodes) {
            boolean view = node.layer() instanceof Rearrangement.Reshape;
            owner[node.index()] = view ? owner[node.inputs().get(0)] : node.index();
            for (int input : node.inputs()) {
                read[input] = true;
                lastUse[owner[input]] = node.index();
            }
        }
        for (Node node : nodes) {
            if (!read[node.index()] && !(node.layer() instanceof Layer.Input)) {
                lastUse[owner[node.index()]] = UNTIL_THE_END;
            }
        }
    }

    /** The layers whose memory holds the operands of {@code node}, each once. */
    List<Node> operands(Node node) {
        return node.inputs().stream()
                .map(i -> owner[i])
                .distinct()
                .map(nodes::get)
                .toList();
    }

    /** Whether nobody needs the only operand of {@code node} after it. */
    boolean lastReaderOfItsOperand(Node node) {
        return lastUse[owner[node.inputs().get(0)]] == node.index();
    }

    /** The layers whose results are there while {@code node} runs although it has no part in them. */
    List<Node> held(Node node) {
        List<Node> operands = operands(node);
        List<Node> held = new ArrayList<>();
        for (Node other : nodes) {
            boolean there = other.layer() instanceof Layer.Input || other.index() < node.index();
            boolean own = owner[other.index()] == other.index();
            if (there && own && lastUse[other.index()] > node.index() && !operands.contains(other)) {
                held.add(other);
            }
        }
        return held;
    }
}
