package io.splitnets.network;

import io.splitnets.network.InvertedResidualSpec.Head;
import io.splitnets.network.InvertedResidualSpec.Shortcut;
import io.splitnets.network.InvertedResidualSpec.Stage;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.Padding;
import java.util.ArrayList;
import java.util.List;

/** MobileNetV1 (Howard et al., arXiv 1704.04861) and MobileNetV2 (Sandler et al., CVPR 2018), any width and size. */
final class MobileNets {
    /** Expansion, width, depth, stride: table 2 of the MobileNetV2 paper. */
    private static final int[][] V2_STAGES = {
        {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
    };

    /** Width, stride: table 1 of the MobileNetV1 paper, whose last stride of 2 is 1 in all implementations. */
    private static final int[][] V1_BLOCKS = {
        {64, 1}, {128, 2}, {128, 1}, {256, 2}, {256, 1}, {512, 2}, {512, 1}, {512, 1}, {512, 1}, {512, 1}, {512, 1},
        {1024, 2}, {1024, 1}
    };

    private MobileNets() {}

    /** Blocks stem, block1 to block17 (one per inverted residual), head; 1,000 classes. */
    static NetworkGraph v2(String name, double alpha, int resolution) {
        List<Stage> stages = new ArrayList<>();
        for (int[] stage : V2_STAGES) {
            for (int i = 0; i < stage[2]; i++) {
                stages.add(new Stage(
                        "block" + (stages.size() + 1),
                        divisible(stage[1] * alpha),
                        1,
                        3,
                        stage[0],
                        i == 0 ? stage[3] : 1,
                        false));
            }
        }
        return new InvertedResidualSpec(
                        name,
                        new TensorShape(3, resolution, resolution),
                        divisible(32 * alpha),
                        stages,
                        new Head(divisible(1280 * Math.max(1, alpha)), 0, 1000),
                        Shortcut.IDENTITY_ONLY,
                        Activation.RELU6,
                        8)
                .graph();
    }

    /** Blocks stem, block1 to block13 (one per separable convolution), head. */
    static NetworkGraph v1(String name, double alpha, int resolution, int classes) {
        NetworkGraph.Builder builder = NetworkGraph.builder(name);
        int last = builder.input("image", new TensorShape(3, resolution, resolution));
        builder.block("stem");
        last = builder.add("conv0", same(builder.shape(last), (int) (32 * alpha), 3, 2, 1), last);
        for (int i = 1; i <= V1_BLOCKS.length; i++) {
            int[] block = V1_BLOCKS[i - 1];
            builder.block("block" + i);
            TensorShape in = builder.shape(last);
            last = builder.add("dw" + i, same(in, in.channels(), 3, block[1], in.channels()), last);
            last = builder.add("pw" + i, same(builder.shape(last), (int) (block[0] * alpha), 1, 1, 1), last);
        }
        builder.block("head");
        last = builder.add("pool", new Layer.GlobalPool(Layer.PoolKind.AVERAGE), last);
        builder.add("fc", new Layer.Linear(classes, true, Activation.NONE), last);
        return builder.build();
    }

    private static Conv same(TensorShape in, int outputs, int kernel, int stride, int groups) {
        Padding padding = samePadding(in, kernel, kernel, stride);
        return new Conv(outputs, kernel, kernel, stride, padding, groups, 1, false, Activation.RELU6);
    }

    /** The padding named "same" in TensorFlow: output = ceil(size / stride), an odd zero below and to the right. */
    static Padding samePadding(TensorShape in, int kernelHeight, int kernelWidth, int stride) {
        int rows = missing(in.height(), kernelHeight, stride);
        int columns = missing(in.width(), kernelWidth, stride);
        return new Padding(rows / 2, rows - rows / 2, columns / 2, columns - columns / 2);
    }

    private static int missing(int size, int kernel, int stride) {
        int outputs = (size + stride - 1) / stride;
        return Math.max(0, (outputs - 1) * stride + kernel - size);
    }

    private static int divisible(double width) {
        return InvertedResidualSpec.makeDivisible(width, 8);
    }
}
