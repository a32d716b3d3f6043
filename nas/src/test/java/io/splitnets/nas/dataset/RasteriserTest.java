package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class RasteriserTest {
    /** At distance 5/3 the focal length is 4/3, so in the plane z = 0 the picture spans x and y of -1.25 to 1.25. */
    private static final Camera FRONT = new Camera(0, 0, 5.0 / 3);

    private static final double EDGE = 1.25;
    private static final int GREY = 0xc8c8c8;

    @Test
    void drawsExactlyTheCoveredPixels() {
        Mesh lowerLeft = triangle(GREY, -EDGE, -EDGE, 0, EDGE, -EDGE, 0, -EDGE, EDGE, 0);
        // The light's direction is (0.45, 0.65, 0.6) / 0.99247; 200 * (0.35 + 0.65 * 0.60455) = 148.6.
        int full = 149;
        // Three of four samples: the slanted edge runs through the centres of two and misses one.
        int part = (3 * full + 255 + 2) / 4;
        int none = 255;
        assertThat(draw(lowerLeft, FRONT, 4))
                .containsExactly(
                        part, none, none, none, full, part, none, none, full, full, part, none, full, full, full, part);
    }

    @Test
    void windingDoesNotMatter() {
        Mesh one = triangle(GREY, -1, -1, 0, 1, -0.5, 0.3, 0, 1, -0.2);
        Mesh other = triangle(GREY, 0, 1, -0.2, 1, -0.5, 0.3, -1, -1, 0);
        assertThat(draw(one, FRONT, 16)).isEqualTo(draw(other, FRONT, 16));
    }

    @Test
    void theNearerTriangleHidesTheOtherInAnyOrder() {
        Mesh near = triangle(0, -3, -3, 0.2, 3, -3, 0.2, 0, 5, 0.2);
        Mesh far = triangle(0xffffff, -3, -3, -0.2, 3, -3, -0.2, 0, 5, -0.2);
        assertThat(draw(near.plus(far), FRONT, 4)).containsOnly(0);
        assertThat(draw(far.plus(near), FRONT, 4)).containsOnly(0);
    }

    @Test
    void crossingTrianglesAreCutWhereTheyMeet() {
        Mesh black = triangle(0, -9, -9, -0.9, -9, 9, -0.9, 9, 0, 0.9);
        Mesh grey = triangle(GREY, 9, -9, -0.9, 9, 9, -0.9, -9, 0, 0.9);
        int[] picture = draw(black.plus(grey), FRONT, 4);
        for (int row = 0; row < 4; row++) {
            assertThat(picture[4 * row]).isPositive().isLessThan(200);
            assertThat(picture[4 * row + 1]).isPositive().isLessThan(200);
            assertThat(picture[4 * row + 2]).isZero();
            assertThat(picture[4 * row + 3]).isZero();
        }
    }

    @Test
    void neighboursLeaveNoGapAtAnyAngle() {
        for (int degrees = 0; degrees < 90; degrees += 7) {
            Mesh square = new MeshBuilder()
                    .paint(0)
                    .place(Transforms.turnZ(degrees))
                    .box(0, -1.5, 0, 3, 3, 0.01)
                    .build();
            int[] picture = draw(square, new Camera(0, 0, 3), 24);
            for (int row = 4; row < 20; row++) {
                for (int column = 4; column < 20; column++) {
                    assertThat(picture[24 * row + column]).isZero();
                }
            }
        }
    }

    @Test
    void whatIsBehindTheCameraIsNotDrawn() {
        Mesh behind = triangle(0, -1, -1, 4, 1, -1, 4, 0, 1, 4);
        assertThat(draw(behind, FRONT, 4)).containsOnly(255);
    }

    @Test
    void aSymmetricSolidLooksTheSameFromTheOppositeSide() {
        Mesh solid = new MeshBuilder()
                .box(0, -0.5, 0, 0.6, 0.4, 1.1)
                .frustum(new double[] {0, -0.1, 0}, 0.3, 0.1, 0.7)
                .build();
        for (int azimuth = 0; azimuth < 180; azimuth += 15) {
            boolean[] here = silhouette(draw(solid, new Camera(30, azimuth, 3), 32));
            boolean[] there = silhouette(draw(solid, new Camera(30, azimuth + 180, 3), 32));
            assertThat(there).as("azimuth %d", azimuth).isEqualTo(here);
        }
    }

    @Test
    void theUnitSphereTouchesTheMarginOfThePicture() {
        Mesh ball =
                new MeshBuilder().paint(0).ball(new double[] {0, -1, 0}, 1, 2).build();
        int[] picture = draw(ball, Camera.onRing(0, 1), 32);
        assertThat(picture[16]).as("top").isBetween(0, 254);
        assertThat(picture[31 * 32 + 16]).as("bottom").isBetween(0, 254);
        assertThat(picture[0]).as("corner").isEqualTo(255);
    }

    @Test
    void theRingIsSpreadEvenly() {
        assertThat(Camera.onRing(0, 1).azimuth()).isZero();
        assertThat(Camera.onRing(1, 2).azimuth()).isEqualTo(180);
        assertThat(Camera.onRing(2, 3).azimuth()).isEqualTo(240);
        assertThat(Camera.onRing(11, 12).azimuth()).isEqualTo(330);
        assertThat(Camera.onRing(0, 12).elevation()).isEqualTo(30);
    }

    @Test
    void positiveAzimuthMovesTheCameraTowardsPositiveX() {
        Mesh rightOfCentre = triangle(0, 0.5, -0.3, 0, 0.9, -0.3, 0, 0.7, 0.3, 0);
        int[] front = draw(rightOfCentre, new Camera(0, 0, 3), 16);
        int[] back = draw(rightOfCentre, new Camera(0, 180, 3), 16);
        assertThat(firstDarkColumn(front, 16)).isGreaterThanOrEqualTo(8);
        assertThat(firstDarkColumn(back, 16)).isLessThan(8);
        // From +x, what lies at z < 0 is on the right.
        Mesh behind = triangle(0, 0, -0.3, -0.5, 0, -0.3, -0.9, 0, 0.3, -0.7);
        assertThat(firstDarkColumn(draw(behind, new Camera(0, 90, 3), 16), 16)).isGreaterThanOrEqualTo(8);
    }

    @Test
    void meshesAreNormalisedToTheUnitSphere() {
        Mesh mesh = new MeshBuilder().box(5, 2, -7, 3, 4, 12).build().normalised();
        assertThat(mesh.radius()).isCloseTo(1, offset(1e-12));
        assertThat(mesh.triangles()).isEqualTo(12);
        // Half of 12 over half of the diagonal 13.
        assertThat(mesh.points()[2]).isCloseTo(-12.0 / 13, offset(1e-12));
    }

    @Test
    void refusesCornersWithoutAPoint() {
        assertThatThrownBy(() -> new Mesh(new double[9], new int[] {0, 1, 3}, new int[1]))
                .hasMessageContaining("corner 3 of 3 points");
        assertThatThrownBy(() -> new Camera(30, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Mesh triangle(int colour, double... points) {
        return new Mesh(points, new int[] {0, 1, 2}, new int[] {colour});
    }

    private static int[] draw(Mesh mesh, Camera camera, int size) {
        byte[] bytes = new byte[size * size];
        new Rasteriser(size, size).draw(mesh, camera, bytes, 0, 1);
        int[] values = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 0xff;
        }
        return values;
    }

    private static boolean[] silhouette(int[] picture) {
        boolean[] drawn = new boolean[picture.length];
        for (int i = 0; i < picture.length; i++) {
            drawn[i] = picture[i] < 255;
        }
        return drawn;
    }

    private static int firstDarkColumn(int[] picture, int width) {
        int first = width;
        for (int i = 0; i < picture.length; i++) {
            if (picture[i] < 255) {
                first = Math.min(first, i % width);
            }
        }
        return first;
    }
}
