package io.splitnets.input;

import io.splitnets.input.CsvLine.Field;
import io.splitnets.units.Similarity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Comma-separated text whose first line names the columns, in any order. Problems of all lines are collected, up to a
 * hundred; empty lines are skipped. Not safe for use by several threads.
 */
public final class CsvTable {
    private static final int MOST_PROBLEMS = 100;

    private final String file;
    private final List<String> lines;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int width;
    private int headerAt;

    private CsvTable(String file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * What a table may have.
     *
     * @param known names of columns
     * @param required those of them that have to be there
     * @param synonyms other names for known columns
     */
    public record Columns(List<String> known, List<String> required, Map<String, String> synonyms) {
        /** Copies the collections. */
        public Columns {
            known = List.copyOf(known);
            required = List.copyOf(required);
            synonyms = Map.copyOf(synonyms);
        }
    }

    /**
     * The table {@code text} of the file {@code file}, of which the header is read.
     *
     * @throws InputException if there is no header, or with everything that is wrong with it
     */
    public static CsvTable of(String file, String text, Columns columns) {
        List<String> lines = text.lines().toList();
        return new CsvTable(file, lines).from(0, columns);
    }

    /**
     * The same, where lines that start with {@code #} may stand above the header.
     *
     * @throws InputException if there is no header, or with everything that is wrong with it
     */
    public static CsvTable commented(String file, String text, Columns columns) {
        List<String> lines = text.lines().toList();
        int comments = 0;
        while (comments < lines.size() && lines.get(comments).startsWith("#")) {
            comments++;
        }
        return new CsvTable(file, lines).from(comments, columns);
    }

    private CsvTable from(int line, Columns columns) {
        headerAt = line;
        if (line >= lines.size()) {
            add(new Location(file, line + 1, 1), "", "the file is empty; expected a header");
        } else {
            header(CsvLine.split(file, line + 1, lines.get(line)), columns);
        }
        check();
        return this;
    }

    /** The lines above the header, without their {@code #} and the blanks around. */
    public List<CsvLine.Field> comments() {
        List<CsvLine.Field> comments = new ArrayList<>();
        for (int i = 0; i < headerAt; i++) {
            String text = lines.get(i).substring(1);
            int start = text.length() - text.stripLeading().length();
            comments.add(new CsvLine.Field(
                    new Location(file, i + 1, lines.get(i).codePointCount(0, start + 1) + 1), text.strip()));
        }
        return List.copyOf(comments);
    }

    private void header(CsvLine line, Columns expected) {
        for (Field field : line.fields()) {
            String column = expected.synonyms().getOrDefault(field.text(), field.text());
            if (!expected.known().contains(column)) {
                String hint = Similarity.nearest(field.text(), expected.known())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("");
                problems.add(new Problem(field.at(), "", field.text(), "unknown column", hint));
            } else if (columns.putIfAbsent(column, columns.size()) != null) {
                add(field, "this column is there twice");
            }
        }
        List<String> missing = expected.required().stream()
                .filter(column -> !columns.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            String word = missing.size() == 1 ? "missing column: " : "missing columns: ";
            add(start(), "", word + String.join(", ", missing));
        }
        width = line.fields().size();
    }

    /** Gives each line with as many fields as the header to {@code reader}, until there are too many problems. */
    public void forEach(Consumer<CsvLine> reader) {
        for (int i = headerAt + 1; i < lines.size() && problems.size() < MOST_PROBLEMS; i++) {
            if (!lines.get(i).isBlank()) {
                line(i + 1, lines.get(i)).ifPresent(reader);
            }
        }
    }

    private Optional<CsvLine> line(int number, String text) {
        try {
            CsvLine line = CsvLine.split(file, number, text);
            if (line.fields().size() == width) {
                return Optional.of(line);
            }
            int found = line.fields().size();
            add(new Location(file, number, 1), "", "expected " + width + " fields as in the header, found " + found);
        } catch (InputException e) {
            problems.addAll(e.problems());
        }
        return Optional.empty();
    }

    /** Whether the table has {@code column}. */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /**
     * The field of {@code column} in {@code line}.
     *
     * @throws IllegalArgumentException if the table does not have it
     */
    public Field field(CsvLine line, String column) {
        Integer index = columns.get(column);
        if (index == null) {
            throw new IllegalArgumentException("the table has no column " + column);
        }
        return line.fields().get(index);
    }

    /** Where the header begins. */
    public Location start() {
        return new Location(file, headerAt + 1, 1);
    }

    /** Where the text ends. */
    public Location end() {
        return new Location(file, lines.size(), 1);
    }

    /** Notes a problem of a field. */
    public void add(Field field, String expected) {
        add(field.at(), field.text(), expected);
    }

    /** Notes a problem at a place. */
    public void add(Location at, String value, String expected) {
        add(new Problem(at, "", value, expected, ""));
    }

    /** Notes a problem. */
    public void add(Problem problem) {
        problems.add(problem);
    }

    /** How many problems there are so far. */
    public int problems() {
        return problems.size();
    }

    /**
     * Nothing if all is well.
     *
     * @throws InputException with all problems
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }
}
