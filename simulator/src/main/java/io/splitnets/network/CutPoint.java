package io.splitnets.network;

import java.util.List;

/**
 * A place where a network can be cut.
 *
 * @param index number of blocks in front of it: 0 before everything, i after the i-th block
 * @param block the block it follows, or the layer where it lies inside of a block; {@code none} before everything
 * @param lastNode index of the last layer in front of it; -1 before everything
 * @param crossing producers of the tensors that must go over the link, each once: everything that is there at this
 *     point (inputs always are) and is needed behind it, or is a result of the network already
 * @param macs multiply-accumulates in front of it
 * @param weights stored weights and biases in front of it
 */
public record CutPoint(
        int index, String block, int lastNode, List<NetworkGraph.Node> crossing, long macs, long weights) {
    /** Copies the list. */
    public CutPoint {
        crossing = List.copyOf(crossing);
    }

    /** Whether nothing is in front of it. */
    public boolean isStart() {
        return lastNode < 0;
    }

    /** The same place by name. */
    public SplitPoint splitPoint() {
        return isStart() ? SplitPoint.NONE : new SplitPoint(block);
    }

    /** Shapes of the crossing tensors. */
    public List<TensorShape> shapes() {
        return crossing.stream().map(NetworkGraph.Node::output).toList();
    }

    /** Bytes of the crossing tensors at {@code bits} per element, without compression. */
    public long bytes(int bits) {
        return crossing.stream().mapToLong(node -> node.output().bytes(bits)).sum();
    }
}
