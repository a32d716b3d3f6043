package io.splitnets.network;

import io.splitnets.network.LiveTensor.Role;
import io.splitnets.network.NetworkGraph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that the front of a network keeps when it runs line by line: a row is made when a later layer needs it, and
 * forgotten when no window will read it again. Nothing is computed twice.
 */
final class LineBuffers {
    private final NetworkGraph graph;
    private final int last;
    private final List<List<Node>> readers = new ArrayList<>();
    private final int[] made;
    private final int[] most;

    /** Runs all layers up to {@code last}, each of which {@link #canRunByLines}; its result is kept whole. */
    LineBuffers(NetworkGraph graph, int last) {
        this.graph = graph;
        this.last = last;
        this.made = new int[last + 1];
        this.most = new int[last + 1];
        Arrays.fill(made, -1);
        for (int i = 0; i <= last; i++) {
            readers.add(new ArrayList<>());
            for (int input : graph.nodes().get(i).inputs()) {
                readers.get(input).add(graph.nodes().get(i));
            }
        }
        make(graph.nodes().get(last), rows(graph.nodes().get(last)) - 1);
    }

    /** Whether a row of the result needs some rows of the operands only: no reduction over the whole map. */
    static boolean canRunByLines(NetworkGraph graph, Node node) {
        Layer layer = node.layer();
        return layer instanceof Layer.Input
                || layer instanceof Layer.Conv
                || layer instanceof Layer.Pool
                || layer instanceof Layer.Activate
                || layer instanceof Layer.Scale
                || layer instanceof Layer.Concat
                || layer instanceof Rearrangement.Slice
                || layer instanceof Rearrangement.Pad
                || layer instanceof Layer.Merge
                        && graph.inputShapes(node).stream().distinct().count() == 1;
    }

    /** The rows kept of each layer, each buffer at its largest, and the whole result. */
    List<LiveTensor> live(int bits) {
        List<LiveTensor> live = new ArrayList<>();
        for (Node node : graph.nodes().subList(0, last + 1)) {
            boolean result = node.index() == last;
            int rows = result ? rows(node) : most[node.index()];
            if (rows > 0) {
                TensorShape shape = new TensorShape(
                        node.output().channels(), rows, node.output().width());
                live.add(new LiveTensor(node.name(), result ? Role.RESULT : Role.LINES, shape, shape.bytes(bits)));
            }
        }
        return live;
    }

    /** Makes the rows of {@code node} that are still missing up to {@code row}. */
    private void make(Node node, int row) {
        while (made[node.index()] < row) {
            int next = made[node.index()] + 1;
            for (int input : node.inputs()) {
                make(
                        graph.nodes().get(input),
                        RowWindow.of(node).lastRow(next, rows(graph.nodes().get(input))));
            }
            made[node.index()] = next;
            most[node.index()] = Math.max(most[node.index()], next - firstNeeded(node) + 1);
        }
    }

    /** The first row of {@code node} that a reader needs for its next row. */
    private int firstNeeded(Node node) {
        int first = made[node.index()];
        for (Node reader : readers.get(node.index())) {
            int next = made[reader.index()] + 1;
            if (next < rows(reader)) {
                first = Math.min(first, RowWindow.of(reader).firstRow(next));
            }
        }
        return first;
    }

    private static int rows(Node node) {
        return node.output().height();
    }
}
