package io.splitnets.deployment;

import io.splitnets.network.MemoryProfile;
import io.splitnets.units.ByteCount;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What the frames of one camera cost on its sensor and its link.
 *
 * @param camera the camera's id
 * @param flows one for each network that takes its frames, in the scenario's order
 * @param memoryLimit memory of the sensor's processor; empty where no layers are computed there
 */
public record CameraLoad(String camera, List<FlowLoad> flows, Optional<ByteCount> memoryLimit) {
    /** Copies the list. */
    public CameraLoad {
        flows = List.copyOf(flows);
    }

    /**
     * Bytes of memory that the sensor's parts need. One network at a time is computed, so the activations are those of the
     * largest; weights that stay on chip add up, others are there one network at a time.
     */
    public long memoryBytes() {
        List<FlowLoad> parts =
                flows.stream().filter(flow -> flow.memory().isPresent()).toList();
        if (parts.stream().allMatch(FlowLoad::isResident)) {
            return most(parts, MemoryProfile::peakBytes)
                    + parts.stream()
                            .mapToLong(flow -> flow.memory().orElseThrow().weightBytes())
                            .sum();
        }
        return most(parts, MemoryProfile::totalBytes);
    }

    private static long most(List<FlowLoad> parts, ToLongFunction<MemoryProfile> bytes) {
        return parts.stream()
                .mapToLong(flow -> bytes.applyAsLong(flow.memory().orElseThrow()))
                .max()
                .orElse(0);
    }

    /** Whether that fits into the sensor's memory. */
    public boolean fits() {
        return memoryLimit.map(limit -> memoryBytes() <= limit.bytes()).orElse(true);
    }

    /** Bytes of content that go over the link for one frame of the camera, in the mean, each network's rounded down. */
    public long payloadBytes() {
        return perFrame(flow -> flow.transfer().payloadBytes());
    }

    /** The same with packet overhead and padding. */
    public long wireBytes() {
        return perFrame(flow -> flow.transfer().wireBytes());
    }

    private long perFrame(ToLongFunction<FlowLoad> bytes) {
        return flows.stream()
                .mapToLong(flow -> flow.share().floorOfTimes(bytes.applyAsLong(flow)))
                .sum();
    }
}
