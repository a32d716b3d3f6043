package io.splitnets.npu;

import io.splitnets.hardware.CostTerm;
import io.splitnets.hardware.FittedCostSpec;

/**
 * What a fitted cost counts of one layer.
 *
 * @param weightBytes stored weights that cross from outside at least once; 0 where they are resident
 * @param externalBytes all bytes that cross to memory outside, {@code weightBytes} and spilled activations among them
 * @param onChipBytes bytes of activations read and written
 * @param computeCycles of the array or the vector unit
 * @param depthwise whether these cycles are of a depthwise layer
 * @param channels output channels of a layer whose weights cross from outside, else 0
 * @param leastCycles cycles it takes at full use of its unit, below which no cost may fall
 */
public record LayerFeatures(
        long weightBytes,
        long externalBytes,
        long onChipBytes,
        long computeCycles,
        boolean depthwise,
        long channels,
        long leastCycles) {
    /**
     * The count of {@code term}; 0 of {@link CostTerm#FRAME}, which no layer has.
     *
     * @param bytesPerChannel stored bytes per output channel beside the weights
     */
    public double count(CostTerm term, double bytesPerChannel) {
        return switch (term) {
            case EXTERNAL -> Math.max(0, externalBytes + bytesPerChannel * channels);
            case ON_CHIP -> onChipBytes;
            case COMPUTE -> depthwise ? 0 : computeCycles;
            case DEPTHWISE -> depthwise ? computeCycles : 0;
            case LAYERS -> 1;
            case FRAME -> 0;
        };
    }

    /** Cycles of the layer: the sum of the terms, rounded up, and at least {@link #leastCycles}. */
    public long cycles(FittedCostSpec fitted) {
        double sum = 0;
        for (CostTerm term : CostTerm.values()) {
            sum += share(fitted, term);
        }
        return Math.max(leastCycles, (long) Math.ceil(sum));
    }

    /** What takes the largest share of these cycles. */
    Bound boundBy(FittedCostSpec fitted) {
        double memory = share(fitted, CostTerm.EXTERNAL) + share(fitted, CostTerm.ON_CHIP);
        double compute = share(fitted, CostTerm.COMPUTE) + share(fitted, CostTerm.DEPTHWISE);
        double overhead = share(fitted, CostTerm.LAYERS);
        if (leastCycles >= memory + compute + overhead) {
            return Bound.COMPUTE;
        }
        if (overhead > Math.max(compute, memory)) {
            return Bound.OVERHEAD;
        }
        return memory > compute ? Bound.MEMORY : Bound.COMPUTE;
    }

    private double share(FittedCostSpec fitted, CostTerm term) {
        return fitted.cycles(term) * count(term, fitted.bytesPerChannel());
    }
}
