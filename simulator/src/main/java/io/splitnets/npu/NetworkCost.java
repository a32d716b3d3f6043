package io.splitnets.npu;

import java.util.List;

/**
 * What a list of layers, run one after the other, costs on one accelerator.
 *
 * @param layers in order of execution
 * @param weightsResident whether all weights stay on chip between frames
 * @param warnings where the layers lie outside the networks that a fitted accelerator was measured with; else empty
 */
public record NetworkCost(List<LayerCost> layers, boolean weightsResident, List<String> warnings) {
    /** Copies the lists. */
    public NetworkCost {
        layers = List.copyOf(layers);
        warnings = List.copyOf(warnings);
    }

    /** Sum of cycles. */
    public long cycles() {
        return layers.stream().mapToLong(LayerCost::cycles).sum();
    }

    /** Sum of compute cycles. */
    public long computeCycles() {
        return layers.stream().mapToLong(LayerCost::computeCycles).sum();
    }

    /** Sum of memory cycles. */
    public long memoryCycles() {
        return layers.stream().mapToLong(LayerCost::memoryCycles).sum();
    }

    /** Sum of multiply-accumulates. */
    public long macs() {
        return layers.stream().mapToLong(cost -> cost.layer().macs()).sum();
    }

    /** Sum of stored weights; what several layers share counts once. */
    public long weightsBytes() {
        return layers.stream()
                .filter(cost -> cost.layer().ownsWeights())
                .mapToLong(LayerCost::weightsBytes)
                .sum();
    }

    /** Sum of moved bytes. */
    public long trafficBytes() {
        return layers.stream().mapToLong(LayerCost::trafficBytes).sum();
    }

    /** Sum of bytes through on-chip memory. */
    public long sramBytes() {
        return layers.stream().mapToLong(cost -> cost.traffic().sramBytes()).sum();
    }

    /** Sum of bytes that cross to memory outside. */
    public long externalBytes() {
        return layers.stream().mapToLong(cost -> cost.traffic().externalBytes()).sum();
    }

    /**
     * MACs over the most that {@code processingElements} could do in all cycles; above 1 only where a vector unit has more
     * lanes than the array has elements.
     */
    public double utilisation(long processingElements) {
        long cycles = cycles();
        return cycles == 0 ? 0 : (double) macs() / ((double) cycles * processingElements);
    }
}
