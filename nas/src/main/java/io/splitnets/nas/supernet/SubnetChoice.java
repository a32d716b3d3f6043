package io.splitnets.nas.supernet;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.SplitChoice;
import java.util.List;

/**
 * One network inside the supernet. Unlike an {@link Architecture} it may hold several split modules, because training
 * in groups shows the weights such networks too.
 *
 * @param resolution height and width of the input
 * @param stemWidth channels after the stem
 * @param phases one choice per phase
 * @param splits split modules by rising phase, at most one per phase; where {@code views} is above 1 the first one
 *     fuses the views
 * @param views images per object, at least 1
 * @param lastWidth channels of the 1x1 behind the pool; 0 in a space without one
 */
public record SubnetChoice(
        int resolution, int stemWidth, List<PhaseChoice> phases, List<SplitChoice> splits, int views, int lastWidth) {
    /** Refuses split modules out of order and several views that nothing fuses. */
    public SubnetChoice {
        phases = List.copyOf(phases);
        splits = List.copyOf(splits);
        for (int i = 1; i < splits.size(); i++) {
            if (splits.get(i).phase() <= splits.get(i - 1).phase()) {
                throw new IllegalArgumentException("split modules must stand in rising order, one per phase");
            }
        }
        if (views < 1 || views > 1 && splits.isEmpty()) {
            throw new IllegalArgumentException(views + " views need a split module that fuses them");
        }
    }

    /** A network of a space whose classifier stands right behind the pool. */
    public SubnetChoice(int resolution, int stemWidth, List<PhaseChoice> phases, List<SplitChoice> splits, int views) {
        this(resolution, stemWidth, phases, splits, views, 0);
    }

    /** The same network as {@code architecture}. */
    public static SubnetChoice of(Architecture architecture) {
        return new SubnetChoice(
                architecture.resolution(),
                architecture.stemWidth(),
                architecture.phases(),
                architecture.split().stream().toList(),
                architecture.views(),
                architecture.lastWidth());
    }
}
