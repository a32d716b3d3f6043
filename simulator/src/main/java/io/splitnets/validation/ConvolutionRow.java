package io.splitnets.validation;

import io.splitnets.network.Layer.Padding;
import io.splitnets.network.LayerRow;
import io.splitnets.network.LayerWorkload;

/**
 * A square convolution as published tables give it.
 *
 * @param channels C
 * @param height H and W
 * @param filters K
 * @param kernel R and S
 * @param stride in both directions
 * @param pad zeros on each side
 * @param groups 1 or above
 */
record ConvolutionRow(int channels, int height, int filters, int kernel, int stride, int pad, int groups) {
    /** As a layer; refuses sizes that do not fit together. */
    LayerWorkload workload(String name) {
        return new LayerRow(
                        name,
                        LayerRow.Op.CONV,
                        height,
                        height,
                        channels,
                        filters,
                        kernel,
                        kernel,
                        stride,
                        new Padding(pad, pad, pad, pad),
                        groups)
                .workload();
    }
}
