package io.splitnets.nas.oracle;

import java.util.Locale;

/** Which model answered for the system, the cheapest first. */
public enum Tier {
    /** The additive formula: one result that meets no other. */
    ADDITIVE,
    /** The system with everything random in it at its mean, followed exactly. */
    MEAN_LOAD,
    /** The recursion without an event list, where it is proven equal to a run ({@link io.splitnets.batch}). */
    BATCH,
    /** A run of the simulation, event by event. */
    DES;

    /** As it stands in files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its answers are those of a run, rather than near them. */
    public boolean exact() {
        return this == BATCH || this == DES;
    }
}
