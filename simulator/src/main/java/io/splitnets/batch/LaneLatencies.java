package io.splitnets.batch;

import java.util.Optional;

/**
 * Latencies of many systems, one lane each: those of the results of one trigger in ascending order, which are those of
 * every trigger.
 *
 * @param ascending by place, then candidate, ps; one place per camera, or a single one where views are joined
 * @param refusal by candidate, negative if nothing was proven of it and its latencies mean nothing
 */
public record LaneLatencies(long[][] ascending, long[] refusal) {
    /** Whether the latencies of {@code candidate} are those that a run would find. */
    public boolean proven(int candidate) {
        return refusal[candidate] >= 0;
    }

    /** The latency of {@code candidate}; empty where only {@link BatchRun}, or a run, can tell. */
    public Optional<BatchLatency> latency(int candidate) {
        if (!proven(candidate)) {
            return Optional.empty();
        }
        long[] values = new long[ascending.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = ascending[i][candidate];
        }
        return Optional.of(BatchLatency.of(values));
    }
}
