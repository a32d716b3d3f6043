package io.splitnets.nas.supernet;

import io.splitnets.network.Fusion;

/** One layer of a {@link FoldedSubnet}; reads the result of the layer before it. */
public sealed interface FoldedLayer {
    /**
     * A convolution with "half" padding (kernel / 2 zeros on every side), a bias, and perhaps ReLU6.
     *
     * @param name of the weight inside the supernet
     * @param kernel height and width, odd
     * @param stride in both directions
     * @param groups 1, or the number of channels of a depthwise convolution
     * @param inputs channels in
     * @param outputs channels out
     * @param weights (kernel, kernel, inputs / groups, outputs), last dimension fastest
     * @param bias one per output
     * @param relu6 whether min(max(x, 0), 6) follows
     */
    record Convolution(
            String name,
            int kernel,
            int stride,
            int groups,
            int inputs,
            int outputs,
            float[] weights,
            float[] bias,
            boolean relu6)
            implements FoldedLayer {}

    /**
     * Symmetric quantisation of what crosses the link: round(x levels / range), at most {@code levels} either way.
     *
     * @param bits per value
     * @param levels largest code
     * @param range magnitude of the largest code; 0 where calibration saw nothing but zeros
     */
    record Quantise(int bits, int levels, float range) implements FoldedLayer {
        /** The value of the code of {@code x}. */
        public float apply(float x) {
            float inverse = range > 0 ? levels / range : 0;
            float code = (float) Math.rint(x * inverse);
            return Math.max(-levels, Math.min(levels, code)) * (range / levels);
        }
    }

    /**
     * Several views become one.
     *
     * @param views how many
     * @param fusion by what; a concatenation is by channels, view by view
     */
    record Fuse(int views, Fusion fusion) implements FoldedLayer {}

    /**
     * Adds the result of an earlier layer.
     *
     * @param shortcut index of that layer
     */
    record Add(int shortcut) implements FoldedLayer {}

    /** Mean over the map. */
    record Pool() implements FoldedLayer {}

    /**
     * The classifier.
     *
     * @param inputs channels in
     * @param outputs classes
     * @param weights (inputs, outputs), last dimension fastest
     * @param bias one per class
     */
    record Linear(int inputs, int outputs, float[] weights, float[] bias) implements FoldedLayer {}
}
