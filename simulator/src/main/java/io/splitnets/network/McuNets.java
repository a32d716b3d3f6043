package io.splitnets.network;

import io.splitnets.network.Layer.Activation;
import io.splitnets.network.LayerChain.Inverted;
import java.util.List;
import java.util.Optional;

/**
 * Networks for microcontrollers: MCUNet (Lin et al., NeurIPS 2020), the five ImageNet models of its zoo. Blocks stem,
 * block1 ... (one per inverted residual), head, which has no 1x1 convolution.
 */
final class McuNets {
    /** Expansion, outputs, stride, kernel. */
    private static final int[][] IN0 = {
        {1, 16, 1, 3}, {4, 16, 2, 5}, {3, 16, 1, 3}, {4, 16, 1, 3}, {5, 24, 2, 7}, {4, 24, 1, 5}, {5, 24, 1, 5},
        {5, 48, 2, 7}, {4, 48, 1, 5}, {5, 56, 1, 3}, {4, 56, 1, 5}, {5, 56, 1, 3}, {6, 112, 2, 3}, {4, 112, 1, 5},
        {6, 192, 1, 3}
    };

    private static final int[][] IN1 = {
        {1, 8, 1, 3}, {4, 16, 2, 3}, {3, 16, 1, 3}, {3, 24, 2, 7}, {5, 24, 1, 3}, {5, 40, 2, 3}, {4, 40, 1, 7},
        {4, 48, 1, 5}, {3, 48, 1, 3}, {4, 48, 1, 3}, {5, 96, 2, 7}, {4, 96, 1, 5}, {4, 96, 1, 5}, {6, 160, 1, 3}
    };

    private static final int[][] IN2 = {
        {1, 8, 1, 3}, {3, 16, 2, 5}, {6, 16, 1, 7}, {5, 16, 1, 3}, {5, 16, 1, 5}, {5, 24, 2, 3}, {6, 24, 1, 7},
        {6, 24, 1, 5}, {4, 40, 2, 7}, {5, 40, 1, 5}, {5, 48, 1, 3}, {5, 48, 1, 5}, {4, 48, 1, 3}, {6, 96, 2, 5},
        {4, 96, 1, 5}, {3, 96, 1, 5}, {4, 96, 1, 3}, {5, 160, 1, 5}
    };

    private static final int[][] IN3 = {
        {1, 8, 1, 3}, {3, 16, 2, 7}, {5, 16, 1, 3}, {5, 16, 1, 7}, {4, 16, 1, 5}, {5, 24, 2, 5}, {5, 24, 1, 5},
        {5, 24, 1, 5}, {5, 40, 2, 3}, {6, 40, 1, 7}, {4, 40, 1, 5}, {5, 48, 1, 5}, {5, 48, 1, 7}, {5, 48, 1, 3},
        {6, 96, 2, 3}, {5, 96, 1, 7}, {4, 96, 1, 3}, {5, 160, 1, 7}
    };

    private static final int[][] IN4 = {
        {1, 16, 1, 3}, {3, 24, 2, 7}, {5, 24, 1, 3}, {4, 24, 1, 5}, {5, 40, 2, 7}, {4, 40, 1, 3}, {4, 40, 1, 7},
        {3, 80, 2, 7}, {3, 80, 1, 3}, {3, 80, 1, 7}, {4, 96, 1, 3}, {3, 96, 1, 5}, {3, 96, 1, 5}, {4, 192, 2, 7},
        {3, 192, 1, 7}, {3, 192, 1, 5}, {4, 320, 1, 5}
    };

    private static final List<int[][]> ZOO = List.of(IN0, IN1, IN2, IN3, IN4);
    private static final List<Integer> STEMS = List.of(24, 16, 16, 16, 32);

    private McuNets() {}

    /** Model {@code number} of the zoo: 0 to 4 (10 fps, 5 fps, 256 kB, 320 kB, 512 kB); 1,000 classes. */
    static NetworkGraph graph(String name, int number, int resolution) {
        LayerChain chain =
                new LayerChain(name, resolution).conv("stem.conv", STEMS.get(number), 3, 2, Activation.RELU6);
        for (int[] row : ZOO.get(number)) {
            int hidden = chain.channels() * row[0];
            chain.inverted(
                    new Inverted(hidden, row[3], row[2], row[1], Optional.empty(), Activation.RELU6, row[0] != 1));
        }
        return chain.head().pool().classify(1000);
    }
}
