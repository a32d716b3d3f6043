package io.splitnets.trace;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Reads the formats without a header file: EuRoC, TUM VI, TUM RGB-D. The first frame decides on the form of all. */
final class BareTraceParser {
    private enum Form {
        STAMP("a time stamp in whole nanoseconds, such as 1403636579763555584"),
        STAMP_AND_FILE("'nanoseconds,file', such as 1403636579763555584,1403636579763555584.png"),
        ID_SECONDS_EXPOSURE("'id seconds exposure_ms', such as 00000 1432147861.97 5.2"),
        SECONDS_AND_FILE("'seconds file', such as 1305031453.359684 rgb/1305031453.359684.png");

        private final String expected;

        Form(String expected) {
            this.expected = expected;
        }
    }

    // Stamps of EuRoC went through a double of nanoseconds, whose step at these dates is 256 (half of it by rounding).
    private static final long EUROC_STEP = 128;

    private final TraceLines lines;
    private final TraceProblems problems;
    private final StampColumn column;
    private Form form = Form.STAMP;
    private boolean formKnown;
    private boolean allOnEurocSteps = true;
    private int previousLength;

    BareTraceParser(TraceLines lines, TraceProblems problems, StampColumn column) {
        this.lines = lines;
        this.problems = problems;
        this.column = column;
    }

    RawFile read(String name) {
        while (lines.next()) {
            String line = lines.text();
            if (!isSkipped(line)) {
                frame(line);
            }
        }
        if (column.size() == 0) {
            problems.add(Math.max(1, lines.number()), 1, "", "the file has no frame");
        }
        problems.check();
        TraceFormat format = format();
        return new RawFile(name, format, format.defaultReference(), List.of(column.toRaw()), Map.of());
    }

    private boolean isSkipped(String line) {
        String trimmed = line.strip();
        boolean title = lines.number() == 1 && trimmed.toLowerCase(Locale.ROOT).startsWith("timestamp");
        return trimmed.isEmpty() || trimmed.startsWith("#") || title;
    }

    private void frame(String line) {
        if (!formKnown) {
            form = formOf(line);
            formKnown = true;
        }
        if (!lines.terminated() && line.length() < previousLength) {
            problems.add(
                    lines.number(),
                    1,
                    line,
                    "the last line is shorter than the one before and has no line end: it" + " seems cut off");
            return;
        }
        previousLength = line.length();
        switch (form) {
            case STAMP -> stamp(Fields.split(line, ' '), 1);
            case STAMP_AND_FILE -> stamp(Fields.split(line, ','), 2);
            case SECONDS_AND_FILE -> seconds(Fields.split(line, ' '));
            case ID_SECONDS_EXPOSURE -> exposed(Fields.split(line, ' '));
        }
    }

    private Form formOf(String line) {
        if (line.indexOf(',') >= 0) {
            if (line.startsWith("sensor,")) {
                throw problems.fatal(
                        lines.number(),
                        1,
                        line,
                        "the data of a trace with a header; expected the .trace.yaml file of the same name beside it");
            }
            return Form.STAMP_AND_FILE;
        }
        Fields fields = Fields.split(line, ' ');
        if (fields.size() == 1 && line.indexOf('.') < 0) {
            return Form.STAMP;
        }
        boolean exposed = fields.size() == 3
                && StampText.decimal(fields.text(1), 9).isPresent()
                && StampText.decimal(fields.text(2), 6).isPresent();
        return exposed ? Form.ID_SECONDS_EXPOSURE : Form.SECONDS_AND_FILE;
    }

    private void stamp(Fields fields, int least) {
        boolean right = least == 1
                ? fields.size() == 1
                : fields.size() >= 2 && !fields.text(1).isEmpty();
        OptionalLong ns = StampText.whole(fields.text(0));
        if (!right || ns.isEmpty()) {
            wrong(fields, 0);
            return;
        }
        allOnEurocSteps &= ns.getAsLong() % EUROC_STEP == 0;
        column.add(ns.getAsLong(), lines.number(), fields.column(0));
    }

    private void seconds(Fields fields) {
        OptionalLong ns = StampText.decimal(fields.text(0), 9);
        if (ns.isEmpty() || fields.size() > 4) {
            wrong(fields, 0);
            return;
        }
        column.add(ns.getAsLong(), lines.number(), fields.column(0));
    }

    private void exposed(Fields fields) {
        OptionalLong ns = fields.size() == 3 ? StampText.decimal(fields.text(1), 9) : OptionalLong.empty();
        OptionalLong exposure = fields.size() == 3 ? StampText.decimal(fields.text(2), 6) : OptionalLong.empty();
        if (ns.isEmpty() || exposure.isEmpty()) {
            wrong(fields, ns.isEmpty() && fields.size() > 1 ? 1 : fields.size() - 1);
            return;
        }
        column.add(ns.getAsLong(), lines.number(), fields.column(1));
        column.addExposure(exposure.getAsLong());
    }

    private void wrong(Fields fields, int field) {
        problems.add(lines.number(), fields.column(field), fields.text(field), "expected " + form.expected);
    }

    private TraceFormat format() {
        return switch (form) {
            case STAMP -> allOnEurocSteps ? TraceFormat.EUROC : TraceFormat.TUMVI;
            case STAMP_AND_FILE -> TraceFormat.EUROC;
            case ID_SECONDS_EXPOSURE -> TraceFormat.TUMVI;
            case SECONDS_AND_FILE -> TraceFormat.TUM_RGBD;
        };
    }
}
