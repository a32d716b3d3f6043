package io.splitnets.network;

import io.splitnets.network.NetworkGraph.Node;
import java.util.List;

/** Finds how much of the front of a network is best run line by line. */
final class PatchStage {
    private PatchStage() {}

    /** Index of the last layer of the stage that makes the peak least, the shortest of equals; -1 for none. */
    static int best(NetworkGraph graph, int bits) {
        long[] after = peaksAfter(graph, bits);
        int best = -1;
        long least = after[0];
        for (CutPoint cut : Partitioner.cutPoints(graph)) {
            if (!cut.isStart() && isStage(graph, cut)) {
                long peak = Math.max(bytes(graph, cut.lastNode(), bits), after[cut.lastNode() + 1]);
                best = peak < least ? cut.lastNode() : best;
                least = Math.min(least, peak);
            }
        }
        return best;
    }

    private static long bytes(NetworkGraph graph, int last, int bits) {
        return new LineBuffers(graph, last)
                .live(bits).stream().mapToLong(LiveTensor::bytes).sum();
    }

    private static boolean isStage(NetworkGraph graph, CutPoint cut) {
        List<Node> front = graph.nodes().subList(0, cut.lastNode() + 1);
        return cut.crossing().size() == 1
                && cut.crossing().get(0).index() == cut.lastNode()
                && front.stream().allMatch(node -> LineBuffers.canRunByLines(graph, node));
    }

    /** For each layer the peak from it to the end, without line buffers. */
    private static long[] peaksAfter(NetworkGraph graph, int bits) {
        LiveTensors live = new LiveTensors(graph, bits, MemoryPolicy.NO_OVERLAP);
        long[] after = new long[graph.nodes().size() + 1];
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            long bytes = MemoryProfile.isStep(node)
                    ? live.at(node).stream().mapToLong(LiveTensor::bytes).sum()
                    : 0;
            after[i] = Math.max(after[i + 1], bytes);
        }
        return after;
    }
}
