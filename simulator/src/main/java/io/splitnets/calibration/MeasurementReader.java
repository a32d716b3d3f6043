package io.splitnets.calibration;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import io.splitnets.input.SourceText;
import io.splitnets.network.CsvLine;
import io.splitnets.network.CsvLine.Field;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.Similarity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads measured latencies from CSV. The header names the columns in any order: {@code network} (a built-in name, without
 * its resolution if that has a column, or a file ending in .onnx or .csv (a layer table), found from the folder of this
 * file) and {@code measured_ms}, for which {@code name} and {@code latency_ms} may stand; optional, and empty where unknown: {@code resolution}, {@code classes} (outputs of the last layer),
 * {@code weights_kib} (weights as stored by the part's compiler), {@code clock_mhz} (of the accelerator), {@code backbone}
 * (default: the name up to its first '-') and {@code source} (not used). Empty lines are skipped. All problems are reported
 * together, up to a hundred.
 */
public final class MeasurementReader {
    private static final List<String> COLUMNS = List.of(
            "network", "resolution", "classes", "measured_ms", "weights_kib", "clock_mhz", "backbone", "source");
    /** Columns of other tables of latencies. */
    private static final Map<String, String> SYNONYMS = Map.of("name", "network", "latency_ms", "measured_ms");

    private static final int MOST_PROBLEMS = 100;
    private static final BigDecimal MOST = new BigDecimal("1e9");

    private final String file;
    private final Frequency clock;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private int fieldsPerLine;

    private MeasurementReader(String file, Frequency clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Reads a file.
     *
     * @param clock of measurements that do not say theirs
     * @throws InputException with the place of everything that is wrong
     */
    public static List<Measurement> read(Path path, Frequency clock) {
        return new MeasurementReader(path.toString(), clock).rows(SourceText.of(path));
    }

    private List<Measurement> rows(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            throw new InputException(problem(new Location(file, 1, 1), "", "the file is empty; expected a header"));
        }
        header(CsvLine.split(file, 1, lines.get(0)));
        check();
        List<Measurement> rows = new ArrayList<>();
        for (int i = 1; i < lines.size() && problems.size() < MOST_PROBLEMS; i++) {
            if (!lines.get(i).isBlank()) {
                line(i + 1, lines.get(i)).ifPresent(rows::add);
            }
        }
        if (problems.isEmpty() && rows.size() < Calibrator.FEWEST) {
            problems.add(problem(
                    new Location(file, lines.size(), 1),
                    "",
                    "expected " + Calibrator.FEWEST + " measurements or more, found " + rows.size()));
        }
        check();
        return rows;
    }

    private void check() {
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private void header(CsvLine line) {
        for (Field field : line.fields()) {
            String column = SYNONYMS.getOrDefault(field.text(), field.text());
            if (!COLUMNS.contains(column)) {
                String hint = Similarity.nearest(field.text(), COLUMNS)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("");
                problems.add(new Problem(field.at(), "", field.text(), "unknown column", hint));
            } else if (columns.putIfAbsent(column, columns.size()) != null) {
                problems.add(problem(field.at(), field.text(), "this column is there twice"));
            }
        }
        for (String required : List.of("network", "measured_ms")) {
            if (!columns.containsKey(required)) {
                problems.add(problem(new Location(file, 1, 1), "", "missing column: " + required));
            }
        }
        fieldsPerLine = line.fields().size();
    }

    private Optional<Measurement> line(int number, String text) {
        CsvLine line = CsvLine.split(file, number, text);
        if (line.fields().size() != fieldsPerLine) {
            problems.add(problem(
                    new Location(file, number, 1),
                    "",
                    "expected " + fieldsPerLine + " fields as in the header, found "
                            + line.fields().size()));
            return Optional.empty();
        }
        int before = problems.size();
        Field name = line.fields().get(columns.getOrDefault("network", 0));
        Optional<BigDecimal> millis = number(line, "measured_ms", true);
        Optional<BigDecimal> kib = number(line, "weights_kib", false);
        Optional<BigDecimal> megahertz = number(line, "clock_mhz", false);
        MeasuredNetwork network = new MeasuredNetwork(
                Path.of(file), name, whole(line, "resolution"), whole(line, "classes"), problems::add);
        var layers = network.layers();
        if (!names.add(network.shown() + " at "
                + megahertz.map(BigDecimal::toPlainString).orElse(""))) {
            problems.add(problem(name.at(), name.text(), "this network is there twice"));
        }
        if (problems.size() > before || millis.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Measurement(
                network.shown(),
                field(line, "backbone").map(Field::text).orElse(network.backbone()),
                layers,
                millis.get().doubleValue(),
                megahertz.map(MeasurementReader::clock).orElse(clock),
                kib.map(value -> OptionalLong.of(Math.round(value.doubleValue() * 1024)))
                        .orElse(OptionalLong.empty())));
    }

    private static Frequency clock(BigDecimal megahertz) {
        return new Frequency(Rational.parse(megahertz.toPlainString()).times(Rational.of(1_000_000)));
    }

    /** The field of an optional column, if it has a text. */
    private Optional<Field> field(CsvLine line, String column) {
        return Optional.ofNullable(columns.get(column))
                .map(line.fields()::get)
                .filter(field -> !field.text().isEmpty());
    }

    private Optional<BigDecimal> number(CsvLine line, String column, boolean required) {
        Optional<Field> field = field(line, column);
        if (field.isEmpty()) {
            if (required) {
                Field empty = line.fields().get(columns.getOrDefault(column, 0));
                problems.add(problem(empty.at(), "", column + ": expected a number above zero"));
            }
            return Optional.empty();
        }
        String text = field.get().text();
        Optional<BigDecimal> value =
                text.matches("[0-9]{1,10}(\\.[0-9]{1,9})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
        if (value.isEmpty() || value.get().signum() <= 0 || value.get().compareTo(MOST) > 0) {
            problems.add(problem(field.get().at(), text, column + ": expected a number above zero, up to 1e9"));
            return Optional.empty();
        }
        return value;
    }

    private Optional<Integer> whole(CsvLine line, String column) {
        Optional<Field> field = field(line, column);
        if (field.isPresent() && !field.get().text().matches("[1-9][0-9]{0,5}")) {
            problems.add(problem(
                    field.get().at(), field.get().text(), column + ": expected a whole number from 1 to 999999"));
            return Optional.empty();
        }
        return field.map(found -> Integer.valueOf(found.text()));
    }

    private static Problem problem(Location at, String value, String expected) {
        return new Problem(at, "", value, expected, "");
    }
}
