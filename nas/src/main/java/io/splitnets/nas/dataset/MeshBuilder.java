package io.splitnets.nas.dataset;

import java.util.Arrays;
import org.ejml.data.DMatrix4;
import org.ejml.data.DMatrix4x4;
import org.ejml.dense.fixed.CommonOps_DDF4;

/** Puts solids together into a mesh. Everything is placed by the current map and painted in the current colour. */
final class MeshBuilder {
    private static final int SEGMENTS = 14;
    private static final int[] BOX_FACES = {0, 1, 3, 2, 4, 6, 7, 5, 0, 4, 5, 1, 2, 3, 7, 6, 0, 2, 6, 4, 1, 5, 7, 3};

    private double[] points = new double[768];
    private int[] corners = new int[1536];
    private int[] colours = new int[512];
    private int pointCount;
    private int triangleCount;
    private int colour = 0x808080;
    private DMatrix4x4 map = Transforms.identity();

    MeshBuilder paint(int rgb) {
        colour = rgb;
        return this;
    }

    /** Places what follows by {@code newMap}, instead of the map so far. */
    MeshBuilder place(DMatrix4x4 newMap) {
        map = newMap;
        return this;
    }

    /** A box with its lower face centred at (x, y, z): width along x, height along y, depth along z. */
    MeshBuilder box(double x, double y, double z, double width, double height, double depth) {
        int first = pointCount;
        for (int i = 0; i < 8; i++) {
            point(x + ((i & 1) - 0.5) * width, y + (i >> 1 & 1) * height, z + ((i >> 2) - 0.5) * depth);
        }
        for (int f = 0; f < BOX_FACES.length; f += 4) {
            quad(first + BOX_FACES[f], first + BOX_FACES[f + 1], first + BOX_FACES[f + 2], first + BOX_FACES[f + 3]);
        }
        return this;
    }

    /** A closed cylinder or frustum that stands at (x, y, z). */
    MeshBuilder frustum(double[] at, double bottomRadius, double topRadius, double height) {
        return lathe(at, new double[] {0, bottomRadius, topRadius, 0}, new double[] {0, 0, height, height});
    }

    /** A ball (or, with another height than twice the radius, a spheroid) whose lowest point is at (x, y, z). */
    MeshBuilder ball(double[] at, double radius, double height) {
        int rings = 7;
        double[] radii = new double[rings + 1];
        double[] heights = new double[rings + 1];
        for (int i = 0; i <= rings; i++) {
            double angle = 180.0 * i / rings;
            radii[i] = i == 0 || i == rings ? 0 : radius * Transforms.sin(angle);
            heights[i] = height * (1 - Transforms.cos(angle)) / 2;
        }
        return lathe(at, radii, heights);
    }

    /** The surface that a profile draws when it turns about the vertical through {@code at}; radius 0 is a tip. */
    MeshBuilder lathe(double[] at, double[] radii, double[] heights) {
        int first = pointCount;
        for (int ring = 0; ring < radii.length; ring++) {
            for (int s = 0; s < SEGMENTS; s++) {
                double angle = 360.0 * s / SEGMENTS;
                point(
                        at[0] + radii[ring] * Transforms.cos(angle),
                        at[1] + heights[ring],
                        at[2] + radii[ring] * Transforms.sin(angle));
            }
        }
        for (int ring = 0; ring + 1 < radii.length; ring++) {
            for (int s = 0; s < SEGMENTS; s++) {
                int a = first + ring * SEGMENTS + s;
                int b = first + ring * SEGMENTS + (s + 1) % SEGMENTS;
                band(a, b, radii[ring] == 0, radii[ring + 1] == 0);
            }
        }
        return this;
    }

    /** A bent square rod in the plane z = 0: an arc about (x, y) from one angle to another, in degrees from +x to +y. */
    MeshBuilder arc(double[] centre, double radius, double thickness, double from, double to) {
        int steps = 8;
        int first = pointCount;
        for (int i = 0; i <= steps; i++) {
            double angle = from + (to - from) * i / steps;
            for (int c = 0; c < 4; c++) {
                double r = radius + (c == 0 || c == 3 ? -thickness : thickness) / 2;
                double z = (c < 2 ? -thickness : thickness) / 2;
                point(centre[0] + r * Transforms.cos(angle), centre[1] + r * Transforms.sin(angle), z);
            }
        }
        for (int i = 0; i < steps; i++) {
            for (int c = 0; c < 4; c++) {
                int a = first + 4 * i + c;
                int b = first + 4 * i + (c + 1) % 4;
                quad(a, b, b + 4, a + 4);
            }
        }
        return this;
    }

    Mesh build() {
        return new Mesh(
                Arrays.copyOf(points, 3 * pointCount),
                Arrays.copyOf(corners, 3 * triangleCount),
                Arrays.copyOf(colours, triangleCount));
    }

    private void band(int a, int b, boolean lowerTip, boolean upperTip) {
        if (!lowerTip) {
            triangle(a, b, b + SEGMENTS);
        }
        if (!upperTip) {
            triangle(a, b + SEGMENTS, a + SEGMENTS);
        }
    }

    private void quad(int a, int b, int c, int d) {
        triangle(a, b, c);
        triangle(a, c, d);
    }

    private void triangle(int a, int b, int c) {
        if (triangleCount == colours.length) {
            colours = Arrays.copyOf(colours, 2 * colours.length);
            corners = Arrays.copyOf(corners, 3 * colours.length);
        }
        corners[3 * triangleCount] = a;
        corners[3 * triangleCount + 1] = b;
        corners[3 * triangleCount + 2] = c;
        colours[triangleCount++] = colour;
    }

    private void point(double x, double y, double z) {
        if (3 * pointCount + 3 > points.length) {
            points = Arrays.copyOf(points, 2 * points.length);
        }
        DMatrix4 mapped = new DMatrix4();
        CommonOps_DDF4.mult(map, new DMatrix4(x, y, z, 1), mapped);
        points[3 * pointCount] = mapped.a1;
        points[3 * pointCount + 1] = mapped.a2;
        points[3 * pointCount++ + 2] = mapped.a3;
    }
}
