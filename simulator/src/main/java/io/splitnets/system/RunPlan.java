package io.splitnets.system;

import io.splitnets.units.SimTime;

/**
 * How long and how often a system is run. The measured window of a replication is {@code [warmup, duration)}.
 *
 * @param duration length of one replication; frames stamped before it are taken
 * @param warmup frames stamped before it are not counted
 * @param replications at least 1; a plan without randomness is run once
 * @param confidence of every interval, between 0 and 1
 * @param seed root of all random numbers
 * @param latencyFrom where latency starts
 * @param timelineFrames how many frames' boundaries are kept, from the start of the window of the first replication
 */
public record RunPlan(
        SimTime duration,
        SimTime warmup,
        int replications,
        double confidence,
        long seed,
        LatencyFrom latencyFrom,
        int timelineFrames) {
    /** Refuses an empty window, no replication, and a confidence outside (0, 1). */
    public RunPlan {
        if (warmup.picoseconds() < 0 || duration.compareTo(warmup) <= 0) {
            throw new IllegalArgumentException("nothing to measure between " + warmup + " and " + duration);
        }
        if (replications < 1) {
            throw new IllegalArgumentException("at least one replication, not " + replications);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence of " + confidence);
        }
        if (timelineFrames < 0) {
            throw new IllegalArgumentException("a timeline of " + timelineFrames + " frames");
        }
    }

    /** The same run with another number of frames whose boundaries are kept. */
    public RunPlan withTimelineFrames(int frames) {
        return new RunPlan(duration, warmup, replications, confidence, seed, latencyFrom, frames);
    }
}
