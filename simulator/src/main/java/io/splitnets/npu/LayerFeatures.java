package io.splitnets.npu;

import io.splitnets.hardware.CostTerm;

/**
 * What a fitted cost counts of one layer.
 *
 * @param weightBytes stored weights that cross from outside at least once; 0 where they are resident
 * @param externalBytes all bytes that cross to memory outside, {@code weightBytes} and spilled activations among them
 * @param onChipBytes bytes of activations read and written
 * @param computeCycles of the array or the vector unit
 * @param depthwise whether these cycles are of a depthwise layer
 * @param channels output channels of a layer whose weights cross from outside, else 0
 * @param leastComputeCycles cycles that its MACs take at full use of their unit
 * @param leastOnChipCycles cycles that its activations take through the activation port, each byte once
 * @param leastOutsideCycles cycles that {@code leastOutsideBytes} take through the outside port
 * @param leastOutsideBytes bytes that have to cross from or to the outside, each once: {@code weightBytes}, and the
 *     activations where these do not fit on chip
 */
public record LayerFeatures(
        long weightBytes,
        long externalBytes,
        long onChipBytes,
        long computeCycles,
        boolean depthwise,
        long channels,
        long leastComputeCycles,
        long leastOnChipCycles,
        long leastOutsideCycles,
        long leastOutsideBytes) {
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

    /**
     * Cycles below which no cost of the layer may fall.
     *
     * @param outside clock over the clock for which the outside port is given, as memory outside keeps its own pace
     */
    public double leastCycles(double outside) {
        return Math.max(Math.max(leastComputeCycles, leastOnChipCycles), leastOutsideCycles * outside);
    }

    /** The same layer with {@code factor} times the weights. */
    public LayerFeatures withWeights(double factor) {
        long saved = weightBytes - Math.round(weightBytes * factor);
        double left = saved == 0 ? 1 : (double) (leastOutsideBytes - saved) / leastOutsideBytes;
        return new LayerFeatures(
                weightBytes - saved,
                externalBytes - saved,
                onChipBytes,
                computeCycles,
                depthwise,
                channels,
                leastComputeCycles,
                leastOnChipCycles,
                Math.round(leastOutsideCycles * left),
                leastOutsideBytes - saved);
    }
}
