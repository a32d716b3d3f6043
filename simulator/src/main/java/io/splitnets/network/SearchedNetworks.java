package io.splitnets.network;

import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.SqueezeExcite;
import io.splitnets.network.LayerChain.Inverted;
import java.util.Optional;

/**
 * Networks of inverted residual blocks that were found by search: MobileNetV3 (Howard et al., ICCV 2019, tables 1 and 2),
 * EfficientNet-B0 (Tan and Le, ICML 2019, table 1) and FBNet-C (Wu et al., CVPR 2019, figure 4). Blocks stem, block1 ...
 * (one per inverted residual), head; 1,000 classes.
 */
final class SearchedNetworks {
    private static final int CLASSES = 1000;
    private static final int RELU = 0;
    private static final int SWISH = 1;
    private static final int EXCITE = 1;

    /** Kernel, hidden channels, outputs, squeeze-and-excite, hard swish, stride. */
    private static final int[][] V3_LARGE = {
        {3, 16, 16, 0, RELU, 1},
        {3, 64, 24, 0, RELU, 2},
        {3, 72, 24, 0, RELU, 1},
        {5, 72, 40, EXCITE, RELU, 2},
        {5, 120, 40, EXCITE, RELU, 1},
        {5, 120, 40, EXCITE, RELU, 1},
        {3, 240, 80, 0, SWISH, 2},
        {3, 200, 80, 0, SWISH, 1},
        {3, 184, 80, 0, SWISH, 1},
        {3, 184, 80, 0, SWISH, 1},
        {3, 480, 112, EXCITE, SWISH, 1},
        {3, 672, 112, EXCITE, SWISH, 1},
        {5, 672, 160, EXCITE, SWISH, 2},
        {5, 960, 160, EXCITE, SWISH, 1},
        {5, 960, 160, EXCITE, SWISH, 1}
    };

    private static final int[][] V3_SMALL = {
        {3, 16, 16, EXCITE, RELU, 2},
        {3, 72, 24, 0, RELU, 2},
        {3, 88, 24, 0, RELU, 1},
        {5, 96, 40, EXCITE, SWISH, 2},
        {5, 240, 40, EXCITE, SWISH, 1},
        {5, 240, 40, EXCITE, SWISH, 1},
        {5, 120, 48, EXCITE, SWISH, 1},
        {5, 144, 48, EXCITE, SWISH, 1},
        {5, 288, 96, EXCITE, SWISH, 2},
        {5, 576, 96, EXCITE, SWISH, 1},
        {5, 576, 96, EXCITE, SWISH, 1}
    };

    /** Kernel, expansion, outputs, depth, stride of the first block. */
    private static final int[][] B0 = {
        {3, 1, 16, 1, 1},
        {3, 6, 24, 2, 2},
        {5, 6, 40, 2, 2},
        {3, 6, 80, 3, 2},
        {5, 6, 112, 3, 1},
        {5, 6, 192, 4, 2},
        {3, 6, 320, 1, 1}
    };

    /** As {@link #B0}. */
    private static final int[][] FBNET_C = {
        {3, 1, 16, 1, 1},
        {3, 6, 24, 1, 2},
        {3, 1, 24, 2, 1},
        {5, 6, 32, 1, 2},
        {5, 3, 32, 1, 1},
        {5, 6, 32, 1, 1},
        {3, 6, 32, 1, 1},
        {5, 6, 64, 1, 2},
        {5, 3, 64, 1, 1},
        {5, 6, 64, 2, 1},
        {5, 6, 112, 3, 1},
        {5, 3, 112, 1, 1},
        {5, 6, 184, 4, 2},
        {3, 6, 352, 1, 1}
    };

    private SearchedNetworks() {}

    static NetworkGraph mobileNetV3(String name, boolean large, int resolution) {
        LayerChain chain = new LayerChain(name, resolution).conv("stem.conv", 16, 3, 2, Activation.HARD_SWISH);
        for (int[] row : large ? V3_LARGE : V3_SMALL) {
            int squeezed = InvertedResidualSpec.makeDivisible(Math.floorDiv(row[1], 4), 8);
            Optional<SqueezeExcite> excite = row[3] == EXCITE
                    ? Optional.of(new SqueezeExcite(squeezed, Activation.RELU, Activation.HARD_SIGMOID))
                    : Optional.empty();
            Activation activation = row[4] == SWISH ? Activation.HARD_SWISH : Activation.RELU;
            boolean expands = row[1] != chain.channels();
            chain.inverted(new Inverted(row[1], row[0], row[5], row[2], excite, activation, expands));
        }
        chain.head().conv("head.conv", 6 * chain.channels(), 1, 1, Activation.HARD_SWISH);
        chain.pool().add("head.mix", new Layer.Linear(large ? 1280 : 1024, true, Activation.HARD_SWISH));
        return chain.classify(CLASSES);
    }

    /** Squeeze-and-excite has a quarter of the block's input channels. */
    static NetworkGraph efficientNetB0(String name, int resolution) {
        LayerChain chain = new LayerChain(name, resolution).conv("stem.conv", 32, 3, 2, Activation.SWISH);
        for (int[] stage : B0) {
            for (int i = 0; i < stage[3]; i++) {
                int in = chain.channels();
                SqueezeExcite excite = new SqueezeExcite(Math.floorDiv(in, 4), Activation.SWISH, Activation.SIGMOID);
                chain.inverted(new Inverted(
                        in * stage[1],
                        stage[0],
                        i == 0 ? stage[4] : 1,
                        stage[2],
                        Optional.of(excite),
                        Activation.SWISH,
                        stage[1] != 1));
            }
        }
        chain.head().conv("head.conv", 1280, 1, 1, Activation.SWISH);
        return chain.pool().classify(CLASSES);
    }

    /** Unlike elsewhere, a block of expansion 1 has its first 1x1 too. */
    static NetworkGraph fbNetC(String name, int resolution) {
        LayerChain chain = new LayerChain(name, resolution).conv("stem.conv", 16, 3, 2, Activation.RELU);
        for (int[] stage : FBNET_C) {
            for (int i = 0; i < stage[3]; i++) {
                int stride = i == 0 ? stage[4] : 1;
                int hidden = chain.channels() * stage[1];
                chain.inverted(
                        new Inverted(hidden, stage[0], stride, stage[2], Optional.empty(), Activation.RELU, true));
            }
        }
        chain.head().conv("head.conv", 1984, 1, 1, Activation.RELU);
        return chain.pool().classify(CLASSES);
    }
}
