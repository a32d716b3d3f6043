package io.splitnets.nas.dataset;

import java.util.Arrays;
import org.ejml.data.DMatrix4;
import org.ejml.data.DMatrix4x4;
import org.ejml.dense.fixed.CommonOps_DDF4;

/**
 * Triangles with one colour each. The arrays are not copied.
 *
 * @param points x, y, z of each point; y is up
 * @param corners three point numbers per triangle, in any winding
 * @param colours 0xRRGGBB per triangle
 */
record Mesh(double[] points, int[] corners, int[] colours) {

    Mesh {
        if (points.length % 3 != 0 || corners.length != 3 * colours.length) {
            throw new IllegalArgumentException("mesh of " + points.length + " coordinates, " + corners.length
                    + " corners, " + colours.length + " colours");
        }
        for (int corner : corners) {
            if (corner < 0 || corner >= points.length / 3) {
                throw new IllegalArgumentException("corner " + corner + " of " + points.length / 3 + " points");
            }
        }
    }

    int triangles() {
        return colours.length;
    }

    /** The mesh with every point mapped. */
    Mesh mapped(DMatrix4x4 map) {
        double[] moved = new double[points.length];
        DMatrix4 from = new DMatrix4(0, 0, 0, 1);
        DMatrix4 to = new DMatrix4();
        for (int i = 0; i < points.length; i += 3) {
            from.setTo(points[i], points[i + 1], points[i + 2], 1);
            CommonOps_DDF4.mult(map, from, to);
            moved[i] = to.a1;
            moved[i + 1] = to.a2;
            moved[i + 2] = to.a3;
        }
        return new Mesh(moved, corners, colours);
    }

    /** The mesh moved and scaled so that its bounding box is centred and its farthest point is at distance 1. */
    Mesh normalised() {
        double[] centre = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = axis; i < points.length; i += 3) {
                low = Math.min(low, points[i]);
                high = Math.max(high, points[i]);
            }
            centre[axis] = (low + high) / 2;
        }
        Mesh centred = mapped(Transforms.translation(-centre[0], -centre[1], -centre[2]));
        return centred.mapped(Transforms.scaling(1 / centred.radius()));
    }

    /** Distance of the farthest point from the origin. */
    double radius() {
        double squared = 0;
        for (int i = 0; i < points.length; i += 3) {
            double x = points[i];
            double y = points[i + 1];
            double z = points[i + 2];
            squared = Math.max(squared, x * x + y * y + z * z);
        }
        return Math.sqrt(squared);
    }

    /** Both meshes as one. */
    Mesh plus(Mesh other) {
        double[] allPoints = Arrays.copyOf(points, points.length + other.points.length);
        System.arraycopy(other.points, 0, allPoints, points.length, other.points.length);
        int[] allCorners = Arrays.copyOf(corners, corners.length + other.corners.length);
        for (int i = 0; i < other.corners.length; i++) {
            allCorners[corners.length + i] = other.corners[i] + points.length / 3;
        }
        int[] allColours = Arrays.copyOf(colours, colours.length + other.colours.length);
        System.arraycopy(other.colours, 0, allColours, colours.length, other.colours.length);
        return new Mesh(allPoints, allCorners, allColours);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mesh mesh
                && Arrays.equals(points, mesh.points)
                && Arrays.equals(corners, mesh.corners)
                && Arrays.equals(colours, mesh.colours);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(points) + Arrays.hashCode(corners);
    }
}
