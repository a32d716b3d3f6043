package io.splitnets.report;

import java.util.List;

/**
 * A drawing in SVG: a title for those who cannot see it, a plot area with axes, and whatever is added. Colours come from
 * the classes of {@link HtmlPage}, so that they follow the reader's light or dark page.
 */
public final class Chart {
    private static final double FONT = 12;
    private static final double TICK = 4;

    private final Markup svg;
    private final LabelLayout.Box plot;

    /**
     * An empty drawing.
     *
     * @param title what it shows, one sentence
     * @param width of the drawing, px
     * @param height of the drawing, px
     * @param plot the area inside the axes
     */
    public Chart(String title, double width, double height, LabelLayout.Box plot) {
        this.plot = plot;
        this.svg = Markup.of("svg")
                .with("viewBox", "0 0 " + Markup.coordinate(width) + " " + Markup.coordinate(height))
                .with("role", "img")
                .with("aria-label", title)
                .add(Markup.of("title", title));
    }

    /** The area inside the axes. */
    public LabelLayout.Box plot() {
        return plot;
    }

    /** Adds a mark on top of those before it. */
    public Chart add(Markup mark) {
        svg.add(mark);
        return this;
    }

    /** Draws the horizontal axis below the plot, with grid lines. */
    public Chart horizontalAxis(Scale scale, int ticks, String label) {
        double bottom = plot.y() + plot.height();
        for (Scale.Tick tick : scale.ticks(ticks)) {
            add(line(tick.at(), plot.y(), tick.at(), bottom, "grid"));
            add(line(tick.at(), bottom, tick.at(), bottom + TICK, "axis"));
            add(text(tick.at(), bottom + TICK + FONT, tick.label(), "tick middle"));
        }
        add(line(plot.x(), bottom, plot.x() + plot.width(), bottom, "axis"));
        return add(text(plot.x() + plot.width() / 2, bottom + TICK + 2.6 * FONT, label, "label middle"));
    }

    /** Draws the vertical axis left of the plot, with grid lines; its label stands above it. */
    public Chart verticalAxis(Scale scale, int ticks, String label) {
        for (Scale.Tick tick : scale.ticks(ticks)) {
            add(line(plot.x(), tick.at(), plot.x() + plot.width(), tick.at(), "grid"));
            add(line(plot.x() - TICK, tick.at(), plot.x(), tick.at(), "axis"));
            add(text(plot.x() - TICK - 3, tick.at() + FONT / 3, tick.label(), "tick end"));
        }
        add(line(plot.x(), plot.y(), plot.x(), plot.y() + plot.height(), "axis"));
        return add(text(2, plot.y() - FONT, label, "label"));
    }

    /** The drawing as an element of a page. */
    public Markup markup() {
        return svg;
    }

    /** A straight line. */
    public static Markup line(double x1, double y1, double x2, double y2, String classes) {
        return Markup.of("line")
                .with("x1", x1)
                .with("y1", y1)
                .with("x2", x2)
                .with("y2", y2)
                .with("class", classes);
    }

    /** A text that begins at x, or is centred on it or ends there with the class {@code middle} or {@code end}. */
    public static Markup text(double x, double y, String text, String classes) {
        return Markup.of("text", text).with("x", x).with("y", y).with("class", classes);
    }

    /** A rectangle. */
    public static Markup rectangle(LabelLayout.Box box, String classes) {
        return Markup.of("rect")
                .with("x", box.x())
                .with("y", box.y())
                .with("width", box.width())
                .with("height", box.height())
                .with("class", classes);
    }

    /** A line through points, in steps. */
    public static Markup steps(List<double[]> points, String classes) {
        StringBuilder path = new StringBuilder();
        for (double[] point : points) {
            path.append(path.isEmpty() ? "M" : "H").append(Markup.coordinate(point[0]));
            path.append(path.indexOf("H") < 0 ? " " : "V").append(Markup.coordinate(point[1]));
        }
        return Markup.of("path").with("d", path.toString()).with("class", classes);
    }

    /** A mark that tells what it is when pointed at. */
    public static Markup explained(Markup mark, String explanation) {
        return mark.add(Markup.of("title", explanation));
    }
}
