package io.splitnets.trace;

import java.util.List;
import java.util.Optional;

/**
 * A trace file as read.
 *
 * @param name of the file, without folder and extensions
 * @param format in which it was written
 * @param traces one for each sensor, in the order of the header; at least one
 */
public record TraceFile(String name, TraceFormat format, List<RecordedTrace> traces) {
    /** Copies the list. */
    public TraceFile {
        traces = List.copyOf(traces);
        if (traces.isEmpty()) {
            throw new IllegalArgumentException("a trace file has at least one sensor");
        }
    }

    /** The trace of the sensor called {@code id}; of a file with a single sensor, that one under any name. */
    public Optional<RecordedTrace> trace(String id) {
        return traces.size() == 1
                ? Optional.of(traces.get(0))
                : traces.stream().filter(trace -> trace.name().equals(id)).findFirst();
    }

    /** The earliest stamp of all sensors, in ns: time zero of a replay that keeps their offsets. */
    public long originNs() {
        return traces.stream().mapToLong(trace -> trace.stampNs(0)).min().orElseThrow();
    }
}
