package io.splitnets.deployment;

import io.splitnets.network.MemoryProfile;
import io.splitnets.npu.NetworkCost;
import io.splitnets.units.ByteCount;
import io.splitnets.units.SimTime;
import java.util.Optional;

/**
 * What one frame of one camera costs on its sensor and its link.
 *
 * @param camera the camera's id
 * @param cost layers of the sensor's part; empty where nothing is computed there, or a service law stands in
 * @param compute time on the sensor's processor
 * @param transfer time on the link when it is free
 * @param payloadBytes bytes of content that go over the link
 * @param wireBytes bytes on the wire, packet overhead and padding included
 * @param memory activations and weights of the sensor's part; empty as {@code cost}
 * @param memoryLimit memory of the sensor's processor; empty as {@code cost}
 */
public record CameraLoad(
        String camera,
        Optional<NetworkCost> cost,
        SimTime compute,
        SimTime transfer,
        long payloadBytes,
        long wireBytes,
        Optional<MemoryProfile> memory,
        Optional<ByteCount> memoryLimit) {
    /** Bytes of memory that the sensor's part needs: peak of live activations and all its weights. */
    public long memoryBytes() {
        return memory.map(MemoryProfile::totalBytes).orElse(0L);
    }

    /** Whether that fits into the sensor's memory. */
    public boolean fits() {
        return memoryLimit.map(limit -> memoryBytes() <= limit.bytes()).orElse(true);
    }
}
