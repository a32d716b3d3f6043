package io.splitnets.scenario;

import io.splitnets.system.BackgroundPlan;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.FusionPlan;
import java.util.List;
import java.util.Optional;

/**
 * The shared processor of a scenario.
 *
 * @param processor what serves one frame, or one set of joined views
 * @param servers how many may be served at once
 * @param queue frames or sets that may wait
 * @param fusion joins the frames of all cameras, or of those of each network that says nothing else; empty if each
 *     frame is served by itself
 * @param background other work of the same processor
 */
public record AggregatorUse(
        Processor processor,
        int servers,
        BufferPlan queue,
        Optional<FusionPlan> fusion,
        List<BackgroundPlan> background) {
    /** Copies the list. */
    public AggregatorUse {
        background = List.copyOf(background);
    }

    /** Whether frames are joined and served together. */
    public boolean fuse() {
        return fusion.isPresent();
    }
}
