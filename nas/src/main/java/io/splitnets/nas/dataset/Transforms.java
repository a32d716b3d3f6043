package io.splitnets.nas.dataset;

import org.ejml.data.DMatrix3;
import org.ejml.data.DMatrix3x3;
import org.ejml.data.DMatrix4x4;
import org.ejml.dense.fixed.CommonOps_DDF4;

/**
 * Affine maps as 4x4 matrices that multiply column vectors (x, y, z, 1) from the left; y is up, right-handed. Angles
 * are in degrees; their sines come from StrictMath, so that every platform gets the same bits.
 */
final class Transforms {
    private Transforms() {}

    static DMatrix4x4 identity() {
        DMatrix4x4 matrix = new DMatrix4x4();
        CommonOps_DDF4.setIdentity(matrix);
        return matrix;
    }

    static DMatrix4x4 translation(double x, double y, double z) {
        DMatrix4x4 matrix = identity();
        matrix.a14 = x;
        matrix.a24 = y;
        matrix.a34 = z;
        return matrix;
    }

    static DMatrix4x4 scaling(double factor) {
        DMatrix4x4 matrix = identity();
        matrix.a11 = factor;
        matrix.a22 = factor;
        matrix.a33 = factor;
        return matrix;
    }

    /** Turns x towards -z (seen from above: counter-clockwise). */
    static DMatrix4x4 turnY(double degrees) {
        DMatrix4x4 matrix = identity();
        matrix.a11 = cos(degrees);
        matrix.a13 = sin(degrees);
        matrix.a31 = -sin(degrees);
        matrix.a33 = cos(degrees);
        return matrix;
    }

    /** Turns y towards z. */
    static DMatrix4x4 turnX(double degrees) {
        DMatrix4x4 matrix = identity();
        matrix.a22 = cos(degrees);
        matrix.a23 = -sin(degrees);
        matrix.a32 = sin(degrees);
        matrix.a33 = cos(degrees);
        return matrix;
    }

    /** Turns x towards y. */
    static DMatrix4x4 turnZ(double degrees) {
        DMatrix4x4 matrix = identity();
        matrix.a11 = cos(degrees);
        matrix.a12 = -sin(degrees);
        matrix.a21 = sin(degrees);
        matrix.a22 = cos(degrees);
        return matrix;
    }

    /** The map that applies {@code maps} from the last to the first. */
    static DMatrix4x4 chain(DMatrix4x4... maps) {
        DMatrix4x4 result = identity();
        for (DMatrix4x4 map : maps) {
            DMatrix4x4 product = new DMatrix4x4();
            CommonOps_DDF4.mult(result, map, product);
            result = product;
        }
        return result;
    }

    /** The part without the translation. */
    static DMatrix3x3 linear(DMatrix4x4 m) {
        return new DMatrix3x3(m.a11, m.a12, m.a13, m.a21, m.a22, m.a23, m.a31, m.a32, m.a33);
    }

    static DMatrix3 unit(double x, double y, double z) {
        double length = Math.sqrt(x * x + y * y + z * z);
        return new DMatrix3(x / length, y / length, z / length);
    }

    static double sin(double degrees) {
        return StrictMath.sin(StrictMath.toRadians(degrees));
    }

    static double cos(double degrees) {
        return StrictMath.cos(StrictMath.toRadians(degrees));
    }
}
