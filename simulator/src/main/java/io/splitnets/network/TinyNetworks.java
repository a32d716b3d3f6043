package io.splitnets.network;

import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.GlobalPool;
import io.splitnets.network.Layer.PoolKind;

/** Networks of the MLPerf Tiny benchmark (Banbury et al., NeurIPS 2021 Datasets and Benchmarks). */
final class TinyNetworks {
    private TinyNetworks() {}

    /** Image classification, 32 x 32 RGB, 10 classes: ResNet with three stacks; blocks stem, s0, s1, s2, head. */
    static NetworkGraph resnet8() {
        NetworkGraph.Builder builder = NetworkGraph.builder("resnet8");
        int last = builder.input("image", new TensorShape(3, 32, 32));
        builder.block("stem");
        last = builder.add("conv0", same(builder.shape(last), 16, 3, 1, Activation.RELU), last);
        int[] widths = {16, 32, 64};
        for (int i = 0; i < widths.length; i++) {
            builder.block("s" + i);
            last = stack(builder, "s" + i, last, widths[i], i == 0 ? 1 : 2);
        }
        builder.block("head");
        last = builder.add("pool", new GlobalPool(PoolKind.AVERAGE), last);
        builder.add("fc", new Layer.Linear(10, true, Activation.NONE), last);
        return builder.build();
    }

    private static int stack(NetworkGraph.Builder builder, String name, int start, int width, int stride) {
        int main = builder.add(name + "_conv1", same(builder.shape(start), width, 3, stride, Activation.RELU), start);
        main = builder.add(name + "_conv2", same(builder.shape(main), width, 3, 1, Activation.NONE), main);
        int skip = stride == 1
                ? start
                : builder.add(name + "_skip", same(builder.shape(start), width, 1, stride, Activation.NONE), start);
        int sum = builder.add(name + "_add", new Layer.Merge(Layer.MergeKind.ADD), main, skip);
        return builder.add(name + "_relu", new Layer.Activate(Activation.RELU), sum);
    }

    /** Keyword spotting, 49 x 10 coefficients, 12 classes: blocks stem, block1 to block4, head. */
    static NetworkGraph keywordSpotting() {
        NetworkGraph.Builder builder = NetworkGraph.builder("dscnn-kws");
        int last = builder.input("coefficients", new TensorShape(1, 49, 10));
        builder.block("stem");
        Layer.Padding padding = MobileNets.samePadding(builder.shape(last), 10, 4, 2);
        last = builder.add("conv0", new Conv(64, 10, 4, 2, padding, 1, 1, false, Activation.RELU), last);
        for (int i = 1; i <= 4; i++) {
            builder.block("block" + i);
            last = builder.add("dw" + i, Conv.square(64, 3, 1, 64, Activation.RELU), last);
            last = builder.add("pw" + i, Conv.square(64, 1, 1, 1, Activation.RELU), last);
        }
        builder.block("head");
        last = builder.add("pool", new GlobalPool(PoolKind.AVERAGE), last);
        builder.add("fc", new Layer.Linear(12, true, Activation.NONE), last);
        return builder.build();
    }

    /** Anomaly detection, 5 frames of 128 mel bands: a fully connected autoencoder; blocks encoder, decoder. */
    static NetworkGraph autoencoder() {
        NetworkGraph.Builder builder = NetworkGraph.builder("autoencoder-ad");
        int last = builder.input("bands", new TensorShape(640, 1, 1));
        int[] outputs = {128, 128, 128, 128, 8, 128, 128, 128, 128, 640};
        for (int i = 0; i < outputs.length; i++) {
            if (i == 0 || i == 5) {
                builder.block(i == 0 ? "encoder" : "decoder");
            }
            Activation activation = i < outputs.length - 1 ? Activation.RELU : Activation.NONE;
            last = builder.add("fc" + (i + 1), new Layer.Linear(outputs[i], true, activation), last);
        }
        return builder.build();
    }

    private static Conv same(TensorShape in, int outputs, int kernel, int stride, Activation activation) {
        Layer.Padding padding = MobileNets.samePadding(in, kernel, kernel, stride);
        return new Conv(outputs, kernel, kernel, stride, padding, 1, 1, false, activation);
    }
}
