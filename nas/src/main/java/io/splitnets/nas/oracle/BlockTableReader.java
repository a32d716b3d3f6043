package io.splitnets.nas.oracle;

import io.splitnets.input.CsvLine;
import io.splitnets.input.CsvLine.Field;
import io.splitnets.input.CsvTable;
import io.splitnets.input.InputException;
import io.splitnets.input.Problem;
import io.splitnets.input.SourceText;
import io.splitnets.units.Rational;
import io.splitnets.units.Similarity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a {@link BlockTable} from CSV, one that {@link BlockTableText} wrote or one of measured times. Columns may stand in
 * any order. Where a line {@code # sensor_clock_hz: ...} gives a clock, the processor's costs have cycles and these count; else
 * the times do. All problems of a file are reported together, up to a hundred.
 */
public final class BlockTableReader {
    private static final long MOST = 1L << 50;
    private static final double MOST_ENERGY = 1e18;

    private final String file;
    private final CsvTable table;
    private final Map<String, String> origin = new LinkedHashMap<>();
    private final Map<BlockKey, Integer> places = new HashMap<>();
    private Optional<Rational> sensorPeriod = Optional.empty();
    private Optional<Rational> aggregatorPeriod = Optional.empty();

    private BlockTableReader(String file, String text) {
        this.file = file;
        this.table = CsvTable.commented(
                file, text, new CsvTable.Columns(BlockColumns.known(), BlockColumns.required(), Map.of()));
    }

    /**
     * Reads a file.
     *
     * @throws InputException with the place of everything that is wrong
     */
    public static BlockTable read(Path path) {
        return parse(path.toString(), SourceText.of(path));
    }

    /**
     * Reads {@code text} as the content of a file of that name.
     *
     * @throws InputException with the place of everything that is wrong
     */
    public static BlockTable parse(String file, String text) {
        return new BlockTableReader(file, SourceText.of(file, text)).table();
    }

    private BlockTable table() {
        table.comments().forEach(this::comment);
        sensorPeriod = period(BlockColumns.SENSOR_CLOCK, BlockColumns.SENSOR);
        aggregatorPeriod = period(BlockColumns.AGGREGATOR_CLOCK, BlockColumns.AGGREGATOR);
        table.check();
        List<BlockRow> rows = new ArrayList<>();
        table.forEach(line -> row(line).ifPresent(rows::add));
        if (rows.isEmpty() && table.problems() == 0) {
            table.add(table.end(), "", "the table has no rows");
        }
        table.check();
        return new BlockTable(file, origin, rows);
    }

    private void comment(Field line) {
        String[] parts = line.text().split(":", 2);
        if (parts.length < 2) {
            return;
        }
        String key = parts[0].strip();
        boolean known = BlockColumns.ORIGIN.contains(key);
        if (known && origin.containsKey(key)) {
            table.add(line, "this key is there twice");
        }
        Optional<String> meant = known ? Optional.empty() : Similarity.nearest(key, BlockColumns.ORIGIN);
        meant.ifPresent(
                near -> table.add(new Problem(line.at(), "", key, "unknown key", "did you mean '" + near + "'?")));
        origin.put(key, parts[1].strip());
        if (key.equals(BlockColumns.SENSOR_CLOCK) || key.equals(BlockColumns.AGGREGATOR_CLOCK)) {
            try {
                BlockColumns.period(parts[1].strip());
            } catch (IllegalArgumentException e) {
                table.add(line, String.valueOf(e.getMessage()));
                origin.remove(key);
            }
        }
    }

    /** The cycle of a side, whose columns must then have cycles, and otherwise must not. */
    private Optional<Rational> period(String key, String side) {
        Optional<Rational> period = Optional.ofNullable(origin.get(key)).map(BlockColumns::period);
        for (String way : List.of(BlockColumns.RESIDENT, BlockColumns.STREAMED)) {
            String column = side + way + BlockColumns.CYCLES;
            if (table.has(column) != period.isPresent()) {
                table.add(
                        table.start(),
                        "",
                        period.isPresent()
                                ? "missing column: " + column + ", as there is a line '# " + key + ": ...'"
                                : "column " + column + " needs a line '# " + key + ": ...' above the header");
            }
        }
        return period;
    }

    private Optional<BlockRow> row(CsvLine line) {
        int before = table.problems();
        Optional<BlockKey> key = key(line);
        long macs = table.has(BlockColumns.MACS) ? number(line, BlockColumns.MACS) : 0;
        long weights = number(line, BlockColumns.WEIGHTS);
        Optional<BlockKind> kind = key.map(BlockKey::kind);
        long peak = kind.filter(BlockKind::onSensor).isPresent() ? number(line, BlockColumns.PEAK) : 0;
        Optional<BlockSide> sensor = side(line, BlockColumns.SENSOR, kind.filter(BlockKind::onSensor), sensorPeriod);
        Optional<BlockSide> aggregator =
                side(line, BlockColumns.AGGREGATOR, kind.filter(BlockKind::onAggregator), aggregatorPeriod);
        if (table.problems() > before || key.isEmpty()) {
            return Optional.empty();
        }
        Integer earlier =
                places.putIfAbsent(key.get(), field(line, "block").at().line());
        if (earlier != null) {
            table.add(field(line, "block"), "line " + earlier + " is of the same block");
            return Optional.empty();
        }
        return Optional.of(new BlockRow(key.get(), macs, weights, peak, sensor, aggregator));
    }

    private Optional<BlockKey> key(CsvLine line) {
        int before = table.problems();
        Optional<BlockKind> kind = word(line, "block", Stream.of(BlockKind.values()), BlockKind::text);
        Optional<BlockShortcut> shortcut =
                word(line, "shortcut", Stream.of(BlockShortcut.values()), BlockShortcut::text);
        Optional<Boolean> squeeze = word(line, "squeeze_excite", Stream.of(true, false), String::valueOf);
        int[] numbers = BlockColumns.KEY.subList(1, 9).stream()
                .mapToInt(column -> size(line, column))
                .toArray();
        if (table.problems() > before) {
            return Optional.empty();
        }
        return Optional.of(new BlockKey(
                kind.orElseThrow(),
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                numbers[6],
                numbers[7],
                squeeze.orElseThrow(),
                field(line, "activation").text(),
                shortcut.orElseThrow()));
    }

    private Optional<BlockSide> side(CsvLine line, String side, Optional<BlockKind> runs, Optional<Rational> period) {
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        boolean frame = runs.get() == BlockKind.FRAME;
        long stored = number(line, side + BlockColumns.STORED);
        return Optional.of(new BlockSide(
                stored,
                cost(line, side + BlockColumns.RESIDENT, period, frame),
                cost(line, side + BlockColumns.STREAMED, period, frame)));
    }

    /** Empty where there is no time: the block does not fit so. */
    private Optional<BlockCost> cost(CsvLine line, String name, Optional<Rational> period, boolean frame) {
        Field time = field(line, name + BlockColumns.TIME);
        if (time.text().isEmpty()) {
            return Optional.empty();
        }
        int before = table.problems();
        long picoseconds = number(line, name + BlockColumns.TIME);
        long cycles = period.isPresent() ? number(line, name + BlockColumns.CYCLES) : 0;
        if (period.isPresent() && table.problems() == before) {
            long expected = period.get().ceilOfTimes(cycles);
            if (frame ? picoseconds < expected : picoseconds != expected) {
                table.add(
                        time,
                        "does not agree with the cycles, which take " + expected
                                + " ps; for times alone leave out the cycles and the clock");
            }
        }
        return Optional.of(new BlockCost(
                cycles,
                picoseconds,
                optional(line, name + BlockColumns.SRAM),
                optional(line, name + BlockColumns.EXTERNAL),
                energy(line, name + BlockColumns.ENERGY)));
    }

    private long optional(CsvLine line, String column) {
        return table.has(column) ? number(line, column) : 0;
    }

    private double energy(CsvLine line, String column) {
        if (!table.has(column)) {
            return 0;
        }
        Field field = field(line, column);
        boolean number = field.text().matches("[0-9]{1,19}(\\.[0-9]{1,19})?([eE][+-]?[0-9]{1,3})?");
        double value = number ? Double.parseDouble(field.text()) : -1;
        if (value < 0 || value > MOST_ENERGY) {
            table.add(field, column + ": expected a number from 0 to 1e18");
            return 0;
        }
        return value;
    }

    private long number(CsvLine line, String column) {
        Field field = field(line, column);
        long value = field.text().matches("[0-9]{1,16}") ? Long.parseLong(field.text()) : -1;
        if (value < 0 || value > MOST) {
            table.add(field, column + ": expected a whole number from 0 to " + MOST);
            return 0;
        }
        return value;
    }

    private int size(CsvLine line, String column) {
        Field field = field(line, column);
        if (!field.text().matches("[0-9]{1,6}")) {
            table.add(field, column + ": expected a whole number from 0 to 999999");
            return 0;
        }
        return Integer.parseInt(field.text());
    }

    private <T> Optional<T> word(CsvLine line, String column, Stream<T> known, Function<T, String> text) {
        Field field = field(line, column);
        Map<String, T> words = new LinkedHashMap<>();
        known.forEach(value -> words.put(text.apply(value), value));
        if (!words.containsKey(field.text())) {
            String hint = Similarity.nearest(field.text(), words.keySet())
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("");
            table.add(new Problem(
                    field.at(),
                    "",
                    field.text(),
                    column + ": expected one of " + String.join(", ", words.keySet()),
                    hint));
        }
        return Optional.ofNullable(words.get(field.text()));
    }

    private Field field(CsvLine line, String column) {
        return table.field(line, column);
    }
}
