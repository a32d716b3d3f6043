package io.splitnets.scenario;

import io.splitnets.network.NetworkGraph;
import io.splitnets.network.SplitPlan;

/**
 * What is computed on the frames and where it is cut.
 *
 * @param graph the whole network of one view
 * @param split where it is cut, compressed and fused
 */
public record NetworkUse(NetworkGraph graph, SplitPlan split) {}
