package io.splitnets.nas.dataset;

import org.ejml.data.DMatrix3;
import org.ejml.data.DMatrix3x3;
import org.ejml.data.DMatrix4x4;
import org.ejml.dense.fixed.CommonOps_DDF3;

/**
 * A perspective camera that looks at the origin, with y up. The unit sphere about the origin just fits into the picture.
 *
 * @param elevation degrees above the horizontal plane
 * @param azimuth degrees about the vertical, from +z towards +x
 * @param distance from the origin, more than 1
 */
record Camera(double elevation, double azimuth, double distance) {
    /** MVCNN (Su et al., ICCV 2015, section 3.1): cameras raised by 30 degrees, one every 30 degrees. */
    static final double ELEVATION = 30;

    /** Places on the ring of MVCNN. */
    static final int RING = 12;

    private static final double DISTANCE = 3;

    Camera {
        if (!(distance > 1) || !(Math.abs(elevation) < 90)) {
            throw new IllegalArgumentException("camera at distance " + distance + ", elevation " + elevation);
        }
    }

    /**
     * View {@code view} of {@code views}, 1 to 12: places on MVCNN's ring, spread as evenly as the ring allows.
     *
     * @param view from 0
     */
    static Camera onRing(int view, int views) {
        int place = view * RING / views;
        return new Camera(ELEVATION, 360.0 / RING * place, DISTANCE);
    }

    /** World to clip coordinates: after division by w, x and y are within -1 to 1 and w is the distance ahead. */
    DMatrix4x4 projection() {
        DMatrix4x4 view = Transforms.chain(
                Transforms.translation(0, 0, -distance), Transforms.turnX(elevation), Transforms.turnY(-azimuth));
        double focal = Math.sqrt(distance * distance - 1);
        DMatrix4x4 lens = new DMatrix4x4();
        lens.a11 = focal;
        lens.a22 = focal;
        lens.a33 = 1;
        lens.a43 = -1;
        return Transforms.chain(lens, view);
    }

    /** A direction fixed to the camera (x right, y up, z towards the viewer), in world coordinates. */
    DMatrix3 toWorld(DMatrix3 direction) {
        DMatrix3x3 turn = Transforms.linear(Transforms.chain(Transforms.turnX(elevation), Transforms.turnY(-azimuth)));
        DMatrix3 world = new DMatrix3();
        CommonOps_DDF3.mult(direction, turn, world);
        return world;
    }
}
