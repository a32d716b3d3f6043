package io.splitnets.system;

import io.splitnets.units.SimTime;

/**
 * How the frames of a network's cameras become one set.
 *
 * @param join when a set is served
 * @param window longest wait for a set after its first view; above zero for {@link Join#WINDOW} and
 *     {@link Join#DROP_INCOMPLETE}, zero otherwise
 */
public record FusionPlan(Join join, SimTime window) {
    /** Sets wait for all their views. */
    public static final FusionPlan WAIT_ALL = new FusionPlan(Join.WAIT_ALL, SimTime.ZERO);

    /** Refuses a window where there is none, and none where there must be one. */
    public FusionPlan {
        boolean timed = join == Join.WINDOW || join == Join.DROP_INCOMPLETE;
        if (timed != (window.picoseconds() > 0) || window.picoseconds() < 0) {
            throw new IllegalArgumentException("a window of " + window + " for " + join);
        }
    }

    /** Whether views belong together by their trigger numbers. */
    boolean byTrigger() {
        return join != Join.LATEST;
    }
}
