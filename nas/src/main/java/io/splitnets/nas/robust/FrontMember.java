package io.splitnets.nas.robust;

import io.splitnets.nas.oracle.SystemQuery;

/**
 * A network that a search reported, as far as it can be asked for again.
 *
 * @param id the candidate's id, or the baseline's name
 * @param baseline whether it is one, rather than a member of the front
 * @param description the network in short text
 * @param cut where it is cut and what crosses, for people
 * @param query the network and its cut
 * @param accuracy as reported
 * @param accuracyLow lower end of its interval
 * @param accuracyHigh upper end
 */
public record FrontMember(
        String id,
        boolean baseline,
        String description,
        String cut,
        SystemQuery query,
        double accuracy,
        double accuracyLow,
        double accuracyHigh) {
    /** Standard deviations from the middle to an end of a 95 % interval. */
    private static final double REACH = 1.959964;

    /**
     * The accuracy that lies {@code normal} standard deviations from the reported one: each side of the interval is taken
     * as that of a normal law, which is an approximation.
     */
    double accuracyAt(double normal) {
        double side = normal < 0 ? accuracy - accuracyLow : accuracyHigh - accuracy;
        return Math.min(1, Math.max(0, accuracy + normal * side / REACH));
    }
}
