package io.splitnets.nas.study;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.nas.space.SplitSpace;
import java.util.ArrayList;
import java.util.List;

/** The networks that tables measure. */
final class Networks {
    /** Place of the largest network without a split module in {@link #endsAnd}. */
    static final int LARGEST = 0;

    /** Place of the smallest one. */
    static final int SMALLEST = 1;

    /** Place of the first of the others. */
    static final int OTHERS = 2;

    private Networks() {}

    /** The largest network of a space, or the smallest, without a split module. */
    static Architecture plain(NetworkSpaceSpec space, boolean largest) {
        return new SplitSpace(space).extreme(largest);
    }

    /** The largest and the smallest network without a split module, then {@code others}. */
    static List<Architecture> endsAnd(NetworkSpaceSpec space, List<Architecture> others) {
        List<Architecture> all = new ArrayList<>(List.of(plain(space, true), plain(space, false)));
        all.addAll(others);
        return all;
    }

    /** {@code network} with another number of bits at its cut; it must have a split module. */
    static Architecture withBits(Architecture network, int bits) {
        SplitChoice split = network.split().orElseThrow();
        return network.with(new SplitChoice(split.phase(), split.keptChannels(), bits));
    }
}
