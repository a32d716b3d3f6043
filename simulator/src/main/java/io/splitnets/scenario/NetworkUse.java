package io.splitnets.scenario;

import io.splitnets.network.NetworkGraph;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import java.util.List;

/**
 * What is computed on the frames and where it is cut.
 *
 * @param graph the whole network of one view
 * @param split where it is cut, compressed and fused
 * @param warnings what a user should know of the layers before trusting the figures
 */
public record NetworkUse(NetworkGraph graph, SplitPlan split, List<String> warnings) {
    /** Copies the list. */
    public NetworkUse {
        warnings = List.copyOf(warnings);
    }

    /** A network whose layers are all known. */
    public NetworkUse(NetworkGraph graph, SplitPlan split) {
        this(graph, split, List.of());
    }

    /** Whether a part of it runs on the sensors; otherwise they send whole images. */
    public boolean onSensor() {
        return !split.cut().equals(SplitPoint.NONE);
    }
}
