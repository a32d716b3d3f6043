package io.splitnets.cli;

/** Cells of a CSV table (RFC 4180); a text that a spreadsheet would take for a formula gets an apostrophe in front. */
final class CsvText {
    private CsvText() {}

    static String cell(Object value) {
        String text = String.valueOf(value);
        if (value instanceof String && !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean quote = text.contains(",") || text.contains("\"") || text.contains("\n") || text.contains("\r");
        return quote ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
