package io.splitnets.report;

import io.splitnets.input.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Writes tables as comma-separated values (RFC 4180, lines ended by a line feed). A text that a spreadsheet would run
 * as a formula gets an apostrophe in front.
 */
public final class CsvText {
    private final StringBuilder out = new StringBuilder();
    private final List<String> row = new ArrayList<>();

    /** Starts a table without a header, or goes on with one. */
    CsvText() {}

    /** Starts a table with its header. */
    public CsvText(List<String> header) {
        header.forEach(this::cell);
        end();
    }

    /** Adds a text to the row. */
    public CsvText cell(String text) {
        String safe = startsFormula(text) ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                || !safe.equals(safe.strip());
        row.add(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
        return this;
    }

    /** Adds a number to the row, in the fewest digits that read back to it; empty if it is not finite. */
    public CsvText cell(double value) {
        row.add(Double.isFinite(value) ? JsonText.number(value) : "");
        return this;
    }

    /** Adds a number to the row. */
    public CsvText cell(long value) {
        row.add(Long.toString(value));
        return this;
    }

    /** Adds a number to the row, or nothing. */
    public CsvText cell(OptionalDouble value) {
        return value.isPresent() ? cell(value.getAsDouble()) : cell("");
    }

    /** Adds {@code true} or {@code false} to the row. */
    public CsvText cell(boolean value) {
        row.add(Boolean.toString(value));
        return this;
    }

    /** Ends the row. */
    public CsvText end() {
        out.append(String.join(",", row)).append('\n');
        row.clear();
        return this;
    }

    /** The table so far. */
    @Override
    public String toString() {
        return out.toString();
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    }
}
