package io.splitnets.network;

import io.splitnets.network.NetworkGraph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Memory over one inference.
 *
 * @param policy what has to be there at once
 * @param peakBytes most bytes of activations over all steps
 * @param peakLayer the first layer at which they are reached
 * @param weightBytes bytes of all stored weights and biases, rounded up
 * @param steps one per layer in execution order, inputs and reshapes left out
 */
public record MemoryProfile(MemoryPolicy policy, long peakBytes, String peakLayer, long weightBytes, List<Step> steps) {
    /** Copies the list. */
    public MemoryProfile {
        steps = List.copyOf(steps);
    }

    /**
     * While one layer runs.
     *
     * @param layer its name
     * @param block the block it belongs to
     * @param bytes of activations in memory
     * @param heldBytes the part of them that this layer neither reads nor writes
     */
    public record Step(String layer, String block, long bytes, long heldBytes) {}

    /** The step of the peak. */
    public Step peakStep() {
        return steps.stream()
                .filter(step -> step.layer().equals(peakLayer))
                .findFirst()
                .orElseThrow();
    }

    /** The most memory needed at once: activations and resident weights. */
    public long totalBytes() {
        return peakBytes + weightBytes;
    }

    /**
     * Follows one inference of {@code graph}; its inputs are in memory from the start until their last use, results
     * that nothing reads until the end.
     */
    public static MemoryProfile of(NetworkGraph graph, Precision precision, MemoryPolicy policy) {
        Liveness liveness = new Liveness(graph);
        int bits = precision.activationBits();
        int stage = policy == MemoryPolicy.PATCH ? PatchStage.best(graph, bits) : -1;
        List<Step> steps = new ArrayList<>();
        if (stage >= 0) {
            Node last = graph.nodes().get(stage);
            steps.add(new Step(last.name(), last.block(), new LineBuffers(graph, stage).bytes(bits), 0));
        }
        for (Node node : graph.nodes().subList(stage + 1, graph.nodes().size())) {
            if (!(node.layer() instanceof Layer.Input || node.layer() instanceof Rearrangement.Reshape)) {
                steps.add(step(graph, node, liveness, bits, policy));
            }
        }
        // The first of equals: max() would return the last.
        Step peak = steps.stream()
                .sorted(Comparator.comparingLong(Step::bytes).reversed())
                .findFirst()
                .orElseThrow();
        long weightBits = Math.multiplyExact(graph.weights(), precision.weightBits());
        return new MemoryProfile(policy, peak.bytes(), peak.layer(), (weightBits + 7) / 8, steps);
    }

    private static Step step(NetworkGraph graph, Node node, Liveness liveness, int bits, MemoryPolicy policy) {
        long out = node.output().bytes(bits);
        long largest = graph.inputShapes(node).stream()
                .mapToLong(shape -> shape.bytes(bits))
                .max()
                .orElse(0);
        if (policy == MemoryPolicy.IN_OUT) {
            return new Step(node.name(), node.block(), largest + out, 0);
        }
        long operands = liveness.operands(node).stream()
                .mapToLong(operand -> operand.output().bytes(bits))
                .sum();
        long held = liveness.heldBytes(node, bits);
        long own = switch (policy) {
            case INPLACE_DW -> operands + (inPlace(graph, node, liveness) ? rows(node, bits) : out);
            case DOUBLE_BUFFER -> 2 * Math.max(largest, out) + (operands - largest);
            default -> operands + out;
        };
        return new Step(node.name(), node.block(), own + gate(node, bits) + held, held);
    }

    /** The factors of a squeeze-and-excite, there while the map is multiplied by them. */
    private static long gate(Node node, int bits) {
        return node.layer() instanceof Layer.SqueezeExcite
                ? new TensorShape(node.output().channels(), 1, 1).bytes(bits)
                : 0;
    }

    private static boolean inPlace(NetworkGraph graph, Node node, Liveness liveness) {
        return node.layer() instanceof Layer.Conv conv
                && conv.stride() == 1
                && conv.isDepthwise(graph.inputShapes(node).get(0))
                && node.output().equals(graph.inputShapes(node).get(0))
                && liveness.lastReaderOfItsOperand(node);
    }

    private static long rows(Node node, int bits) {
        Layer.Conv conv = (Layer.Conv) node.layer();
        TensorShape out = node.output();
        return Math.min(new TensorShape(out.channels(), conv.kernelHeight(), out.width()).bytes(bits), out.bytes(bits));
    }
}
