package io.splitnets.nas.dataset;

import java.util.Arrays;
import org.ejml.data.DMatrix3;
import org.ejml.data.DMatrix4;
import org.ejml.data.DMatrix4x4;
import org.ejml.dense.fixed.CommonOps_DDF4;

/**
 * Draws meshes with a depth buffer: flat two-sided Lambert shading, 2x2 samples per pixel, white background. Points are
 * snapped to 1/256 of a sample, so that coverage is exact integer arithmetic and neighbours leave no gap. One instance
 * serves one thread and any number of pictures.
 */
final class Rasteriser {
    private static final int SAMPLES = 2;
    private static final int GRID = 256;
    private static final double NEAR = 0.05;
    private static final double AMBIENT = 0.35;
    private static final int WHITE = 0xffffff;
    /** The lamp is fixed to the camera, above its right shoulder. */
    private static final DMatrix3 LIGHT = Transforms.unit(0.45, 0.65, 0.6);

    private final int rows;
    private final int columns;
    private final double[] nearness;
    private final int[] colours;

    /** A canvas for pictures of {@code height} rows and {@code width} columns. */
    Rasteriser(int height, int width) {
        rows = SAMPLES * height;
        columns = SAMPLES * width;
        nearness = new double[rows * columns];
        colours = new int[rows * columns];
    }

    /**
     * Draws a picture of {@code mesh} into {@code out} at {@code offset}, in the order H, W, C.
     *
     * @param channels 1 (luma of ITU-R BT.601) or 3
     */
    void draw(Mesh mesh, Camera camera, byte[] out, int offset, int channels) {
        Arrays.fill(nearness, 0);
        Arrays.fill(colours, WHITE);
        double[] screen = project(mesh, camera.projection());
        DMatrix3 light = camera.toWorld(LIGHT);
        for (int t = 0; t < mesh.triangles(); t++) {
            int a = 3 * mesh.corners()[3 * t];
            int b = 3 * mesh.corners()[3 * t + 1];
            int c = 3 * mesh.corners()[3 * t + 2];
            if (screen[a + 2] > 0 && screen[b + 2] > 0 && screen[c + 2] > 0) {
                fill(screen, a, b, c, shade(mesh.colours()[t], brightness(mesh.points(), a, b, c, light)));
            }
        }
        resolve(out, offset, channels);
    }

    /** Per point: x and y on the grid of sample fractions, and 1/w, or 0 when the point is not before the camera. */
    private double[] project(Mesh mesh, DMatrix4x4 projection) {
        double[] points = mesh.points();
        double[] screen = new double[points.length];
        double half = Math.min(rows, columns) / 2.0;
        DMatrix4 from = new DMatrix4();
        DMatrix4 to = new DMatrix4();
        for (int i = 0; i < points.length; i += 3) {
            from.setTo(points[i], points[i + 1], points[i + 2], 1);
            CommonOps_DDF4.mult(projection, from, to);
            if (to.a4 > NEAR) {
                screen[i] = Math.rint((columns / 2.0 + half * to.a1 / to.a4) * GRID);
                screen[i + 1] = Math.rint((rows / 2.0 - half * to.a2 / to.a4) * GRID);
                screen[i + 2] = 1 / to.a4;
            }
        }
        return screen;
    }

    private static double brightness(double[] p, int a, int b, int c, DMatrix3 light) {
        double ux = p[b] - p[a];
        double uy = p[b + 1] - p[a + 1];
        double uz = p[b + 2] - p[a + 2];
        double vx = p[c] - p[a];
        double vy = p[c + 1] - p[a + 1];
        double vz = p[c + 2] - p[a + 2];
        double nx = uy * vz - uz * vy;
        double ny = uz * vx - ux * vz;
        double nz = ux * vy - uy * vx;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        double lambert = length == 0 ? 0 : Math.abs(nx * light.a1 + ny * light.a2 + nz * light.a3) / length;
        return AMBIENT + (1 - AMBIENT) * lambert;
    }

    private static int shade(int rgb, double brightness) {
        int red = (int) ((rgb >> 16 & 0xff) * brightness + 0.5);
        int green = (int) ((rgb >> 8 & 0xff) * brightness + 0.5);
        int blue = (int) ((rgb & 0xff) * brightness + 0.5);
        return red << 16 | green << 8 | blue;
    }

    private void fill(double[] screen, int a, int second, int third, int colour) {
        long area = edge(screen, a, second, (long) screen[third], (long) screen[third + 1]);
        if (area == 0) {
            return;
        }
        int b = area > 0 ? second : third;
        int c = area > 0 ? third : second;
        double scale = 1.0 / Math.abs(area);
        int top = first(Math.min(screen[a + 1], Math.min(screen[b + 1], screen[c + 1])));
        int bottom = last(Math.max(screen[a + 1], Math.max(screen[b + 1], screen[c + 1])), rows);
        int left = first(Math.min(screen[a], Math.min(screen[b], screen[c])));
        int right = last(Math.max(screen[a], Math.max(screen[b], screen[c])), columns);
        long stepA = GRID * (long) (screen[b + 1] - screen[c + 1]);
        long stepB = GRID * (long) (screen[c + 1] - screen[a + 1]);
        long stepC = GRID * (long) (screen[a + 1] - screen[b + 1]);
        for (int row = top; row <= bottom; row++) {
            long x = left * (long) GRID + GRID / 2;
            long y = row * (long) GRID + GRID / 2;
            long weightA = edge(screen, b, c, x, y);
            long weightB = edge(screen, c, a, x, y);
            long weightC = edge(screen, a, b, x, y);
            for (int column = left; column <= right; column++) {
                if ((weightA | weightB | weightC) >= 0) {
                    double near = (weightA * screen[a + 2] + weightB * screen[b + 2] + weightC * screen[c + 2]) * scale;
                    plot(row * columns + column, near, colour);
                }
                weightA += stepA;
                weightB += stepB;
                weightC += stepC;
            }
        }
    }

    private void plot(int sample, double near, int colour) {
        if (near > nearness[sample]) {
            nearness[sample] = near;
            colours[sample] = colour;
        }
    }

    /** Twice the area of the triangle (from, to, point); positive on one side of the line, exact. */
    private static long edge(double[] screen, int from, int to, long x, long y) {
        long fromX = (long) screen[from];
        long fromY = (long) screen[from + 1];
        return ((long) screen[to] - fromX) * (y - fromY) - ((long) screen[to + 1] - fromY) * (x - fromX);
    }

    private static int first(double low) {
        return (int) Math.max(0, Math.ceil((low - GRID / 2.0) / GRID));
    }

    private static int last(double high, int limit) {
        return (int) Math.min(limit - 1.0, Math.floor((high - GRID / 2.0) / GRID));
    }

    private void resolve(byte[] out, int offset, int channels) {
        int at = offset;
        for (int row = 0; row < rows; row += SAMPLES) {
            for (int column = 0; column < columns; column += SAMPLES) {
                int i = row * columns + column;
                int red = mean(i, 16);
                int green = mean(i, 8);
                int blue = mean(i, 0);
                if (channels == 1) {
                    out[at++] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
                } else {
                    out[at++] = (byte) red;
                    out[at++] = (byte) green;
                    out[at++] = (byte) blue;
                }
            }
        }
    }

    private int mean(int i, int shift) {
        int sum = (colours[i] >> shift & 0xff)
                + (colours[i + 1] >> shift & 0xff)
                + (colours[i + columns] >> shift & 0xff)
                + (colours[i + columns + 1] >> shift & 0xff);
        return (sum + SAMPLES) / (SAMPLES * SAMPLES);
    }
}
