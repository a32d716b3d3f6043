package io.splitnets.nas.space;

import io.splitnets.network.InvertedResidualSpec.Shortcut;
import io.splitnets.network.Layer.Activation;
import java.util.List;

/**
 * What the networks of a space have in common beyond their lists: the supernet and the graph for the hardware are both
 * made after it.
 *
 * @param activation after stem, head, recover convolutions and the 1x1 behind the pool: RELU6, SWISH or HARD_SWISH
 * @param shortcut which blocks add their input
 * @param hiddenDivisor hidden channels of blocks are multiples of this, as {@link
 *     io.splitnets.network.InvertedResidualSpec#hidden} says; 1 = exact
 * @param headExpand channels of the head as a multiple of the last phase's width; 0 where the space has one head width
 * @param lastWidths channels of the 1x1 between the global average pool and the classifier, rising; empty where there is
 *     none. It has neither normalisation nor bias
 */
public record NetworkForm(
        Activation activation, Shortcut shortcut, int hiddenDivisor, int headExpand, List<Integer> lastWidths) {
    /** ReLU6, shortcuts where shapes are equal, one head width, the classifier right behind the pool. */
    public static final NetworkForm STANDARD =
            new NetworkForm(Activation.RELU6, Shortcut.IDENTITY_ONLY, 1, 0, List.of());

    /** Copies the list and refuses what is not there. */
    public NetworkForm {
        lastWidths = List.copyOf(lastWidths);
        PhaseSpec.requireKnown(activation);
        if (hiddenDivisor < 1 || headExpand < 0) {
            throw new IllegalArgumentException("the divisor must be at least 1, the expansion at least 0");
        }
    }

    /** The form of the space in which {@code lastWidth} is all there is. */
    NetworkForm only(int lastWidth) {
        return lastWidths.isEmpty()
                ? this
                : new NetworkForm(activation, shortcut, hiddenDivisor, headExpand, List.of(lastWidth));
    }
}
