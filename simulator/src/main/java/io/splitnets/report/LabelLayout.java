package io.splitnets.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds places for labels beside their points, so that no label covers another label, a kept-free area or the edge. */
public final class LabelLayout {
    private static final double HEIGHT = 1.25;
    private static final double[] DISTANCES = {10, 18, 30, 44, 60, 80, 104};
    private static final int DIRECTIONS = 16;

    private final Box area;
    private final double size;
    private final List<Box> taken = new ArrayList<>();

    /**
     * A rectangle.
     *
     * @param x left edge
     * @param y upper edge
     * @param width to the right
     * @param height downwards
     */
    public record Box(double x, double y, double width, double height) {
        /** Whether the two have more than an edge in common. */
        public boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        boolean holds(Box other) {
            return x <= other.x
                    && y <= other.y
                    && other.x + other.width <= x + width
                    && other.y + other.height <= y + height;
        }
    }

    /**
     * A layout without labels.
     *
     * @param area where labels may stand
     * @param size of the font, in pixels
     */
    public LabelLayout(Box area, double size) {
        this.area = area;
        this.size = size;
    }

    /** Keeps labels off the square of {@code radius} around a point. */
    public void keepFree(double x, double y, double radius) {
        taken.add(new Box(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /** Keeps labels off a rectangle. */
    public void keepFree(Box box) {
        taken.add(box);
    }

    /** The nearest free place for {@code text} beside a point, taken from now on; empty if there is none near. */
    public Optional<Box> place(String text, double x, double y) {
        return place(text, x, y, Double.POSITIVE_INFINITY);
    }

    /** The same, not farther than {@code farthest} pixels from the point. */
    public Optional<Box> place(String text, double x, double y, double farthest) {
        double width = TextWidth.of(text, size);
        double height = HEIGHT * size;
        for (double distance : DISTANCES) {
            if (distance > farthest) {
                break;
            }
            for (int i = 0; i < DIRECTIONS; i++) {
                // From the right upwards and downwards in turn, since a label on the right reads best.
                double angle = (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * 2 * Math.PI / DIRECTIONS;
                double dx = StrictMath.cos(angle);
                double centreX = x + dx * (distance + width / 2);
                double centreY = y - StrictMath.sin(angle) * (distance + height / 2);
                Box box = new Box(centreX - width / 2, centreY - height / 2, width, height);
                if (area.holds(box) && taken.stream().noneMatch(box::overlaps)) {
                    taken.add(box);
                    return Optional.of(box);
                }
            }
        }
        return Optional.empty();
    }
}
