package io.splitnets.system;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of the frames stamped in the measured window: captured = completed + dropped + in flight. Every view of a
 * fused set is a frame.
 *
 * @param captured frames taken
 * @param completed frames whose result came
 * @param results results: one per frame, or one per fused set
 * @param droppedBy losses by reason: {@code <station>.full}, or {@code incomplete} for a set that will never be complete
 * @param inFlight frames inside when the run ended, those being exposed included
 */
public record FrameCounts(long captured, long completed, long results, Map<String, Long> droppedBy, long inFlight) {
    /** Demands conservation. */
    public FrameCounts {
        droppedBy = Collections.unmodifiableMap(new LinkedHashMap<>(droppedBy));
        long lost = droppedBy.values().stream().mapToLong(Long::longValue).sum();
        if (captured != completed + lost + inFlight) {
            throw new IllegalStateException("captured " + captured + ", completed " + completed + ", dropped " + lost
                    + ", in flight " + inFlight);
        }
    }

    /** All losses. */
    public long dropped() {
        return droppedBy.values().stream().mapToLong(Long::longValue).sum();
    }

    FrameCounts plus(FrameCounts other) {
        Map<String, Long> losses = new LinkedHashMap<>(droppedBy);
        other.droppedBy.forEach((reason, count) -> losses.merge(reason, count, Long::sum));
        return new FrameCounts(
                captured + other.captured,
                completed + other.completed,
                results + other.results,
                losses,
                inFlight + other.inFlight);
    }
}
