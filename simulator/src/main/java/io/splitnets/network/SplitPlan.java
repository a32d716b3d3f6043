package io.splitnets.network;

import java.util.Optional;

/**
 * How a network is spread over the sensors and the aggregator.
 *
 * @param cut where the sensor's part ends. {@link SplitPoint#ALL} with several views and a {@code fuseAfter} means
 *     everything up to the fusion
 * @param fuseAfter the block after which the views meet, at or behind the cut; empty: at the cut. Between cut and
 *     fusion the aggregator runs the network once per view. Without meaning for one view
 * @param compression the split module at the cut; the cut must then lie inside the network and one tensor cross it
 * @param views number of cameras, at least 1; several need a single tensor at the point of fusion
 * @param fusion how the views are joined
 * @param precision bits of the transmitted tensors where there is no compression
 */
public record SplitPlan(
        SplitPoint cut,
        Optional<String> fuseAfter,
        Optional<Compression> compression,
        int views,
        Fusion fusion,
        Precision precision) {
    /** Refuses fewer than one view. */
    public SplitPlan {
        if (views < 1) {
            throw new IllegalArgumentException("at least one view");
        }
    }

    /** One camera, eight bits, no compression. */
    public static SplitPlan at(SplitPoint cut) {
        return new SplitPlan(cut, Optional.empty(), Optional.empty(), 1, Fusion.CONCATENATE, Precision.INT8);
    }

    /** The same with a split module. */
    public SplitPlan compressed(int keptChannels, int bits) {
        return new SplitPlan(
                cut, fuseAfter, Optional.of(new Compression(keptChannels, bits)), views, fusion, precision);
    }

    /** The same for {@code views} cameras that meet at the cut. */
    public SplitPlan fused(int views, Fusion fusion) {
        return new SplitPlan(cut, Optional.empty(), compression, views, fusion, precision);
    }

    /** The same for {@code views} cameras that meet after {@code block}. */
    public SplitPlan fusedAfter(String block, int views, Fusion fusion) {
        return new SplitPlan(cut, Optional.of(block), compression, views, fusion, precision);
    }
}
