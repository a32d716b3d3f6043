package io.splitnets.network;

import io.splitnets.network.NetworkGraph.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory over one inference.
 *
 * @param policy what has to be there at once
 * @param peakBytes most bytes of activations over all steps
 * @param peakLayer the first layer at which they are reached
 * @param weightBytes bytes of all stored weights and biases, rounded up
 * @param steps one per layer in execution order, inputs and reshapes left out; one for a network of reshapes alone
 */
public record MemoryProfile(MemoryPolicy policy, long peakBytes, String peakLayer, long weightBytes, List<Step> steps) {
    /** Copies the list. */
    public MemoryProfile {
        steps = List.copyOf(steps);
    }

    /**
     * While one layer runs, or the stage of layers that ends with it.
     *
     * @param layer its name
     * @param block the block it belongs to
     * @param live what is in memory: operands first, then the result, then the rest
     */
    public record Step(String layer, String block, List<LiveTensor> live) {
        /** Copies the list. */
        public Step {
            live = List.copyOf(live);
        }

        /** Bytes of activations in memory. */
        public long bytes() {
            return live.stream().mapToLong(LiveTensor::bytes).sum();
        }

        /** The part of them that this layer neither reads nor writes. */
        public long heldBytes() {
            return live.stream()
                    .filter(tensor -> tensor.role() == LiveTensor.Role.HELD)
                    .mapToLong(LiveTensor::bytes)
                    .sum();
        }
    }

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
        int bits = precision.activationBits();
        LiveTensors live = new LiveTensors(graph, bits, policy);
        int stage = policy == MemoryPolicy.PATCH ? PatchStage.best(graph, bits) : -1;
        List<Step> steps = new ArrayList<>();
        if (stage >= 0) {
            steps.add(step(graph.nodes().get(stage), new LineBuffers(graph, stage).live(bits)));
        }
        for (Node node : graph.nodes().subList(stage + 1, graph.nodes().size())) {
            if (isStep(node)) {
                steps.add(step(node, live.at(node)));
            }
        }
        if (steps.isEmpty()) {
            steps.add(step(graph.output(), live.operands(graph.output())));
        }
        return of(policy, steps, graph.weights(), precision);
    }

    /**
     * Each layer of a table alone, by {@link MemoryPolicy#IN_OUT}: what else is held, a table does not say. Its operand is
     * named after the layer that reads it.
     */
    public static MemoryProfile of(LayerTable table, Precision precision) {
        int bits = precision.activationBits();
        List<Step> steps = new ArrayList<>();
        for (LayerWorkload layer : table.workloads()) {
            TensorShape operand = new TensorShape(layer.inChannels(), layer.height(), layer.width());
            TensorShape result =
                    new TensorShape(Math.toIntExact(layer.n() * layer.groups()), layer.outHeight(), layer.outWidth());
            steps.add(new Step(
                    layer.name(),
                    layer.name(),
                    List.of(
                            new LiveTensor(layer.name(), LiveTensor.Role.OPERAND, operand, operand.bytes(bits)),
                            new LiveTensor(layer.name(), LiveTensor.Role.RESULT, result, result.bytes(bits)))));
        }
        return of(MemoryPolicy.IN_OUT, steps, table.weights(), precision);
    }

    private static MemoryProfile of(MemoryPolicy policy, List<Step> steps, long weights, Precision precision) {
        Step peak = largest(steps);
        long weightBits = Math.multiplyExact(weights, precision.weightBits());
        return new MemoryProfile(policy, peak.bytes(), peak.layer(), (weightBits + 7) / 8, steps);
    }

    private static Step step(Node node, List<LiveTensor> live) {
        return new Step(node.name(), node.block(), live);
    }

    /** Inputs are there from the start, and a reshape is another view of its operand. */
    static boolean isStep(Node node) {
        return !(node.layer() instanceof Layer.Input || node.layer() instanceof Rearrangement.Reshape);
    }

    /** The first of equals. */
    private static Step largest(List<Step> steps) {
        Step largest = steps.get(0);
        for (Step step : steps) {
            largest = step.bytes() > largest.bytes() ? step : largest;
        }
        return largest;
    }
}
