package io.splitnets.trace;

import io.splitnets.input.Document;
import io.splitnets.input.Section;
import io.splitnets.units.Frequency;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The header of a trace, {@code NAME.trace.yaml}.
 *
 * @param clock that the stamps were taken from
 * @param refersTo what the stamps refer to
 * @param mode whether the frames were observed, replayed or generated
 * @param sensors in the order of the header; at least one, ids distinct
 * @param source where the frames come from: tool, file, sha256, seed ... free keys with one value or a list each
 * @param notes for people
 */
public record TraceHeader(
        Clock clock,
        Reference refersTo,
        Mode mode,
        List<Sensor> sensors,
        Map<String, List<String>> source,
        List<String> notes) {

    private static final int VERSION = 1;

    /** The clock of the stamps. */
    public enum Clock {
        /** Nanoseconds since 1970. */
        EPOCH,
        /** Nanoseconds since some moment, of the host. */
        MONOTONIC,
        /** Nanoseconds since some moment, of the device. */
        DEVICE
    }

    /** What stamps refer to, in the words of drivers. */
    public enum Reference {
        /** {@link StampReference#EXPOSURE_START}. */
        EXPOSURE_START(StampReference.EXPOSURE_START),
        /** {@link StampReference#EXPOSURE_MID}. */
        EXPOSURE_MID(StampReference.EXPOSURE_MID),
        /** {@link StampReference#EXPOSURE_END}. */
        EXPOSURE_END(StampReference.EXPOSURE_END),
        /** {@link StampReference#READOUT_START}. */
        READOUT_START(StampReference.READOUT_START),
        /** {@link StampReference#READOUT_END}. */
        READOUT_END(StampReference.READOUT_END),
        /** Start of frame on the link: the readout starts. */
        SOF(StampReference.READOUT_START),
        /** End of frame on the link: the readout ends. */
        EOF(StampReference.READOUT_END),
        /** The driver has the frame: taken as the end of the readout, though an interrupt later. */
        DRIVER_DONE(StampReference.READOUT_END),
        /** The program has the frame: taken as the end of the readout, though a wake-up later. */
        USER_DEQUEUE(StampReference.READOUT_END);

        private final StampReference stamp;

        Reference(StampReference stamp) {
            this.stamp = stamp;
        }

        /** The moment of the frame that is meant. */
        public StampReference stamp() {
            return stamp;
        }

        /** The name for {@code stamp} itself. */
        public static Reference of(StampReference stamp) {
            return valueOf(stamp.name());
        }
    }

    /** How the frames came about. */
    public enum Mode {
        /** Recorded from a device. */
        OBSERVED,
        /** Recorded while a recording was played back. */
        REPLAYED,
        /** Made by a program. */
        GENERATED
    }

    /**
     * One camera.
     *
     * @param id as in the data file
     * @param nominal rate it was set to, if known
     * @param resolution such as {@code 640x480}, or empty
     * @param pixelFormat such as {@code raw10}, or empty
     */
    public record Sensor(String id, Optional<Frequency> nominal, String resolution, String pixelFormat) {
        /** With its rate only. */
        public Sensor(String id, Frequency nominal) {
            this(id, Optional.of(nominal), "", "");
        }
    }

    /** Copies the lists. */
    public TraceHeader {
        sensors = List.copyOf(sensors);
        notes = List.copyOf(notes);
        source = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(source));
    }

    /**
     * Reads a header.
     *
     * @throws io.splitnets.input.InputException with every problem found
     */
    public static TraceHeader read(Path file) {
        Document document = Document.read(file);
        Section root = document.root();
        root.integer("version", VERSION, VERSION);
        TraceHeader header = new TraceHeader(
                root.choice("clock", Clock.class),
                root.choice("refers_to", Reference.class),
                root.choice("mode", Mode.class),
                sensors(root),
                root.optionalSection("source").map(TraceHeader::source).orElse(Map.of()),
                texts(root, "notes"));
        root.finish();
        document.check();
        return header;
    }

    private static List<Sensor> sensors(Section root) {
        List<Sensor> sensors = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Section section : root.sections("sensors")) {
            String id = section.text("id");
            if (ids.contains(id)) {
                section.problem("id", "two sensors have this id");
            } else if (id.isEmpty() || id.contains(",") || !id.equals(id.strip())) {
                section.problem("id", "expected a name without comma or outer blanks");
            }
            ids.add(id);
            Optional<Frequency> nominal =
                    section.has("nominal_fps") ? Optional.of(section.frequency("nominal_fps")) : Optional.empty();
            sensors.add(new Sensor(id, nominal, section.text("resolution", ""), section.text("pixel_format", "")));
            section.finish();
        }
        if (sensors.isEmpty()) {
            root.problem("sensors", "expected at least one sensor");
        }
        return sensors;
    }

    private static Map<String, List<String>> source(Section section) {
        Map<String, List<String>> source = new LinkedHashMap<>();
        for (String key : section.keys()) {
            source.put(key, texts(section, key));
        }
        section.finish();
        return source;
    }

    private static List<String> texts(Section section, String key) {
        if (!section.has(key)) {
            return List.of();
        }
        return section.isList(key) ? section.texts(key) : List.of(section.text(key));
    }

    /** YAML of this header; {@link #read} of it gives an equal header. */
    public String toYaml() {
        StringBuilder yaml = new StringBuilder("version: " + VERSION + "\n");
        line(yaml, "", "clock", lower(clock));
        line(yaml, "", "refers_to", lower(refersTo));
        line(yaml, "", "mode", lower(mode));
        yaml.append("sensors:\n");
        for (Sensor sensor : sensors) {
            yaml.append("  - id: ").append(quoted(sensor.id())).append('\n');
            sensor.nominal().ifPresent(rate -> line(yaml, "    ", "nominal_fps", rate(rate)));
            if (!sensor.resolution().isEmpty()) {
                line(yaml, "    ", "resolution", quoted(sensor.resolution()));
            }
            if (!sensor.pixelFormat().isEmpty()) {
                line(yaml, "    ", "pixel_format", quoted(sensor.pixelFormat()));
            }
        }
        if (!source.isEmpty()) {
            yaml.append("source:\n");
            source.forEach((key, values) -> list(yaml, "  ", key, values));
        }
        if (!notes.isEmpty()) {
            list(yaml, "", "notes", notes);
        }
        return yaml.toString();
    }

    private static String rate(Frequency rate) {
        return io.splitnets.units.Quantity.number(rate.hertz().toDouble(), 12) + " fps";
    }

    private static void list(StringBuilder yaml, String indent, String key, List<String> values) {
        if (values.size() == 1) {
            line(yaml, indent, key, quoted(values.get(0)));
            return;
        }
        yaml.append(indent).append(key).append(values.isEmpty() ? ": []\n" : ":\n");
        values.forEach(value ->
                yaml.append(indent).append("  - ").append(quoted(value)).append('\n'));
    }

    private static void line(StringBuilder yaml, String indent, String key, String value) {
        yaml.append(indent).append(key).append(": ").append(value).append('\n');
    }

    private static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z][A-Za-z0-9_./ -]*[A-Za-z0-9]|[A-Za-z]");
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
