package io.splitnets.system;

import java.util.List;

/**
 * The device that receives every link.
 *
 * @param service time of one frame, or of one set of fused frames
 * @param servers at least 1
 * @param buffer where frames, or sets, wait
 * @param fuse joins the frames of all cameras with the same trigger index and serves them as one
 * @param background other work of the same servers
 */
public record AggregatorPlan(
        ServiceLaw service, int servers, BufferPlan buffer, boolean fuse, List<BackgroundPlan> background) {
    /** Refuses an aggregator without servers. */
    public AggregatorPlan {
        background = List.copyOf(background);
        if (servers < 1) {
            throw new IllegalArgumentException("the aggregator has at least one server, not " + servers);
        }
    }
}
