package io.splitnets.network;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import io.splitnets.input.SourceText;
import io.splitnets.network.CsvLine.Field;
import io.splitnets.network.Layer.Padding;
import io.splitnets.units.Similarity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a {@link LayerTable} from CSV. The header names the columns layer, op, H, W, C, K, R, S, stride, pt, pb, pl, pr,
 * groups in any order; Ho, Wo, macs, weights, ifmap, ofmap may be there too and must then agree with the sizes. Empty
 * lines are skipped. All problems of a file are reported together, up to a hundred.
 */
public final class LayerTableReader {
    private static final int MOST_PROBLEMS = 100;
    private static final int LARGEST_SIZE = 10_000_000;
    private static final int LONGEST_NAME = 200;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private int fieldsPerLine;

    private LayerTableReader(String file) {
        this.file = file;
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
        return new LayerTableReader(file).table(SourceText.of(file, text));
    }

    private LayerTable table(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            throw new InputException(problem(new Location(file, 1, 1), "", "the file is empty; expected a header"));
        }
        header(CsvLine.split(file, 1, lines.get(0)));
        check();
        List<LayerRow> rows = new ArrayList<>();
        for (int i = 1; i < lines.size() && problems.size() < MOST_PROBLEMS; i++) {
            if (!lines.get(i).isBlank()) {
                line(i + 1, lines.get(i)).ifPresent(rows::add);
            }
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            problems.add(problem(new Location(file, lines.size(), 1), "", "the table has no layers"));
        }
        check();
        String name = String.valueOf(Path.of(file).getFileName()).replaceFirst("\\.csv$", "");
        return new LayerTable(name, rows);
    }

    private void check() {
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private void header(CsvLine line) {
        List<String> known = new ArrayList<>(LayerTable.COLUMNS);
        known.addAll(LayerTable.DERIVED);
        for (Field field : line.fields()) {
            if (!known.contains(field.text())) {
                String hint = Similarity.nearest(field.text(), known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("");
                problems.add(new Problem(field.at(), "", field.text(), "unknown column", hint));
            } else if (columns.putIfAbsent(field.text(), columns.size()) != null) {
                problems.add(problem(field, "this column is there twice"));
            }
        }
        List<String> missing = LayerTable.COLUMNS.stream()
                .filter(column -> !columns.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            problems.add(problem(new Location(file, 1, 1), "", "missing columns: " + String.join(", ", missing)));
        }
        fieldsPerLine = line.fields().size();
    }

    private Optional<LayerRow> line(int number, String text) {
        CsvLine line;
        try {
            line = CsvLine.split(file, number, text);
        } catch (InputException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
        if (line.fields().size() != fieldsPerLine) {
            problems.add(problem(
                    new Location(file, number, 1),
                    "",
                    "expected " + fieldsPerLine + " fields as in the header, found "
                            + line.fields().size()));
            return Optional.empty();
        }
        int before = problems.size();
        Optional<LayerRow> row = row(line, before);
        row.ifPresent(read -> agree(line, read));
        return problems.size() == before ? row : Optional.empty();
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
        if (problems.size() > before || op.isEmpty()) {
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
            problems.add(problem(field(line, "layer"), e.getMessage() == null ? "" : e.getMessage()));
            return Optional.empty();
        }
    }

    /** Compares the derived columns that are there. */
    private void agree(CsvLine line, LayerRow row) {
        List<Long> expected = LayerTable.derived(row.workload());
        for (int i = 0; i < expected.size(); i++) {
            String column = LayerTable.DERIVED.get(i);
            if (columns.containsKey(column)) {
                Field field = field(line, column);
                if (!field.text().equals(expected.get(i).toString())) {
                    problems.add(
                            problem(field, column + " does not agree with the sizes, which give " + expected.get(i)));
                }
            }
        }
    }

    private String name(CsvLine line) {
        Field field = field(line, "layer");
        if (field.text().isBlank() || field.text().length() > LONGEST_NAME) {
            problems.add(problem(field, "expected a layer name of 1 to " + LONGEST_NAME + " characters"));
        } else if (!names.add(field.text())) {
            problems.add(problem(field, "another layer has this name"));
        }
        return field.text();
    }

    private Optional<LayerRow.Op> op(Field field) {
        for (LayerRow.Op op : LayerRow.Op.values()) {
            if (op.name().equals(field.text())) {
                return Optional.of(op);
            }
        }
        problems.add(problem(field, "expected CONV, DWCONV or FC; layers that do not multiply are left out"));
        return Optional.empty();
    }

    private int number(CsvLine line, String column, int least) {
        Field field = field(line, column);
        boolean digits = field.text().matches("[0-9]{1,8}");
        int value = digits ? Integer.parseInt(field.text()) : -1;
        if (value < least || value > LARGEST_SIZE) {
            problems.add(problem(field, column + ": expected a whole number from " + least + " to " + LARGEST_SIZE));
            return least;
        }
        return value;
    }

    private Field field(CsvLine line, String column) {
        Integer index = columns.get(column);
        if (index == null) {
            throw new IllegalStateException("the header was accepted without " + column);
        }
        return line.fields().get(index);
    }

    private static Problem problem(Field field, String expected) {
        return problem(field.at(), field.text(), expected);
    }

    private static Problem problem(Location at, String value, String expected) {
        return new Problem(at, "", value, expected, "");
    }
}
