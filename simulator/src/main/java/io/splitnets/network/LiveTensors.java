package io.splitnets.network;

import io.splitnets.network.Layer.Conv;
import io.splitnets.network.LiveTensor.Role;
import io.splitnets.network.NetworkGraph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Lists what is in memory while one layer runs by itself, on whole maps. */
final class LiveTensors {
    private final NetworkGraph graph;
    private final int bits;
    private final MemoryPolicy policy;
    private final Liveness liveness;

    LiveTensors(NetworkGraph graph, int bits, MemoryPolicy policy) {
        this.graph = graph;
        this.bits = bits;
        this.policy = policy;
        this.liveness = new Liveness(graph);
    }

    /** What is there while {@code node} runs: operands, result, and what is held beside them. */
    List<LiveTensor> at(Node node) {
        if (policy == MemoryPolicy.IN_OUT) {
            return Stream.concat(
                            liveness.operands(node).stream()
                                    .max(firstLargest())
                                    .map(operand -> whole(operand, Role.OPERAND))
                                    .stream(),
                            Stream.of(whole(node, Role.RESULT)))
                    .toList();
        }
        List<LiveTensor> live = new ArrayList<>(policy == MemoryPolicy.DOUBLE_BUFFER ? swapped(node) : own(node));
        if (node.layer() instanceof Layer.SqueezeExcite) {
            live.add(tensor(node, Role.FACTORS, new TensorShape(node.output().channels(), 1, 1)));
        }
        liveness.held(node).forEach(other -> live.add(whole(other, Role.HELD)));
        return live;
    }

    /** What {@code node} reads. */
    List<LiveTensor> operands(Node node) {
        return liveness.operands(node).stream()
                .map(operand -> whole(operand, Role.OPERAND))
                .toList();
    }

    private List<LiveTensor> own(Node node) {
        List<LiveTensor> own = new ArrayList<>(operands(node));
        boolean inPlace = policy == MemoryPolicy.INPLACE_DW && runsInPlace(node);
        own.add(inPlace ? rowsOfWindow(node) : whole(node, Role.RESULT));
        return own;
    }

    /** The largest operand and the result in two buffers of one size. */
    private List<LiveTensor> swapped(Node node) {
        List<Node> operands = liveness.operands(node);
        Node largest = operands.stream().max(firstLargest()).orElseThrow();
        long size = Math.max(largest.output().bytes(bits), node.output().bytes(bits));
        List<LiveTensor> own = new ArrayList<>();
        for (Node operand : operands) {
            own.add(
                    operand.equals(largest)
                            ? new LiveTensor(operand.name(), Role.OPERAND, operand.output(), size)
                            : whole(operand, Role.OPERAND));
        }
        own.add(new LiveTensor(node.name(), Role.RESULT, node.output(), size));
        return own;
    }

    /** Of equals the first in execution order; max() alone would return the last. */
    private static Comparator<Node> firstLargest() {
        return Comparator.<Node>comparingLong(node -> node.output().elements())
                .thenComparing(Comparator.comparingInt(Node::index).reversed());
    }

    private boolean runsInPlace(Node node) {
        return node.layer() instanceof Conv conv
                && conv.stride() == 1
                && conv.isDepthwise(graph.inputShapes(node).get(0))
                && node.output().equals(graph.inputShapes(node).get(0))
                && liveness.lastReaderOfItsOperand(node);
    }

    private LiveTensor rowsOfWindow(Node node) {
        TensorShape out = node.output();
        int rows = Math.min(RowWindow.of(node).reach(), out.height());
        return tensor(node, Role.RESULT, new TensorShape(out.channels(), rows, out.width()));
    }

    private LiveTensor whole(Node node, Role role) {
        return tensor(node, role, node.output());
    }

    private LiveTensor tensor(Node node, Role role, TensorShape shape) {
        return new LiveTensor(node.name(), role, shape, shape.bytes(bits));
    }
}
