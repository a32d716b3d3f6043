package io.splitnets.npu;

import io.splitnets.network.LayerWorkload;
import java.util.SplittableRandom;

/** Layers for tests. */
final class Layers {
    private Layers() {}

    /** A convolution with "half" padding. */
    static LayerWorkload conv(int channels, int size, int outputs, int kernel, int stride, int groups) {
        int out = (size - 1) / stride + 1;
        long m = (long) out * out;
        long n = outputs / groups;
        long k = (long) channels / groups * kernel * kernel;
        String op = groups > 1 && groups == channels ? "DWCONV" : "CONV";
        return new LayerWorkload(
                "layer",
                op,
                m,
                n,
                k,
                groups,
                channels,
                size,
                size,
                kernel,
                kernel,
                stride,
                out,
                out,
                m * n * k * groups,
                n * k * groups,
                (long) channels * size * size,
                outputs * m);
    }

    static LayerWorkload dense(int inputs, int outputs) {
        return conv(inputs, 1, outputs, 1, 1, 1);
    }

    /** An element-wise step or pool. */
    static LayerWorkload elementWise(int channels, int size, int kernel, int stride, int operands) {
        int out = (size - 1) / stride + 1;
        return new LayerWorkload(
                "layer",
                kernel > 1 ? "POOL" : "ADD",
                (long) out * out,
                channels,
                0,
                1,
                channels,
                size,
                size,
                kernel,
                kernel,
                stride,
                out,
                out,
                0,
                0,
                (long) operands * channels * size * size,
                (long) channels * out * out);
    }

    /** Any layer, small enough to compute quickly. */
    static LayerWorkload any(SplittableRandom random) {
        int channels = random.nextInt(1, 40);
        int size = random.nextInt(1, 30);
        int kernel = 1 + 2 * random.nextInt(3);
        int stride = random.nextInt(1, 3);
        return switch (random.nextInt(4)) {
            case 0 -> conv(channels, size, channels, kernel, stride, channels);
            case 1 -> elementWise(channels, size, kernel, stride, random.nextInt(1, 3));
            case 2 -> dense(channels, random.nextInt(1, 70));
            default -> conv(channels, size, random.nextInt(1, 70), kernel, stride, 1);
        };
    }
}
