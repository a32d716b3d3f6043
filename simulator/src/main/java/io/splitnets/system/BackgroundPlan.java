package io.splitnets.system;

/**
 * Other work of the aggregator: jobs that wait in the frames' queue for the frames' servers and are no frames. They have
 * no deadline.
 *
 * @param id its name, unique
 * @param interarrival from one job to the next; the first comes one such time after the start
 * @param service time of one job
 * @param priority 0 is the most urgent
 */
public record BackgroundPlan(String id, ServiceLaw interarrival, ServiceLaw service, int priority) {
    /** Refuses jobs that follow each other in no time, and a priority out of range. */
    public BackgroundPlan {
        if (interarrival.mean().picoseconds() <= 0) {
            throw new IllegalArgumentException(id + ": no time between two jobs");
        }
        if (priority < 0 || priority > NetworkPlan.LEAST_URGENT) {
            throw new IllegalArgumentException(id + ": a priority of " + priority);
        }
    }

    /** Jobs of the highest priority. */
    public BackgroundPlan(String id, ServiceLaw interarrival, ServiceLaw service) {
        this(id, interarrival, service, 0);
    }
}
