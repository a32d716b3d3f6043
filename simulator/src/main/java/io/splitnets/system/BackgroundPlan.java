package io.splitnets.system;

/**
 * Other work of the aggregator: jobs that wait in the frames' queue for the frames' servers and are no frames.
 *
 * @param id its name, unique
 * @param interarrival from one job to the next; the first comes one such time after the start
 * @param service time of one job
 */
public record BackgroundPlan(String id, ServiceLaw interarrival, ServiceLaw service) {
    /** Refuses jobs that follow each other in no time. */
    public BackgroundPlan {
        if (interarrival.mean().picoseconds() <= 0) {
            throw new IllegalArgumentException(id + ": no time between two jobs");
        }
    }
}
