package io.splitnets.trace;

import io.splitnets.units.Rational;
import io.splitnets.units.Similarity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads {@code NAME.csv} (or {@code NAME.csv.gz}) of our own format, whose header has been read. */
final class OwnTraceParser {
    static final String HEADER_SUFFIX = ".trace.yaml";

    private static final List<String> REQUIRED = List.of("sensor", "seq", "t_ns");
    private static final List<String> KNOWN =
            List.of("sensor", "seq", "t_ns", "exposure_ns", "bytes", "flags", "result_ns");

    private final TraceHeader header;
    private final TraceLines lines;
    private final TraceProblems problems;
    private final boolean strict;
    private final Map<String, StampColumn> sensors = new LinkedHashMap<>();
    private final Map<String, Long> lastSeq = new HashMap<>();
    private List<String> columns = List.of();
    private int previousLength;

    private OwnTraceParser(TraceHeader header, TraceLines lines, TraceProblems problems, boolean strict) {
        this.header = header;
        this.lines = lines;
        this.problems = problems;
        this.strict = strict;
    }

    /** Reads the header and the data beside it. */
    static RawFile read(Path headerFile, boolean strict) {
        TraceHeader header = TraceHeader.read(headerFile);
        String fileName = String.valueOf(headerFile.getFileName());
        String name = fileName.substring(0, fileName.length() - HEADER_SUFFIX.length());
        Path data = headerFile.resolveSibling(name + ".csv");
        Path packed = headerFile.resolveSibling(name + ".csv.gz");
        Path file = !Files.exists(data) && Files.exists(packed) ? packed : data;
        TraceProblems problems = new TraceProblems(file.toString());
        try (TraceLines lines = TraceLines.open(file, problems)) {
            return new OwnTraceParser(header, lines, problems, strict).read(name);
        }
    }

    private RawFile read(String name) {
        header.sensors().forEach(s -> sensors.put(s.id(), new StampColumn(s.id(), problems, strict)));
        readColumns();
        while (lines.next()) {
            if (!lines.text().isBlank() && !lines.text().startsWith("#")) {
                row(Fields.split(lines.text(), ','));
            }
        }
        sensors.forEach((id, column) -> {
            if (column.size() == 0) {
                problems.add(Math.max(1, lines.number()), 1, id, "this sensor of the header has no frame");
            }
        });
        problems.check();
        return new RawFile(
                name,
                TraceFormat.SPLITNETS,
                header.refersTo().stamp(),
                sensors.values().stream().map(StampColumn::toRaw).toList(),
                nominalPeriods());
    }

    private Map<String, Rational> nominalPeriods() {
        Map<String, Rational> periods = new HashMap<>();
        for (TraceHeader.Sensor sensor : header.sensors()) {
            sensor.nominal().ifPresent(rate -> periods.put(sensor.id(), rate.periodPicoseconds()));
        }
        return periods;
    }

    private void readColumns() {
        if (!lines.next()) {
            throw problems.fatal(1, 1, "", "the file is empty; expected a first line sensor,seq,t_ns");
        }
        Fields titles = Fields.split(lines.text(), ',');
        List<String> found = new java.util.ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.text(i);
            if (!KNOWN.contains(title)) {
                String meant = Similarity.nearest(title, KNOWN)
                        .map(near -> ". Did you mean '" + near + "'?")
                        .orElse("");
                problems.add(1, titles.column(i), title, "unknown column; known: " + String.join(", ", KNOWN) + meant);
            } else if (found.contains(title)) {
                problems.add(1, titles.column(i), title, "the column is there twice");
            }
            found.add(title);
        }
        if (!found.containsAll(REQUIRED)) {
            problems.add(1, 1, lines.text(), "expected at least the columns " + String.join(",", REQUIRED));
        }
        problems.check();
        columns = found;
    }

    private void row(Fields fields) {
        if (!lines.terminated() && lines.text().length() < previousLength && fields.size() != columns.size()) {
            problems.add(lines.number(), 1, lines.text(), "the last line seems cut off");
            return;
        }
        previousLength = lines.text().length();
        if (fields.size() != columns.size()) {
            problems.add(
                    lines.number(),
                    1,
                    lines.text(),
                    "has " + fields.size() + " fields; expected " + columns.size() + ": " + String.join(",", columns));
            return;
        }
        int sensorField = columns.indexOf("sensor");
        String id = fields.text(sensorField);
        StampColumn column = sensors.get(id);
        if (column == null) {
            String meant = Similarity.nearest(id, sensors.keySet())
                    .map(near -> ". Did you mean '" + near + "'?")
                    .orElse("");
            problems.add(lines.number(), fields.column(sensorField), id, "the header has no such sensor" + meant);
            return;
        }
        sequence(id, fields);
        OptionalLong ns = number(fields, "t_ns");
        if (ns.isPresent()) {
            column.add(ns.getAsLong(), lines.number(), fields.column(columns.indexOf("t_ns")));
            if (columns.contains("exposure_ns")) {
                number(fields, "exposure_ns").ifPresent(column::addExposure);
            }
        }
    }

    private void sequence(String id, Fields fields) {
        OptionalLong seq = number(fields, "seq");
        Long last = seq.isPresent() ? lastSeq.put(id, seq.getAsLong()) : null;
        if (strict && last != null && seq.getAsLong() <= last) {
            int field = columns.indexOf("seq");
            problems.add(
                    lines.number(),
                    fields.column(field),
                    fields.text(field),
                    "does not follow " + last + "; expected sequence numbers that increase for each sensor");
        }
    }

    private OptionalLong number(Fields fields, String title) {
        int field = columns.indexOf(title);
        OptionalLong value = StampText.whole(fields.text(field));
        if (value.isEmpty()) {
            problems.add(
                    lines.number(),
                    fields.column(field),
                    fields.text(field),
                    "expected " + title + " as a whole number, 0 or above");
        }
        return value;
    }
}
