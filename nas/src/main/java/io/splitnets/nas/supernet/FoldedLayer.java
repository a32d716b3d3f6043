package io.splitnets.nas.supernet;

import io.splitnets.network.Fusion;
import io.splitnets.network.Layer;

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

    /** Floats cross the link here as they are. */
    record Floating() implements FoldedLayer {}

    /**
     * An activation of its own.
     *
     * @param activation SWISH: x / (1 + exp(-x)), HARD_SWISH: x relu6(x + 3) / 6, or RELU6
     */
    record Activate(Layer.Activation activation) implements FoldedLayer {}

    /**
     * Every channel times relu6(v + 3) / 6, where v is what two layers, with ReLU between them, make of the means of all
     * channels.
     *
     * @param name of the weights inside the supernet
     * @param size height and width of the map
     * @param channels in and out
     * @param hidden values between the two layers
     * @param reduce weights of the first, (channels, hidden), last dimension fastest
     * @param reduceBias of the first
     * @param expand weights of the second, (hidden, channels)
     * @param expandBias of the second
     */
    record SqueezeExcite(
            String name,
            int size,
            int channels,
            int hidden,
            float[] reduce,
            float[] reduceBias,
            float[] expand,
            float[] expandBias)
            implements FoldedLayer {}

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

    /**
     * Adds the result of an earlier layer in another shape: its means over windows of the stride, times a matrix. At the
     * lower and right edge of an odd map a mean is over the pixels that are there.
     *
     * @param name of the block
     * @param shortcut index of that layer
     * @param size height and width of its result
     * @param stride height, width and distance of the windows
     * @param inputs its channels
     * @param outputs channels of the sum
     * @param weights (inputs, outputs), last dimension fastest; empty where the channels are added as they are
     */
    record ShortcutAdd(String name, int shortcut, int size, int stride, int inputs, int outputs, float[] weights)
            implements FoldedLayer {}

    /** Mean over the map. */
    record Pool() implements FoldedLayer {}

    /**
     * A product of the means of the map with a matrix, without bias.
     *
     * @param inputs channels in
     * @param outputs channels out
     * @param weights (inputs, outputs), last dimension fastest
     */
    record Mix(int inputs, int outputs, float[] weights) implements FoldedLayer {}

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
