package io.splitnets.report;

import java.util.ArrayList;
import java.util.List;

/** A table of a page. Columns whose name begins with {@value #NUMERIC} hold figures, which are set flush right,
 * with their interval {@code [low, high]} below. */
public final class HtmlTable {
    /** Put in front of the name of a column of figures; not shown. */
    public static final String NUMERIC = "#";

    private final List<Boolean> numeric = new ArrayList<>();
    private final Markup body = Markup.of("tbody");
    private final Markup table;

    /** A table without rows. */
    public HtmlTable(String caption, List<String> columns) {
        Markup head = Markup.of("tr");
        for (String column : columns) {
            boolean figures = column.startsWith(NUMERIC);
            numeric.add(figures);
            Markup cell = Markup.of("th", figures ? column.substring(NUMERIC.length()) : column)
                    .with("scope", "col");
            head.add(figures ? cell.with("class", "n") : cell);
        }
        table = Markup.of("table")
                .add(Markup.of("caption", caption))
                .add(Markup.of("thead").add(head))
                .add(body);
    }

    /** Adds a row with a text per column. */
    public HtmlTable row(List<String> cells) {
        return row(cells, "");
    }

    /** Adds a row with a text per column and a class. */
    public HtmlTable row(List<String> cells, String rowClass) {
        Markup row = Markup.of("tr");
        if (!rowClass.isEmpty()) {
            row.with("class", rowClass);
        }
        for (int i = 0; i < cells.size(); i++) {
            row.add(numeric.get(i) ? figure(cells.get(i)) : Markup.of("td", cells.get(i)));
        }
        body.add(row);
        return this;
    }

    /** A figure with its interval, if it has one, in a line of its own. */
    private static Markup figure(String text) {
        int interval = text.indexOf(" [");
        Markup cell = Markup.of("td", interval < 0 ? text : text.substring(0, interval + 1))
                .with("class", "n");
        return interval < 0 ? cell : cell.add(Markup.of("span", text.substring(interval + 1)));
    }

    /** The table, in a box that scrolls when it is too wide. */
    public Markup markup() {
        return Markup.of("div").with("class", "scroll").add(table);
    }

    /** The table, folded away under {@code summary}. */
    public Markup folded(String summary) {
        return Markup.of("details").add(Markup.of("summary", summary)).add(markup());
    }
}
