package io.splitnets.deployment;

import io.splitnets.energy.FrameEnergy;
import io.splitnets.npu.NetworkCost;
import io.splitnets.units.SimTime;
import java.util.Optional;

/**
 * What one result of one network costs.
 *
 * @param id the network's id
 * @param tail layers of the aggregator's part; empty where it has none, or a service law stands in
 * @param compute mean time on the aggregator
 * @param framesPerResult frames that make one result; 0 if the network follows another
 * @param resultsPerSecond if none is lost
 * @param linkBytes bytes of content that the frames of one result send
 * @param energy of the arithmetic, memory traffic and transfers of one result; what the sensors' pixels and idle parts
 *     take belongs to no network
 */
public record NetworkLoad(
        String id,
        Optional<NetworkCost> tail,
        SimTime compute,
        int framesPerResult,
        double resultsPerSecond,
        long linkBytes,
        FrameEnergy energy) {}
