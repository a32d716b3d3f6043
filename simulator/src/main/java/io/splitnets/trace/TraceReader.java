package io.splitnets.trace;

import io.splitnets.input.InputException;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads recorded traces: our own format (given by its {@code .trace.yaml}, or by its {@code .csv} if the header lies
 * beside it), EuRoC, TUM VI and TUM RGB-D files, plain or gzip. The format is told from the content. Reading is strict:
 * stamps must increase, every line must make sense, and all problems are reported with file, line and column.
 *
 * <p>Limits: 10 million lines, 4 KiB a line, 1 GiB of text.
 */
public final class TraceReader {
    private final Optional<StampReference> refersTo;
    private final Optional<Rational> nominalPeriodPs;

    private TraceReader(Optional<StampReference> refersTo, Optional<Rational> nominalPeriodPs) {
        this.refersTo = refersTo;
        this.nominalPeriodPs = nominalPeriodPs;
    }

    /** Takes what stamps refer to from the header or the format, and the nominal rate from the header or the stamps. */
    public TraceReader() {
        this(Optional.empty(), Optional.empty());
    }

    /** This reader, but stamps refer to {@code reference} whatever header and format say. */
    public TraceReader refersTo(StampReference reference) {
        return new TraceReader(Optional.of(reference), nominalPeriodPs);
    }

    /** This reader, but the cameras were set to {@code rate}. */
    public TraceReader nominal(Frequency rate) {
        return new TraceReader(refersTo, Optional.of(rate.periodPicoseconds()));
    }

    /**
     * Reads a file.
     *
     * @throws InputException with the problems found; at most 20 of the data
     */
    public TraceFile read(Path file) {
        RawFile raw = raw(file, true);
        List<RecordedTrace> traces = new ArrayList<>();
        for (RawTrace trace : raw.traces()) {
            traces.add(new RecordedTrace(
                    trace.sensor(),
                    refersTo.orElse(raw.refersTo()),
                    nominal(raw, trace, file),
                    trace.stampsNs(),
                    trace.exposuresNs()));
        }
        return new TraceFile(raw.name(), raw.format(), traces);
    }

    private Rational nominal(RawFile raw, RawTrace trace, Path file) {
        Optional<Rational> given =
                nominalPeriodPs.or(() -> Optional.ofNullable(raw.nominalPs().get(trace.sensor())));
        if (given.isPresent()) {
            return given.get();
        }
        if (trace.stampsNs().length < 2) {
            throw new TraceProblems(file.toString())
                    .fatal(1, 1, "", "a single frame does not tell the frame rate; expected at least two");
        }
        return PeriodEstimate.of(trace.stampsNs()).nominalPeriodPs();
    }

    /** Reads a file; unless {@code strict}, stamps may repeat or run backwards. */
    static RawFile raw(Path file, boolean strict) {
        Optional<Path> header = headerOf(file);
        if (header.isPresent()) {
            return OwnTraceParser.read(header.get(), strict);
        }
        TraceProblems problems = new TraceProblems(file.toString());
        String name = nameOf(file);
        try (TraceLines lines = TraceLines.open(file, problems)) {
            return new BareTraceParser(lines, problems, new StampColumn(name, problems, strict)).read(name);
        }
    }

    private static Optional<Path> headerOf(Path file) {
        if (String.valueOf(file.getFileName()).endsWith(OwnTraceParser.HEADER_SUFFIX)) {
            return Optional.of(file);
        }
        return Optional.of(file.resolveSibling(nameOf(file) + OwnTraceParser.HEADER_SUFFIX))
                .filter(Files::exists);
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        for (String suffix : List.of(".gz", ".csv", ".txt")) {
            if (name.endsWith(suffix) && name.length() > suffix.length()) {
                name = name.substring(0, name.length() - suffix.length());
            }
        }
        return name;
    }
}
