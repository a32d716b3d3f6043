package io.splitnets.system;

/**
 * A queue with one or more equal servers.
 *
 * @param service time of one frame
 * @param servers at least 1
 * @param buffer where frames wait
 */
public record StationPlan(ServiceLaw service, int servers, BufferPlan buffer) {
    /** Refuses a station without servers. */
    public StationPlan {
        if (servers < 1) {
            throw new IllegalArgumentException("a station has at least one server, not " + servers);
        }
    }
}
