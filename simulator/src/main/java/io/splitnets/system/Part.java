package io.splitnets.system;

import io.splitnets.measure.StationFlow;
import java.util.function.Consumer;

/** What every place that holds frames answers about itself. */
interface Part {
    /** Its traffic. */
    StationFlow flow();

    /** Visits every job inside; fused sets by their first view. */
    void inside(Consumer<Frame> visitor);

    /** Opens the window of its traffic. */
    default void open(long now) {
        flow().open(now);
    }

    /** Closes the window of its traffic and demands its identities. */
    void close(long now);

    /** Writes all that decides its future, relative to {@code now}. */
    void describe(State state);
}
