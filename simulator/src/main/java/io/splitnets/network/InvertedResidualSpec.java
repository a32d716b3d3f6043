package io.splitnets.network;

import io.splitnets.network.Layer.Activation;
import java.util.List;
import java.util.Optional;

/**
 * A network of inverted residual blocks (Sandler et al., CVPR 2018): a 3x3 stride-2 stem, stages of blocks (1x1 expand,
 * depthwise, optional squeeze-and-excite, linear 1x1 project), a head. The stem is block {@code stem}, each stage a
 * block of its name, the head block {@code head}.
 *
 * @param name of the network
 * @param input shape of one frame
 * @param stemWidth channels after the stem
 * @param stages in order
 * @param head what follows the last stage
 * @param shortcut where a block has a shortcut
 * @param activation after stem and head convolutions, and inside the blocks of a stage that names no other
 * @param hiddenDivisor hidden channels are rounded to multiples of this; 1 = exact. Those inside
 *     squeeze-and-excite are multiples of 8 in any case
 */
public record InvertedResidualSpec(
        String name,
        TensorShape input,
        int stemWidth,
        List<Stage> stages,
        Head head,
        Shortcut shortcut,
        Activation activation,
        int hiddenDivisor) {
    /** Copies the list. */
    public InvertedResidualSpec {
        stages = List.copyOf(stages);
    }

    /** Where a block has a shortcut around it. */
    public enum Shortcut {
        /** Where the stride is 1 and the widths agree (MobileNetV2). */
        IDENTITY_ONLY,
        /**
         * Around every block: average pool where the stride is above 1, then 1x1 convolution without bias where the
         * widths differ (AttentiveNAS, Wang et al., CVPR 2021).
         */
        EVERY_BLOCK
    }

    /**
     * A row of blocks, the first with the stage's stride.
     *
     * @param name of the block in the graph
     * @param width output channels
     * @param depth number of inverted residual blocks
     * @param kernel odd depthwise kernel
     * @param expand ratio of hidden to input channels; 1 = no expand convolution
     * @param stride of the first block
     * @param squeezeExcite whether the blocks have squeeze-and-excite, reduction 4
     * @param activation after expand and depthwise convolutions, where it is not the network's; the project convolution
     *     has none
     */
    public record Stage(
            String name,
            int width,
            int depth,
            int kernel,
            int expand,
            int stride,
            boolean squeezeExcite,
            Optional<Activation> activation) {
        /** A stage with the activation of its network. */
        public Stage(String name, int width, int depth, int kernel, int expand, int stride, boolean squeezeExcite) {
            this(name, width, depth, kernel, expand, stride, squeezeExcite, Optional.empty());
        }
    }

    /**
     * 1x1 convolution, global average pool, optional 1x1 on the pooled vector, classifier with bias.
     *
     * @param width channels of the convolution on the map
     * @param mixWidth channels of the 1x1 after the pool; 0 = none
     * @param classes outputs
     */
    public record Head(int width, int mixWidth, int classes) {}

    /**
     * The form that a trained split network has: identity shortcuts only, ReLU6, hidden channels exactly input times
     * expansion, no 1x1 behind the pool.
     *
     * @param name of the network
     * @param input shape of one frame
     * @param stemWidth channels after the stem
     * @param stages in order, named mb1, mb2 ...
     * @param headWidth channels of the 1x1 before the global average pool
     * @param classes outputs of the classifier
     */
    public static InvertedResidualSpec splitNetwork(
            String name, TensorShape input, int stemWidth, List<Stage> stages, int headWidth, int classes) {
        return new InvertedResidualSpec(
                name,
                input,
                stemWidth,
                stages,
                new Head(headWidth, 0, classes),
                Shortcut.IDENTITY_ONLY,
                Activation.RELU6,
                1);
    }

    /** The graph. */
    public NetworkGraph graph() {
        return new InvertedResidualBuilder(this).build();
    }

    /**
     * Hidden channels of a block: {@code inputs} times {@code expand}, as a multiple of {@code divisor}; without an expand
     * convolution those of the input.
     */
    public static int hidden(int inputs, int expand, int divisor) {
        return expand == 1 ? inputs : makeDivisible((double) inputs * expand, divisor);
    }

    /**
     * {@code value} rounded to the nearest multiple of {@code divisor}, at least one divisor, and one more where
     * rounding took away over 10 % (the rule of the MobileNet family).
     */
    public static int makeDivisible(double value, int divisor) {
        int rounded = Math.max(divisor, (int) (value + divisor / 2.0) / divisor * divisor);
        return rounded < 0.9 * value ? rounded + divisor : rounded;
    }
}
