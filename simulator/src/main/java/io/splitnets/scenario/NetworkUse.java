package io.splitnets.scenario;

import io.splitnets.network.NetworkGraph;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;

/**
 * What is computed on the frames and where it is cut.
 *
 * @param graph the whole network of one view
 * @param split where it is cut, compressed and fused
 * @param source where the layers come from
 */
public record NetworkUse(NetworkGraph graph, SplitPlan split, NetworkSource source) {
    /** A network whose layers are all known. */
    public NetworkUse(NetworkGraph graph, SplitPlan split) {
        this(graph, split, NetworkSource.BUILTIN);
    }

    /** Whether a part of it runs on the sensors; otherwise they send whole images. */
    public boolean onSensor() {
        return !split.cut().equals(SplitPoint.NONE);
    }
}
