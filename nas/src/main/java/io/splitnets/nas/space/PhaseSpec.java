package io.splitnets.nas.space;

import java.util.List;

/**
 * The choices of one phase, each list in rising order.
 *
 * @param name as printed: mb1, mb2 ...
 * @param widths output channels
 * @param depths numbers of blocks
 * @param kernels odd depthwise kernels; the smaller ones are the centre of the larger
 * @param expands expansion ratios
 * @param stride stride of the first block: 1 or 2
 * @param squeezeExcite whether the blocks have squeeze-and-excite
 */
public record PhaseSpec(
        String name,
        List<Integer> widths,
        List<Integer> depths,
        List<Integer> kernels,
        List<Integer> expands,
        int stride,
        boolean squeezeExcite) {
    /** Copies the lists. */
    public PhaseSpec {
        widths = List.copyOf(widths);
        depths = List.copyOf(depths);
        kernels = List.copyOf(kernels);
        expands = List.copyOf(expands);
    }
}
