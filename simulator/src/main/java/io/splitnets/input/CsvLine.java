package io.splitnets.input;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one line of comma-separated text with their places. A field may stand in double quotes, with quotes
 * doubled inside (RFC 4180), but not reach over the end of the line.
 *
 * @param fields in order
 */
public record CsvLine(List<Field> fields) {
    /**
     * A field.
     *
     * @param at where it begins
     * @param text without quotes and without blanks around it
     */
    public record Field(Location at, String text) {}

    /**
     * Splits {@code line}, which stands at {@code number} in {@code file}.
     *
     * @throws InputException at a quote that is not closed
     */
    public static CsvLine split(String file, int number, String line) {
        List<Field> fields = new ArrayList<>();
        int from = 0;
        while (from <= line.length()) {
            int start = skipBlanks(line, from);
            Location at = new Location(file, number, line.codePointCount(0, start) + 1);
            boolean inQuotes = start < line.length() && line.charAt(start) == '"';
            int end = inQuotes ? quotedEnd(line, start, at) : plainEnd(line, start);
            String text = line.substring(start, end);
            fields.add(new Field(
                    at, inQuotes ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text.strip()));
            int comma = skipBlanks(line, end);
            if (comma < line.length() && line.charAt(comma) != ',') {
                throw refusal(at, line.substring(start), "expected a comma behind the closing quote");
            }
            from = comma + 1;
        }
        return new CsvLine(List.copyOf(fields));
    }

    private static int skipBlanks(String line, int from) {
        int i = from;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static int plainEnd(String line, int start) {
        int comma = line.indexOf(',', start);
        return comma < 0 ? line.length() : comma;
    }

    private static int quotedEnd(String line, int start, Location at) {
        int quote = line.indexOf('"', start + 1);
        while (quote >= 0 && quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
            quote = line.indexOf('"', quote + 2);
        }
        if (quote < 0) {
            throw refusal(at, line.substring(start), "expected a closing quote on the same line");
        }
        return quote + 1;
    }

    private static InputException refusal(Location at, String value, String expected) {
        return new InputException(new Problem(at, "", value, expected, ""));
    }
}
