package io.splitnets.trace;

import java.util.Arrays;

/** The stamps of one sensor while they are read. In strict mode a stamp that does not increase is a problem. */
final class StampColumn {
    private final String sensor;
    private final TraceProblems problems;
    private final boolean strict;
    private long[] stamps = new long[1024];
    private long[] exposures = new long[0];
    private int size;
    private long latest = -1;
    private int latestLine;

    StampColumn(String sensor, TraceProblems problems, boolean strict) {
        this.sensor = sensor;
        this.problems = problems;
        this.strict = strict;
    }

    /** Adds the stamp that stands at {@code line:column}. */
    void add(long ns, int line, int column) {
        if (strict && ns == latest) {
            problems.add(
                    line,
                    column,
                    Long.toString(ns),
                    "the same stamp as in line " + latestLine + "; expected each frame once");
        } else if (strict && ns < latest) {
            problems.add(
                    line,
                    column,
                    Long.toString(ns),
                    "out of order: line " + latestLine + " has " + latest + "; expected stamps that increase");
        }
        if (size == stamps.length) {
            stamps = Arrays.copyOf(stamps, size * 2);
        }
        stamps[size++] = ns;
        if (ns > latest) {
            latest = ns;
            latestLine = line;
        }
    }

    /** Adds the exposure of the stamp added last. */
    void addExposure(long ns) {
        if (exposures.length < size) {
            exposures = Arrays.copyOf(exposures, stamps.length);
        }
        exposures[size - 1] = ns;
    }

    int size() {
        return size;
    }

    RawTrace toRaw() {
        return new RawTrace(
                sensor,
                Arrays.copyOf(stamps, size),
                exposures.length == 0 ? exposures : Arrays.copyOf(exposures, size));
    }
}
