package io.splitnets.network;

import io.splitnets.input.CsvLine;
import io.splitnets.input.CsvLine.Field;
import io.splitnets.input.CsvTable;
import io.splitnets.input.InputException;
import io.splitnets.input.SourceText;
import io.splitnets.network.Layer.Padding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a {@link LayerTable} from CSV. The header names the columns layer, op, H, W, C, K, R, S, stride, pt, pb, pl, pr,
 * groups in any order; Ho, Wo, macs, weights, ifmap, ofmap may be there too and must then agree with the sizes. Empty
 * lines are skipped. All problems of a file are reported together, up to a hundred.
 */
public final class LayerTableReader {
    private static final int LARGEST_SIZE = 10_000_000;
    private static final int LONGEST_NAME = 200;
    private static final CsvTable.Columns COLUMNS = new CsvTable.Columns(
            Stream.concat(LayerTable.COLUMNS.stream(), LayerTable.DERIVED.stream())
                    .toList(),
            LayerTable.COLUMNS,
            Map.of());

    private final String file;
    private final CsvTable table;
    private final Set<String> names = new HashSet<>();

    private LayerTableReader(String file, String text) {
        this.file = file;
        this.table = CsvTable.of(file, text, COLUMNS);
    }

    /**
     * Reads a file; the table is named after it.
     *
     * @throws InputException with the place of everything that is wrong
     */
    public static LayerTable read(Path path) {
        return parse(path.toString(), SourceText.of(path));
    }

    /**
     * Reads {@code text} as the content of a file of that name.
     *
     * @throws InputException with the place of everything that is wrong
     */
    public static LayerTable parse(String file, String text) {
        return new LayerTableReader(file, SourceText.of(file, text)).table();
    }

    private LayerTable table() {
        List<LayerRow> rows = new ArrayList<>();
        table.forEach(line -> line(line).ifPresent(rows::add));
        if (rows.isEmpty() && table.problems() == 0) {
            table.add(table.end(), "", "the table has no layers");
        }
        table.check();
        String name = String.valueOf(Path.of(file).getFileName()).replaceFirst("\\.csv$", "");
        return new LayerTable(name, rows);
    }

    private Optional<LayerRow> line(CsvLine line) {
        int before = table.problems();
        Optional<LayerRow> row = row(line, before);
        row.ifPresent(read -> agree(line, read));
        return table.problems() == before ? row : Optional.empty();
    }

    private Optional<LayerRow> row(CsvLine line, int before) {
        String name = name(line);
        Optional<LayerRow.Op> op = op(field(line, "op"));
        Padding padding =
                new Padding(number(line, "pt", 0), number(line, "pb", 0), number(line, "pl", 0), number(line, "pr", 0));
        int height = number(line, "H", 1);
        int width = number(line, "W", 1);
        int channels = number(line, "C", 1);
        int outputs = number(line, "K", 1);
        int kernelHeight = number(line, "R", 1);
        int kernelWidth = number(line, "S", 1);
        int stride = number(line, "stride", 1);
        int groups = number(line, "groups", 1);
        if (table.problems() > before || op.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LayerRow(
                    name,
                    op.get(),
                    height,
                    width,
                    channels,
                    outputs,
                    kernelHeight,
                    kernelWidth,
                    stride,
                    padding,
                    groups));
        } catch (ShapeException e) {
            table.add(field(line, "layer"), e.getMessage() == null ? "" : e.getMessage());
            return Optional.empty();
        }
    }

    /** Compares the derived columns that are there. */
    private void agree(CsvLine line, LayerRow row) {
        List<Long> expected = LayerTable.derived(row.workload());
        for (int i = 0; i < expected.size(); i++) {
            String column = LayerTable.DERIVED.get(i);
            if (table.has(column)) {
                Field field = field(line, column);
                if (!field.text().equals(expected.get(i).toString())) {
                    table.add(field, column + " does not agree with the sizes, which give " + expected.get(i));
                }
            }
        }
    }

    private String name(CsvLine line) {
        Field field = field(line, "layer");
        if (field.text().isBlank() || field.text().length() > LONGEST_NAME) {
            table.add(field, "expected a layer name of 1 to " + LONGEST_NAME + " characters");
        } else if (!names.add(field.text())) {
            table.add(field, "another layer has this name");
        }
        return field.text();
    }

    private Optional<LayerRow.Op> op(Field field) {
        for (LayerRow.Op op : LayerRow.Op.values()) {
            if (op.name().equals(field.text())) {
                return Optional.of(op);
            }
        }
        table.add(field, "expected CONV, DWCONV or FC; layers that do not multiply are left out");
        return Optional.empty();
    }

    private int number(CsvLine line, String column, int least) {
        Field field = field(line, column);
        boolean digits = field.text().matches("[0-9]{1,8}");
        int value = digits ? Integer.parseInt(field.text()) : -1;
        if (value < least || value > LARGEST_SIZE) {
            table.add(field, column + ": expected a whole number from " + least + " to " + LARGEST_SIZE);
            return least;
        }
        return value;
    }

    private Field field(CsvLine line, String column) {
        return table.field(line, column);
    }
}
