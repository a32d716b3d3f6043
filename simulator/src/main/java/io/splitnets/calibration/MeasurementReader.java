package io.splitnets.calibration;

import io.splitnets.input.CsvLine;
import io.splitnets.input.CsvLine.Field;
import io.splitnets.input.CsvTable;
import io.splitnets.input.InputException;
import io.splitnets.input.SourceText;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final CsvTable.Columns COLUMNS = new CsvTable.Columns(
            List.of(
                    "network",
                    "resolution",
                    "classes",
                    "measured_ms",
                    "weights_kib",
                    "clock_mhz",
                    "backbone",
                    "source"),
            List.of("network", "measured_ms"),
            Map.of("name", "network", "latency_ms", "measured_ms"));

    private static final BigDecimal MOST = new BigDecimal("1e9");

    private final Path file;
    private final Frequency clock;
    private final CsvTable table;
    private final Set<String> names = new HashSet<>();

    private MeasurementReader(Path file, Frequency clock) {
        this.file = file;
        this.clock = clock;
        this.table = CsvTable.of(file.toString(), SourceText.of(file), COLUMNS);
    }

    /**
     * Reads a file.
     *
     * @param clock of measurements that do not say theirs
     * @throws InputException with the place of everything that is wrong
     */
    public static List<Measurement> read(Path path, Frequency clock) {
        return new MeasurementReader(path, clock).rows();
    }

    private List<Measurement> rows() {
        List<Measurement> rows = new ArrayList<>();
        table.forEach(line -> row(line).ifPresent(rows::add));
        if (table.problems() == 0 && rows.size() < Calibrator.FEWEST) {
            table.add(table.end(), "", "expected " + Calibrator.FEWEST + " measurements or more, found " + rows.size());
        }
        table.check();
        return rows;
    }

    private Optional<Measurement> row(CsvLine line) {
        int before = table.problems();
        Field name = table.field(line, "network");
        Optional<BigDecimal> millis = number(line, "measured_ms", true);
        Optional<BigDecimal> kib = number(line, "weights_kib", false);
        Optional<BigDecimal> megahertz = number(line, "clock_mhz", false);
        MeasuredNetwork network =
                new MeasuredNetwork(file, name, whole(line, "resolution"), whole(line, "classes"), table::add);
        var layers = network.layers();
        if (!names.add(network.shown() + " at "
                + megahertz.map(BigDecimal::toPlainString).orElse(""))) {
            table.add(name, "this network is there twice");
        }
        if (table.problems() > before || millis.isEmpty()) {
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
        return table.has(column)
                ? Optional.of(table.field(line, column))
                        .filter(field -> !field.text().isEmpty())
                : Optional.empty();
    }

    private Optional<BigDecimal> number(CsvLine line, String column, boolean required) {
        Optional<Field> field = field(line, column);
        if (field.isEmpty()) {
            if (required) {
                table.add(table.field(line, column).at(), "", column + ": expected a number above zero");
            }
            return Optional.empty();
        }
        String text = field.get().text();
        Optional<BigDecimal> value =
                text.matches("[0-9]{1,10}(\\.[0-9]{1,9})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
        if (value.isEmpty() || value.get().signum() <= 0 || value.get().compareTo(MOST) > 0) {
            table.add(field.get(), column + ": expected a number above zero, up to 1e9");
            return Optional.empty();
        }
        return value;
    }

    private Optional<Integer> whole(CsvLine line, String column) {
        Optional<Field> field = field(line, column);
        if (field.isPresent() && !field.get().text().matches("[1-9][0-9]{0,5}")) {
            table.add(field.get(), column + ": expected a whole number from 1 to 999999");
            return Optional.empty();
        }
        return field.map(found -> Integer.valueOf(found.text()));
    }
}
