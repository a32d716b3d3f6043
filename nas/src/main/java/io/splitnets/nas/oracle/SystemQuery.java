package io.splitnets.nas.oracle;

import io.splitnets.nas.space.Architecture;
import io.splitnets.network.SplitPlan;

/**
 * What the oracle is asked: a network and how it is spread over the system.
 *
 * @param architecture the network
 * @param plan where it is cut; its views are the cameras used
 */
public record SystemQuery(Architecture architecture, SplitPlan plan) {}
