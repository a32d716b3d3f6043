package io.splitnets.deployment;

import io.splitnets.network.MemoryProfile;
import io.splitnets.npu.NetworkCost;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.Optional;

/**
 * What one frame of one camera costs for one network, on its sensor and its link.
 *
 * @param network the network's id
 * @param share of the camera's frames that the network takes, in (0, 1]
 * @param cost layers of the sensor's part; empty where nothing is computed there, or a service law stands in
 * @param compute time on the sensor's processor
 * @param transfer what goes over the link
 * @param memory activations and weights of the sensor's part; empty as {@code cost}
 */
public record FlowLoad(
        String network,
        Rational share,
        Optional<NetworkCost> cost,
        SimTime compute,
        Transfer transfer,
        Optional<MemoryProfile> memory) {

    /**
     * One frame's way over a link that is free.
     *
     * @param time from its first to its last bit
     * @param payloadBytes bytes of content
     * @param wireBytes bytes on the wire, packet overhead and padding included
     * @param bursts ways of the link from low power to high speed and back
     * @param packets it is cut into, at least 1
     * @param raw whether the image itself is sent, and not what the sensor computed from it
     * @param lastLine of an image that goes out while it is read: time that remains after the last line was read
     */
    public record Transfer(
            SimTime time, long payloadBytes, long wireBytes, long bursts, int packets, boolean raw, SimTime lastLine) {}

    /** Bytes of memory that the sensor's part needs by itself: peak of live activations and all its weights. */
    public long memoryBytes() {
        return memory.map(MemoryProfile::totalBytes).orElse(0L);
    }

    /** Whether the weights of the sensor's part stay on chip between frames. */
    boolean isResident() {
        return cost.map(NetworkCost::weightsResident).orElse(true);
    }
}
