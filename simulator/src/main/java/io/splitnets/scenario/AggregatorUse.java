package io.splitnets.scenario;

import io.splitnets.system.BackgroundPlan;
import io.splitnets.system.BufferPlan;
import java.util.List;

/**
 * The shared processor of a scenario.
 *
 * @param processor what serves one frame, or one set of joined views
 * @param servers how many may be served at once
 * @param queue frames or sets that may wait
 * @param fuse whether the frames of all cameras with one trigger are joined and served together
 * @param background other work of the same processor
 */
public record AggregatorUse(
        Processor processor, int servers, BufferPlan queue, boolean fuse, List<BackgroundPlan> background) {
    /** Copies the list. */
    public AggregatorUse {
        background = List.copyOf(background);
    }
}
