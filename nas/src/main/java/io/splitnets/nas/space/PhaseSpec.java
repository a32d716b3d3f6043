package io.splitnets.nas.space;

import io.splitnets.network.Layer.Activation;
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
 * @param squeezeExcite whether the blocks have squeeze-and-excite, reduction 4, hidden channels a multiple of 8
 * @param activation after the expansion and the depthwise convolution: RELU6, SWISH or HARD_SWISH
 */
public record PhaseSpec(
        String name,
        List<Integer> widths,
        List<Integer> depths,
        List<Integer> kernels,
        List<Integer> expands,
        int stride,
        boolean squeezeExcite,
        Activation activation) {
    private static final List<Activation> KNOWN = List.of(Activation.RELU6, Activation.SWISH, Activation.HARD_SWISH);

    /** Copies the lists and refuses other activations. */
    public PhaseSpec {
        widths = List.copyOf(widths);
        depths = List.copyOf(depths);
        kernels = List.copyOf(kernels);
        expands = List.copyOf(expands);
        requireKnown(activation);
    }

    static void requireKnown(Activation activation) {
        if (!KNOWN.contains(activation)) {
            throw new IllegalArgumentException("activation " + activation + " is not one of " + KNOWN);
        }
    }

    /** Whether {@code choice} is among these choices. */
    boolean holds(PhaseChoice choice) {
        return widths.contains(choice.width())
                && depths.contains(choice.depth())
                && kernels.contains(choice.kernel())
                && expands.contains(choice.expand());
    }

    /** The phase in which {@code choice} is all there is. */
    PhaseSpec only(PhaseChoice choice) {
        return new PhaseSpec(
                name,
                List.of(choice.width()),
                List.of(choice.depth()),
                List.of(choice.kernel()),
                List.of(choice.expand()),
                stride,
                squeezeExcite,
                activation);
    }

    /** What tells phases apart. The activation is named only where it is not ReLU6, so that older hashes stay true. */
    @Override
    public String toString() {
        String text = "PhaseSpec[name=" + name + ", widths=" + widths + ", depths=" + depths + ", kernels=" + kernels
                + ", expands=" + expands + ", stride=" + stride + ", squeezeExcite=" + squeezeExcite;
        return activation == Activation.RELU6 ? text + "]" : text + ", activation=" + activation + "]";
    }
}
