package io.splitnets.validation;

import io.splitnets.input.CsvLine;
import io.splitnets.input.CsvLine.Field;
import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import io.splitnets.input.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Published figures from a CSV file with a header. Columns that nobody asks for are not looked at.
 *
 * @param rows in order
 */
record ReferenceTable(List<Row> rows) {
    /** Reads {@code file}; empty lines are skipped. */
    static ReferenceTable read(Path file) {
        List<String> lines = SourceText.of(file).lines().toList();
        if (lines.isEmpty()) {
            throw problem(new Location(file.toString(), 1, 1), "", "the file is empty; expected a header");
        }
        List<String> header = CsvLine.split(file.toString(), 1, lines.get(0)).fields().stream()
                .map(Field::text)
                .toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(header, CsvLine.split(file.toString(), i + 1, lines.get(i)), i + 1, file));
            }
        }
        return new ReferenceTable(List.copyOf(rows));
    }

    private static Row row(List<String> header, CsvLine line, int number, Path file) {
        if (line.fields().size() != header.size()) {
            throw problem(
                    new Location(file.toString(), number, 1),
                    "",
                    "expected " + header.size() + " fields as in the header, found "
                            + line.fields().size());
        }
        return new Row(header, line.fields());
    }

    private static InputException problem(Location at, String value, String expected) {
        return new InputException(new Problem(at, "", value, expected, ""));
    }

    /**
     * A row.
     *
     * @param header names of the columns
     * @param fields as many
     */
    record Row(List<String> header, List<Field> fields) {
        /** What {@code model} says of this row; sizes that it refuses are an error of the table. */
        <T> T map(Function<Row, T> model) {
            try {
                return model.apply(this);
            } catch (IllegalArgumentException e) {
                throw problem(
                        fields.get(0).at(), fields.get(0).text(), "the model refuses this row: " + e.getMessage());
            }
        }

        String text(String column) {
            return field(column).text();
        }

        double number(String column) {
            Field field = field(column);
            try {
                return Double.parseDouble(field.text());
            } catch (NumberFormatException e) {
                throw problem(field.at(), field.text(), column + ": expected a number");
            }
        }

        int whole(String column) {
            Field field = field(column);
            if (!field.text().matches("[0-9]{1,9}")) {
                throw problem(field.at(), field.text(), column + ": expected a whole number");
            }
            return Integer.parseInt(field.text());
        }

        private Field field(String column) {
            int index = header.indexOf(column);
            if (index < 0) {
                Location at = fields.get(0).at();
                throw problem(new Location(at.file(), 1, 1), "", "missing column: " + column);
            }
            return fields.get(index);
        }
    }
}
