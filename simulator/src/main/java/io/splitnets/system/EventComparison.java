package io.splitnets.system;

import java.util.List;
import java.util.Optional;

/**
 * Two runs event by event: how far they are the same, and where they part. Times are in ps of the scenario's clock, in
 * which the first camera's phase 0 is time 0; what happens before, such as an exposure that ends at 0, is negative.
 *
 * @param equalEvents from the start, equal in time, component and phase
 * @param before the last of these, at most {@value #CONTEXT}
 * @param a first event of the first run that is not the second's; empty if the run has ended
 * @param b its counterpart in the second run; both are empty if the runs are the same
 * @param fingerprintA of the first run's replication 0, up to where the comparison ended
 * @param fingerprintB of the second's
 */
public record EventComparison(
        long equalEvents,
        List<Event> before,
        Optional<Event> a,
        Optional<Event> b,
        long fingerprintA,
        long fingerprintB) {
    static final int CONTEXT = 5;

    /**
     * One event.
     *
     * @param timePs on the scenario's clock
     * @param component that acts
     * @param phase what kind of thing happens, in lower case
     */
    public record Event(long timePs, String component, String phase) {}

    /** Keeps its own copy. */
    public EventComparison {
        before = List.copyOf(before);
    }

    /**
     * Runs replication 0 of both side by side until they part, in memory that does not grow with the length of the run.
     *
     * @param run of both
     */
    public static EventComparison of(SystemPlan a, SystemPlan b, RunPlan run) {
        return new LockStep(new EventStream(a, run), new EventStream(b, run), run).compare();
    }

    /** Whether the runs do not part. */
    public boolean same() {
        return a.isEmpty() && b.isEmpty();
    }
}
