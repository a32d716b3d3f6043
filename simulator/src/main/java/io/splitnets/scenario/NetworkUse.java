package io.splitnets.scenario;

import io.splitnets.network.NetworkGraph;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;

/**
 * What is computed on the frames and where it is cut.
 *
 * @param graph the whole network of one view
 * @param split where it is cut, compressed and fused
 */
public record NetworkUse(NetworkGraph graph, SplitPlan split) {
    /** Whether a part of it runs on the sensors; otherwise they send whole images. */
    public boolean onSensor() {
        return !split.cut().equals(SplitPoint.NONE);
    }
}
