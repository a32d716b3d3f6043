package io.splitnets.system;

import io.splitnets.units.SimTime;

/**
 * How long and how often a system is run. The measured window of a replication is {@code [warm-up, duration)}.
 *
 * @param duration length of one replication; frames stamped before it are taken
 * @param warmUp frames stamped before its end are not counted
 * @param sampling where intervals come from; a plan without randomness is run once
 * @param confidence of every interval, between 0 and 1
 * @param seed root of all random numbers
 * @param latencyFrom where latency starts
 * @param timelineFrames how many frames' boundaries are kept, from the start of the window of the first replication
 */
public record RunPlan(
        SimTime duration,
        WarmUp warmUp,
        Sampling sampling,
        double confidence,
        long seed,
        LatencyFrom latencyFrom,
        int timelineFrames) {
    /** Refuses an empty window, and a confidence outside (0, 1). */
    public RunPlan {
        if (duration.compareTo(warmUp.longest()) <= 0) {
            throw new IllegalArgumentException("nothing to measure between " + warmUp.longest() + " and " + duration);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence of " + confidence);
        }
        if (timelineFrames < 0) {
            throw new IllegalArgumentException("a timeline of " + timelineFrames + " frames");
        }
    }

    /** A fixed warm-up and a fixed number of replications. */
    public RunPlan(
            SimTime duration,
            SimTime discarded,
            int replications,
            double confidence,
            long seed,
            LatencyFrom latencyFrom,
            int timelineFrames) {
        this(
                duration,
                new WarmUp.Fixed(discarded),
                Sampling.replications(replications),
                confidence,
                seed,
                latencyFrom,
                timelineFrames);
    }

    /** The same run with another number of frames whose boundaries are kept. */
    public RunPlan withTimelineFrames(int frames) {
        return new RunPlan(duration, warmUp, sampling, confidence, seed, latencyFrom, frames);
    }

    /** The same run with other random numbers. */
    public RunPlan withSeed(long other) {
        return new RunPlan(duration, warmUp, sampling, confidence, other, latencyFrom, timelineFrames);
    }

    /** The same run with a warm-up and replications that are known beforehand. */
    RunPlan fixed(SimTime discarded, Sampling how) {
        return new RunPlan(duration, new WarmUp.Fixed(discarded), how, confidence, seed, latencyFrom, timelineFrames);
    }

    /** The least number of replications of a plan with randomness. */
    public int replications() {
        return sampling instanceof Sampling.Replications several ? several.min() : 1;
    }
}
