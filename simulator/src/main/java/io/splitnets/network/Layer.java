package io.splitnets.network;

import java.util.List;

/**
 * One operation of a network, after folding: batch normalisation is part of the convolution before it, and an
 * activation may be fused into the layer that produces its input. A layer is pure data; what it costs on hardware is
 * decided elsewhere.
 */
public sealed interface Layer
        permits Layer.Input,
                Layer.Conv,
                Layer.Linear,
                Layer.Pool,
                Layer.GlobalPool,
                Layer.SqueezeExcite,
                Layer.Activate,
                Layer.Merge,
                Layer.Concat,
                Layer.Scale,
                MatrixProduct,
                Rearrangement {
    /**
     * Shape of the result.
     *
     * @param inputs shapes of the operands, in order
     * @throws ShapeException if they do not fit
     */
    TensorShape output(List<TensorShape> inputs);

    /** Multiply-accumulates of one inference on operands of these shapes; zero where nothing is multiplied. */
    default long macs(List<TensorShape> inputs) {
        return 0;
    }

    /** Number of weights (and biases, where the layer has any) that must be stored. */
    default long weights(List<TensorShape> inputs) {
        return 0;
    }

    /** Short name of the operation in tables: CONV, DWCONV, FC, POOL, SE, ADD ... */
    String op();

    /** Activation functions; the shape stays. All are element-wise, a softmax runs over the channels. */
    enum Activation {
        NONE,
        RELU,
        RELU6,
        SWISH,
        HARD_SWISH,
        SIGMOID,
        HARD_SIGMOID,
        PRELU,
        LEAKY_RELU,
        TANH,
        SOFTMAX;

        /** Stored numbers for that many channels: a PReLU has a slope for each. */
        long slopes(int channels) {
            return this == PRELU ? channels : 0;
        }
    }

    /** How a pool reduces its window. */
    enum PoolKind {
        AVERAGE,
        MAX
    }

    /**
     * Rows and columns of zeros around the input.
     *
     * @param top rows above
     * @param bottom rows below
     * @param left columns before
     * @param right columns after
     */
    record Padding(int top, int bottom, int left, int right) {
        /** No padding. */
        public static final Padding NONE = new Padding(0, 0, 0, 0);

        /** {@code k / 2} on each side: with an odd kernel and stride s the output is ceil(size / s). */
        public static Padding half(int kernel) {
            return new Padding(kernel / 2, kernel / 2, kernel / 2, kernel / 2);
        }
    }

    /** The network's input. */
    record Input(TensorShape shape) implements Layer {
        @Override
        public TensorShape output(List<TensorShape> inputs) {
            return shape;
        }

        @Override
        public String op() {
            return "INPUT";
        }
    }

    /**
     * A convolution over H and W; depthwise where {@code groups} equals the input channels, pointwise where the kernel
     * is 1x1.
     *
     * @param outputs output channels K, a multiple of {@code groups}
     * @param kernelHeight R
     * @param kernelWidth S
     * @param stride the same in both directions
     * @param padding zeros around the input
     * @param groups divides both channel counts
     * @param dilation distance between kernel taps
     * @param bias whether a bias per output channel is stored
     * @param activation fused into the layer
     */
    record Conv(
            int outputs,
            int kernelHeight,
            int kernelWidth,
            int stride,
            Padding padding,
            int groups,
            int dilation,
            boolean bias,
            Activation activation)
            implements Layer {
        /** Refuses sizes below one and outputs that the groups do not divide. */
        public Conv {
            if (outputs < 1 || kernelHeight < 1 || kernelWidth < 1 || stride < 1 || groups < 1 || dilation < 1) {
                throw new ShapeException("convolution sizes must be at least 1");
            }
            if (outputs % groups != 0) {
                throw new ShapeException(groups + " groups do not divide " + outputs + " output channels");
            }
        }

        /** A square convolution without bias, "half" padding and dilation 1. */
        public static Conv square(int outputs, int kernel, int stride, int groups, Activation activation) {
            return new Conv(outputs, kernel, kernel, stride, Padding.half(kernel), groups, 1, false, activation);
        }

        @Override
        public TensorShape output(List<TensorShape> inputs) {
            TensorShape in = Shapes.only(inputs, op());
            if (in.channels() % groups != 0) {
                throw new ShapeException(groups + " groups do not divide " + in.channels() + " input channels");
            }
            return new TensorShape(
                    outputs,
                    Shapes.window(in.height(), kernelHeight, stride, dilation, padding.top() + padding.bottom()),
                    Shapes.window(in.width(), kernelWidth, stride, dilation, padding.left() + padding.right()));
        }

        @Override
        public long macs(List<TensorShape> inputs) {
            TensorShape out = output(inputs);
            return perOutput(inputs) * outputs * out.height() * out.width();
        }

        @Override
        public long weights(List<TensorShape> inputs) {
            return perOutput(inputs) * outputs + (bias ? outputs : 0) + activation.slopes(outputs);
        }

        private long perOutput(List<TensorShape> inputs) {
            return (long) inputs.get(0).channels() / groups * kernelHeight * kernelWidth;
        }

        /** Whether each channel is convolved on its own. */
        public boolean isDepthwise(TensorShape input) {
            return groups > 1 && groups == input.channels();
        }

        @Override
        public String op() {
            return groups > 1 ? "DWCONV" : "CONV";
        }
    }

    /**
     * A fully connected layer over the flattened input.
     *
     * @param outputs number of results
     * @param bias whether a bias per result is stored
     * @param activation fused into the layer
     */
    record Linear(int outputs, boolean bias, Activation activation) implements Layer {
        @Override
        public TensorShape output(List<TensorShape> inputs) {
            Shapes.only(inputs, op());
            return new TensorShape(outputs, 1, 1);
        }

        @Override
        public long macs(List<TensorShape> inputs) {
            return inputs.get(0).elements() * outputs;
        }

        @Override
        public long weights(List<TensorShape> inputs) {
            return inputs.get(0).elements() * outputs + (bias ? outputs : 0) + activation.slopes(outputs);
        }

        @Override
        public String op() {
            return "FC";
        }
    }

    /**
     * A pooling window.
     *
     * @param kind how the window is reduced
     * @param kernelHeight rows of the window
     * @param kernelWidth columns of the window
     * @param stride step, the same in both directions
     * @param padding zeros around the input, not counted by an average
     * @param ceil whether a last window that reaches over the end counts, as long as it starts before the padding
     *     behind the input; otherwise sizes round down
     */
    record Pool(PoolKind kind, int kernelHeight, int kernelWidth, int stride, Padding padding, boolean ceil)
            implements Layer {
        /** Refuses sizes below one. */
        public Pool {
            if (kernelHeight < 1 || kernelWidth < 1 || stride < 1) {
                throw new ShapeException("pool sizes must be at least 1");
            }
        }

        /** A square window; sizes round down. */
        public Pool(PoolKind kind, int kernel, int stride, Padding padding) {
            this(kind, kernel, kernel, stride, padding, false);
        }

        @Override
        public TensorShape output(List<TensorShape> inputs) {
            TensorShape in = Shapes.only(inputs, op());
            return new TensorShape(
                    in.channels(),
                    Shapes.pooled(in.height(), kernelHeight, stride, padding.top(), padding.bottom(), ceil),
                    Shapes.pooled(in.width(), kernelWidth, stride, padding.left(), padding.right(), ceil));
        }

        @Override
        public String op() {
            return "POOL";
        }
    }

    /** A pool over the whole map: C x 1 x 1. */
    record GlobalPool(PoolKind kind) implements Layer {
        @Override
        public TensorShape output(List<TensorShape> inputs) {
            return new TensorShape(Shapes.only(inputs, op()).channels(), 1, 1);
        }

        @Override
        public String op() {
            return "GPOOL";
        }
    }

    /**
     * Squeeze and excite: global average pool, 1x1 to {@code hidden}, 1x1 back with a gate, and a product with the input
     * (Hu et al., CVPR 2018). Both 1x1 carry a bias.
     *
     * @param hidden channels between the two 1x1
     * @param inner activation after the first 1x1
     * @param gate activation after the second 1x1: sigmoid, or hard sigmoid (MobileNetV3)
     */
    record SqueezeExcite(int hidden, Activation inner, Activation gate) implements Layer {
        /** Refuses fewer than one hidden channel. */
        public SqueezeExcite {
            if (hidden < 1) {
                throw new ShapeException("squeeze-and-excite needs at least one hidden channel");
            }
        }

        /** The original form: ReLU inside, sigmoid as the gate. */
        public SqueezeExcite(int hidden) {
            this(hidden, Activation.RELU, Activation.SIGMOID);
        }

        @Override
        public TensorShape output(List<TensorShape> inputs) {
            return Shapes.only(inputs, op());
        }

        @Override
        public long macs(List<TensorShape> inputs) {
            return 2L * hidden * inputs.get(0).channels();
        }

        @Override
        public long weights(List<TensorShape> inputs) {
            return macs(inputs) + hidden + inputs.get(0).channels();
        }

        @Override
        public String op() {
            return "SE";
        }
    }

    /** An activation that is a layer of its own. */
    record Activate(Activation activation) implements Layer {
        @Override
        public TensorShape output(List<TensorShape> inputs) {
            return Shapes.only(inputs, op());
        }

        @Override
        public long weights(List<TensorShape> inputs) {
            return activation.slopes(inputs.get(0).channels());
        }

        @Override
        public String op() {
            return "ACT";
        }
    }

    /** How two or more tensors of one shape become one. */
    enum MergeKind {
        ADD,
        MULTIPLY,
        MAX
    }

    /** Element-wise merge of tensors of equal shape; C x 1 x 1 operands are broadcast over H and W. */
    record Merge(MergeKind kind) implements Layer {
        @Override
        public TensorShape output(List<TensorShape> inputs) {
            return Shapes.merged(inputs, op());
        }

        @Override
        public String op() {
            return kind == MergeKind.ADD ? "ADD" : kind == MergeKind.MULTIPLY ? "MUL" : "VIEWMAX";
        }
    }

    /** Concatenation along C. */
    record Concat() implements Layer {
        @Override
        public TensorShape output(List<TensorShape> inputs) {
            return Shapes.concatenated(inputs);
        }

        @Override
        public String op() {
            return "CONCAT";
        }
    }

    /**
     * A stored factor per channel, with or without a stored summand: a batch normalisation that could not be folded.
     *
     * @param shift whether a summand per channel is stored as well
     */
    record Scale(boolean shift) implements Layer {
        @Override
        public TensorShape output(List<TensorShape> inputs) {
            return Shapes.only(inputs, op());
        }

        @Override
        public long weights(List<TensorShape> inputs) {
            return (shift ? 2L : 1L) * inputs.get(0).channels();
        }

        @Override
        public String op() {
            return "SCALE";
        }
    }
}
