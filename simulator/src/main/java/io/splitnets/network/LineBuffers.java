package io.splitnets.network;

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
                || layer instanceof Layer.Merge
                        && graph.inputShapes(node).stream().distinct().count() == 1;
    }

    /** Bytes of all rows kept, each buffer at its largest, and of the whole result. */
    long bytes(int bits) {
        long bytes = 0;
        for (Node node : graph.nodes().subList(0, last + 1)) {
            int rows = node.index() == last ? rows(node) : most[node.index()];
            TensorShape shape = node.output();
            bytes += rows == 0 ? 0 : new TensorShape(shape.channels(), rows, shape.width()).bytes(bits);
        }
        return bytes;
    }

    /** Makes the rows of {@code node} that are still missing up to {@code row}. */
    private void make(Node node, int row) {
        while (made[node.index()] < row) {
            int next = made[node.index()] + 1;
            for (int input : node.inputs()) {
                make(
                        graph.nodes().get(input),
                        Window.of(node).lastRow(next, rows(graph.nodes().get(input))));
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
                first = Math.min(first, Window.of(reader).firstRow(next));
            }
        }
        return first;
    }

    private static int rows(Node node) {
        return node.output().height();
    }

    /** The rows of an operand that one row of the result needs. */
    private record Window(int reach, int stride, int padding) {
        static Window of(Node node) {
            if (node.layer() instanceof Layer.Conv conv) {
                int reach = (conv.kernelHeight() - 1) * conv.dilation() + 1;
                return new Window(reach, conv.stride(), conv.padding().top());
            }
            return node.layer() instanceof Layer.Pool pool
                    ? new Window(
                            pool.kernelHeight(), pool.stride(), pool.padding().top())
                    : new Window(1, 1, 0);
        }

        int firstRow(int row) {
            return Math.max(0, row * stride - padding);
        }

        int lastRow(int row, int rows) {
            return Math.min(rows - 1, row * stride - padding + reach - 1);
        }
    }
}
