package io.splitnets.system;

import io.splitnets.units.SimTime;

/**
 * A network processor that starts on a frame while it is still read. It is held for its whole service, and at least until
 * what depends on the last row is done.
 *
 * @param offset from the start of the readout until the rows are there that it starts with
 * @param tail time of its work that remains after the last row was read, at least
 */
public record RowStart(SimTime offset, SimTime tail) {
    /** Refuses negative times. */
    public RowStart {
        if (offset.picoseconds() < 0 || tail.picoseconds() < 0) {
            throw new IllegalArgumentException("rows after " + offset + ", " + tail + " after the last");
        }
    }
}
