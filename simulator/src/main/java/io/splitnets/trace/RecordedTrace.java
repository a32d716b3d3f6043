package io.splitnets.trace;

import io.splitnets.units.Rational;
import java.util.Arrays;

/**
 * The recorded frames of one camera.
 *
 * @param name of the camera or of the file
 * @param refersTo what the stamps refer to
 * @param nominalPeriodPs period the camera was set to, in picoseconds, exact
 * @param stampsNs time stamps in whole nanoseconds, strictly increasing, 0 or above, on whatever clock; at least one
 * @param exposuresNs exposure time of each frame in nanoseconds, or empty if not recorded
 */
public record RecordedTrace(
        String name, StampReference refersTo, Rational nominalPeriodPs, long[] stampsNs, long[] exposuresNs) {
    /** Refuses stamps that do not increase. */
    public RecordedTrace {
        stampsNs = stampsNs.clone();
        exposuresNs = exposuresNs.clone();
        Grid.checkPeriod(nominalPeriodPs);
        if (stampsNs.length == 0 || stampsNs[0] < 0) {
            throw new IllegalArgumentException("a trace has at least one stamp, and none below zero");
        }
        for (int i = 1; i < stampsNs.length; i++) {
            if (stampsNs[i] <= stampsNs[i - 1]) {
                throw new IllegalArgumentException(
                        "stamp " + stampsNs[i] + " ns does not come after " + stampsNs[i - 1] + " ns");
            }
        }
        if (exposuresNs.length != 0 && exposuresNs.length != stampsNs.length) {
            throw new IllegalArgumentException("a trace has one exposure for each frame, or none at all");
        }
    }

    /** Number of frames. */
    public int frames() {
        return stampsNs.length;
    }

    /** Stamp of frame {@code position}, counted from 0. */
    public long stampNs(int position) {
        return stampsNs[position];
    }

    /** A copy of the stamps. */
    @Override
    public long[] stampsNs() {
        return stampsNs.clone();
    }

    /** A copy of the exposures; empty if not recorded. */
    @Override
    public long[] exposuresNs() {
        return exposuresNs.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordedTrace trace
                && name.equals(trace.name)
                && refersTo == trace.refersTo
                && nominalPeriodPs.equals(trace.nominalPeriodPs)
                && Arrays.equals(stampsNs, trace.stampsNs)
                && Arrays.equals(exposuresNs, trace.exposuresNs);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(stampsNs);
    }

    @Override
    public String toString() {
        return name + ": " + stampsNs.length + " frames, nominal period " + nominalPeriodPs + " ps, stamps refer to "
                + refersTo;
    }
}
