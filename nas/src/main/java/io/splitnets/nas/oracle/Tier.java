package io.splitnets.nas.oracle;

import java.util.Locale;

/** Which model answered for the system. */
public enum Tier {
    /** The recursion without an event list, where it is proven equal to a run ({@link io.splitnets.batch}). */
    BATCH,
    /** A run of the simulation, event by event. */
    DES;

    /** As it stands in files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
