package io.splitnets.network;

import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.Padding;
import io.splitnets.network.Layer.Pool;

/**
 * ResNet-18 and ResNet-50 (He et al., CVPR 2016, table 1; the stride of a bottleneck is at its 3x3, as in torchvision) and
 * RegNetX-400MF (Radosavovic et al., CVPR 2020, figure 16). Blocks stem, block1 ... (one per residual unit), head; 1,000
 * classes.
 */
final class ResidualNetworks {
    private static final int CLASSES = 1000;

    private ResidualNetworks() {}

    static NetworkGraph resnet18(String name, int resolution) {
        LayerChain chain = stem(name, resolution);
        int[] widths = {64, 128, 256, 512};
        for (int stage = 0; stage < widths.length; stage++) {
            for (int i = 0; i < 2; i++) {
                basic(chain, widths[stage], i == 0 && stage > 0 ? 2 : 1);
            }
        }
        return chain.head().pool().classify(CLASSES);
    }

    static NetworkGraph resnet50(String name, int resolution) {
        LayerChain chain = stem(name, resolution);
        int[] widths = {64, 128, 256, 512};
        int[] depths = {3, 4, 6, 3};
        for (int stage = 0; stage < widths.length; stage++) {
            for (int i = 0; i < depths[stage]; i++) {
                bottleneck(chain, widths[stage], 1, 4 * widths[stage], i == 0 && stage > 0 ? 2 : 1);
            }
        }
        return chain.head().pool().classify(CLASSES);
    }

    /** Groups of 16 channels, no bottleneck. */
    static NetworkGraph regNetX400(String name, int resolution) {
        LayerChain chain = new LayerChain(name, resolution).conv("stem.conv", 32, 3, 2, Activation.RELU);
        int[] widths = {32, 64, 160, 400};
        int[] depths = {1, 2, 7, 12};
        for (int stage = 0; stage < widths.length; stage++) {
            for (int i = 0; i < depths[stage]; i++) {
                bottleneck(chain, widths[stage], widths[stage] / 16, widths[stage], i == 0 ? 2 : 1);
            }
        }
        return chain.head().pool().classify(CLASSES);
    }

    private static LayerChain stem(String name, int resolution) {
        return new LayerChain(name, resolution)
                .conv("stem.conv", 64, 7, 2, Activation.RELU)
                .add("stem.pool", new Pool(Layer.PoolKind.MAX, 3, 2, Padding.half(3)));
    }

    private static void basic(LayerChain chain, int width, int stride) {
        String name = chain.nextBlock();
        int start = chain.place();
        chain.conv(name + ".conv1", width, 3, stride, Activation.RELU);
        chain.conv(name + ".conv2", width, 3, 1, Activation.NONE);
        close(chain, name, start, stride);
    }

    private static void bottleneck(LayerChain chain, int width, int groups, int outputs, int stride) {
        String name = chain.nextBlock();
        int start = chain.place();
        chain.conv(name + ".conv1", width, 1, 1, Activation.RELU);
        chain.add(name + ".conv2", Conv.square(width, 3, stride, groups, Activation.RELU));
        chain.conv(name + ".conv3", outputs, 1, 1, Activation.NONE);
        close(chain, name, start, stride);
    }

    private static void close(LayerChain chain, String name, int start, int stride) {
        chain.projectedSum(name, start, stride);
        chain.add(name + ".relu", new Layer.Activate(Activation.RELU));
    }
}
