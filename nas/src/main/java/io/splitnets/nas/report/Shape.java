package io.splitnets.nas.report;

import static io.splitnets.report.Markup.coordinate;

import io.splitnets.report.Markup;

/** Marks that are told apart by their form, not by colour alone. */
@SuppressWarnings("ImmutableEnumChecker") // the corners are never handed out
enum Shape {
    /** A square on its side. */
    SQUARE(new double[][] {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}),
    /** A square on its corner. */
    DIAMOND(new double[][] {{0, -1.4}, {1.4, 0}, {0, 1.4}, {-1.4, 0}}),
    /** A triangle that points up. */
    UP(new double[][] {{0, -1.3}, {1.25, 1}, {-1.25, 1}}),
    /** A triangle that points down. */
    DOWN(new double[][] {{0, 1.3}, {1.25, -1}, {-1.25, -1}}),
    /** A triangle that points to the left. */
    LEFT(new double[][] {{-1.3, 0}, {1, -1.25}, {1, 1.25}}),
    /** A triangle that points to the right. */
    RIGHT(new double[][] {{1.3, 0}, {-1, -1.25}, {-1, 1.25}});

    private final double[][] corners;

    Shape(double[][] corners) {
        this.corners = corners;
    }

    /** The mark around a point. */
    Markup at(double x, double y, double radius, String classes) {
        return Markup.of("path").with("d", path(x, y, radius)).with("class", classes);
    }

    /** Its outline around a point, to be joined with others. */
    String path(double x, double y, double radius) {
        StringBuilder path = new StringBuilder();
        for (double[] corner : corners) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(coordinate(x + radius * corner[0]))
                    .append(' ')
                    .append(coordinate(y + radius * corner[1]));
        }
        return path.append('Z').toString();
    }

    /** A circle around a point. */
    static Markup circle(double x, double y, double radius, String classes) {
        return Markup.of("circle").with("cx", x).with("cy", y).with("r", radius).with("class", classes);
    }

    /** The outline of a circle, to be joined with others. */
    static String circlePath(double x, double y, double radius) {
        String r = coordinate(radius);
        String across = coordinate(2 * radius);
        return "M" + coordinate(x - radius) + " " + coordinate(y) + "a" + r + " " + r + " 0 1 0 " + across + " 0a" + r
                + " " + r + " 0 1 0-" + across + " 0";
    }
}
