package io.splitnets.network;

import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.Linear;
import io.splitnets.network.Layer.Padding;
import io.splitnets.network.Layer.Pool;
import io.splitnets.network.Layer.PoolKind;

/**
 * Networks without shortcuts: AlexNet (Krizhevsky et al., NeurIPS 2012, one column of two groups for images of 227, local
 * response normalisation left out) and VGG-16 (Simonyan and Zisserman, ICLR 2015, configuration D). Blocks block1 to block5,
 * each with its pool, and head; 1,000 classes.
 */
final class PlainNetworks {
    private static final int[] VGG_WIDTHS = {64, 128, 256, 512, 512};
    private static final int[] VGG_DEPTHS = {2, 2, 3, 3, 3};

    private PlainNetworks() {}

    static NetworkGraph alexNet(String name, int resolution) {
        NetworkGraph.Builder builder = NetworkGraph.builder(name);
        int last = builder.input("image", new TensorShape(3, resolution, resolution));
        Pool pool = new Pool(PoolKind.MAX, 3, 2, Padding.NONE);
        Conv[] convolutions = {
            conv(96, 11, 4, Padding.NONE, 1),
            conv(256, 5, 1, Padding.half(5), 2),
            conv(384, 3, 1, Padding.half(3), 1),
            conv(384, 3, 1, Padding.half(3), 2),
            conv(256, 3, 1, Padding.half(3), 2)
        };
        for (int i = 1; i <= convolutions.length; i++) {
            builder.block("block" + i);
            last = builder.add("conv" + i, convolutions[i - 1], last);
            last = i == 3 || i == 4 ? last : builder.add("pool" + i, pool, last);
        }
        return head(builder, last);
    }

    static NetworkGraph vgg16(String name, int resolution) {
        NetworkGraph.Builder builder = NetworkGraph.builder(name);
        int last = builder.input("image", new TensorShape(3, resolution, resolution));
        for (int i = 1; i <= VGG_WIDTHS.length; i++) {
            builder.block("block" + i);
            for (int layer = 1; layer <= VGG_DEPTHS[i - 1]; layer++) {
                last = builder.add("conv" + i + "_" + layer, conv(VGG_WIDTHS[i - 1], 3, 1, Padding.half(3), 1), last);
            }
            last = builder.add("pool" + i, new Pool(PoolKind.MAX, 2, 2, Padding.NONE), last);
        }
        return head(builder, last);
    }

    private static NetworkGraph head(NetworkGraph.Builder builder, int last) {
        builder.block("head");
        int hidden = builder.add("fc6", new Linear(4096, true, Activation.RELU), last);
        hidden = builder.add("fc7", new Linear(4096, true, Activation.RELU), hidden);
        builder.add("fc8", new Linear(1000, true, Activation.NONE), hidden);
        return builder.build();
    }

    private static Conv conv(int outputs, int kernel, int stride, Padding padding, int groups) {
        return new Conv(outputs, kernel, kernel, stride, padding, groups, 1, true, Activation.RELU);
    }
}
