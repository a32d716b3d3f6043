package io.splitnets.nas.report;

import io.splitnets.report.Chart;
import io.splitnets.report.LabelLayout.Box;
import io.splitnets.report.Markup;
import io.splitnets.report.TextWidth;
import java.util.ArrayList;
import java.util.List;

/** The key of a chart: marks with words, in as many lines as they need. */
final class Legend {
    static final double LINE = 20;
    private static final double FONT = 12;
    private static final double MARK = 12;
    private static final double GAP = 18;

    private final List<Entry> entries = new ArrayList<>();

    /** Draws a mark around a point. */
    @FunctionalInterface
    interface Mark {
        Markup at(double x, double y);
    }

    private record Entry(Mark mark, String text) {}

    Legend add(Mark mark, String text) {
        entries.add(new Entry(mark, text));
        return this;
    }

    /** Adds a coloured square. */
    Legend colour(String classes, String text) {
        return add((x, y) -> Chart.rectangle(new Box(x - 5, y - 5, 10, 10), classes), text);
    }

    /** Height that {@link #draw} takes within {@code width}. */
    double height(double width) {
        return LINE * (lines(width) + 1);
    }

    private int lines(double width) {
        int line = 0;
        double at = 0;
        for (Entry entry : entries) {
            double length = length(entry);
            if (at > 0 && at + length > width) {
                line++;
                at = 0;
            }
            at += length + GAP;
        }
        return line;
    }

    /** Draws the key with its upper left corner at a point. */
    void draw(Chart chart, double x, double y, double width) {
        double line = y + LINE / 2;
        double at = 0;
        for (Entry entry : entries) {
            double length = length(entry);
            if (at > 0 && at + length > width) {
                line += LINE;
                at = 0;
            }
            chart.add(entry.mark().at(x + at + MARK / 2, line));
            chart.add(Chart.text(x + at + MARK + 5, line + FONT / 3, entry.text(), "label"));
            at += length + GAP;
        }
    }

    private static double length(Entry entry) {
        return MARK + 5 + TextWidth.of(entry.text(), FONT);
    }
}
