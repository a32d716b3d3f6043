package io.splitnets.network;

import io.splitnets.network.Layer.Padding;

/**
 * One layer as a processor sees it: {@code groups} products of an M x K by a K x N matrix, with the convolution's own
 * sizes kept beside them. Always {@code macs = m * n * k * groups}; an element-wise step (pool, sum, product, maximum,
 * activation, concatenation) has {@code k = 0} and hence no MACs and no weights.
 *
 * @param name the layer's name; parts of a squeeze-and-excite have a suffix: .pool, .fc1, .fc2, .scale
 * @param op CONV, DWCONV (each channel on its own), FC, MATMUL (of two computed operands), POOL, GPOOL, ADD, MUL, VIEWMAX,
 *     ACT, CONCAT, SCALE, PAD, RESIZE, SLICE, or the name of another movement; a reshape is no work
 * @param m rows of the product: outHeight * outWidth
 * @param n columns per group: output channels / groups
 * @param k summed length: inChannels / groups * kernelH * kernelW; 0 for an element-wise step
 * @param groups number of such products
 * @param inChannels C, of the first operand
 * @param height H of the first operand
 * @param width W of the first operand
 * @param kernelH R; 1 where there is no window
 * @param kernelW S; 1 where there is no window
 * @param stride the same in both directions
 * @param outHeight rows of the result
 * @param outWidth columns of the result
 * @param macs multiply-accumulates of one inference
 * @param weights multiplied weights, biases not counted (the convention of the reference layer tables); elements of the
 *     second operand where both are computed
 * @param ifmap elements of all operands together, but for one counted under weights
 * @param ofmap elements of the result
 * @param padding zeros around the operand; none where there is no window
 * @param dilation distance between kernel taps, the same in both directions; 1 where there is no window
 * @param ownsWeights whether its weights are stored for it: not where an earlier layer runs with the same ones on another
 *     view, nor where the second operand is computed
 */
public record LayerWorkload(
        String name,
        String op,
        long m,
        long n,
        long k,
        int groups,
        int inChannels,
        int height,
        int width,
        int kernelH,
        int kernelW,
        int stride,
        int outHeight,
        int outWidth,
        long macs,
        long weights,
        long ifmap,
        long ofmap,
        Padding padding,
        int dilation,
        boolean ownsWeights) {
    /** Without padding and dilation, with weights of its own. */
    public LayerWorkload(
            String name,
            String op,
            long m,
            long n,
            long k,
            int groups,
            int inChannels,
            int height,
            int width,
            int kernelH,
            int kernelW,
            int stride,
            int outHeight,
            int outWidth,
            long macs,
            long weights,
            long ifmap,
            long ofmap) {
        this(
                name,
                op,
                m,
                n,
                k,
                groups,
                inChannels,
                height,
                width,
                kernelH,
                kernelW,
                stride,
                outHeight,
                outWidth,
                macs,
                weights,
                ifmap,
                ofmap,
                Padding.NONE,
                1,
                true);
    }

    /** The same layer without stored weights of its own. */
    LayerWorkload withoutOwnWeights() {
        return new LayerWorkload(
                name,
                op,
                m,
                n,
                k,
                groups,
                inChannels,
                height,
                width,
                kernelH,
                kernelW,
                stride,
                outHeight,
                outWidth,
                macs,
                weights,
                ifmap,
                ofmap,
                padding,
                dilation,
                false);
    }

    /** Rows of the operand that one row of the result needs: (R - 1) * dilation + 1. */
    public int reachHeight() {
        return (kernelH - 1) * dilation + 1;
    }

    /** Whether nothing is multiplied by weights, so that a vector unit runs it. */
    public boolean elementWise() {
        return k == 0;
    }

    /** Output channels K = n * groups. */
    public long outChannels() {
        return n * groups;
    }
}
