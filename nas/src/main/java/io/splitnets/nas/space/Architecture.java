package io.splitnets.nas.space;

import java.util.List;
import java.util.Optional;

/**
 * What a candidate means as a network: the numbers that both the supernet and the network graph are built from.
 *
 * @param resolution height and width of the input
 * @param stemWidth channels after the first convolution
 * @param phases one choice per phase, in order
 * @param split the split module; empty for a network that is cut without one (or not at all)
 * @param views number of cameras whose features are fused, at least 1
 * @param lastWidth channels of the 1x1 behind the pool; 0 in a space without one
 */
public record Architecture(
        int resolution,
        int stemWidth,
        List<PhaseChoice> phases,
        Optional<SplitChoice> split,
        int views,
        int lastWidth) {
    /** Copies the list. */
    public Architecture {
        phases = List.copyOf(phases);
    }

    /** A network of a space whose classifier stands right behind the pool. */
    public Architecture(
            int resolution, int stemWidth, List<PhaseChoice> phases, Optional<SplitChoice> split, int views) {
        this(resolution, stemWidth, phases, split, views, 0);
    }

    /** The same network without a split module. */
    public Architecture plain() {
        return new Architecture(resolution, stemWidth, phases, Optional.empty(), views, lastWidth);
    }

    /** The same network with this split module. */
    public Architecture with(SplitChoice module) {
        return new Architecture(resolution, stemWidth, phases, Optional.of(module), views, lastWidth);
    }
}
