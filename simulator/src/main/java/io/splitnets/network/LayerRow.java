package io.splitnets.network;

import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.Padding;
import java.util.List;

/**
 * One layer of a {@link LayerTable}.
 *
 * @param name unique within its table
 * @param op what it does
 * @param height H of the input
 * @param width W of the input
 * @param channels C of the input
 * @param outputs K
 * @param kernelHeight R
 * @param kernelWidth S
 * @param stride the same in both directions
 * @param padding zeros around the input
 * @param groups divides both C and K
 */
public record LayerRow(
        String name,
        Op op,
        int height,
        int width,
        int channels,
        int outputs,
        int kernelHeight,
        int kernelWidth,
        int stride,
        Padding padding,
        int groups) {
    /** Operations of a table, which lists only layers that multiply. */
    public enum Op {
        /** A convolution, in groups or not. */
        CONV,
        /** A convolution of each channel on its own. */
        DWCONV,
        /** A fully connected layer: all sizes beside C and K are one. */
        FC
    }

    /** Refuses rows that are no layer: groups that do not divide, kernels that do not fit, overflowing counts. */
    public LayerRow {
        TensorShape in = new TensorShape(channels, height, width);
        if (padding.top() < 0 || padding.bottom() < 0 || padding.left() < 0 || padding.right() < 0) {
            throw new ShapeException("padding must not be negative");
        }
        Conv conv = new Conv(outputs, kernelHeight, kernelWidth, stride, padding, groups, 1, false, Activation.NONE);
        TensorShape out = conv.output(List.of(in));
        if (op == Op.DWCONV && (groups != channels || groups == 1)) {
            throw new ShapeException("DWCONV needs more than one channel and as many groups as channels");
        }
        if (op == Op.FC && !conv.equals(fullyConnected(outputs)) || op == Op.FC && in.elements() != channels) {
            throw new ShapeException("FC needs H, W, R, S, stride and groups of 1 and no padding");
        }
        // Far below the range of long, so that sums over a table cannot overflow either.
        if ((double) out.elements() * channels / groups * kernelHeight * kernelWidth > 1e15) {
            throw new ShapeException("more than 10^15 multiply-accumulates in one layer");
        }
    }

    /** A fully connected row. */
    static LayerRow dense(String name, int inputs, int outputs) {
        return new LayerRow(name, Op.FC, 1, 1, inputs, outputs, 1, 1, 1, Padding.NONE, 1);
    }

    /** A convolution's row. */
    static LayerRow convolution(String name, Conv conv, TensorShape in) {
        if (conv.dilation() != 1) {
            throw new ShapeException("layer '" + name + "': a table has no column for dilation");
        }
        return new LayerRow(
                name,
                conv.isDepthwise(in) ? Op.DWCONV : Op.CONV,
                in.height(),
                in.width(),
                in.channels(),
                conv.outputs(),
                conv.kernelHeight(),
                conv.kernelWidth(),
                conv.stride(),
                conv.padding(),
                conv.groups());
    }

    /** What a processor has to do. */
    public LayerWorkload workload() {
        TensorShape in = new TensorShape(channels, height, width);
        return op == Op.FC
                ? Workloads.dense(name, channels, outputs)
                : Workloads.convolution(name, conv(), in, conv().output(List.of(in)));
    }

    private Conv conv() {
        return new Conv(outputs, kernelHeight, kernelWidth, stride, padding, groups, 1, false, Activation.NONE);
    }

    private static Conv fullyConnected(int outputs) {
        return new Conv(outputs, 1, 1, 1, Padding.NONE, 1, 1, false, Activation.NONE);
    }
}
