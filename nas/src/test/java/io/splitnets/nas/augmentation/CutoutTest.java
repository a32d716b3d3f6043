package io.splitnets.nas.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CutoutTest extends AugmentationContract {
    @Override
    Augmentation augmentation() {
        return new Cutout(4);
    }

    @Test
    void blackensOneSquareAndNothingElse() {
        for (int i = 0; i < 100; i++) {
            Plane plane = new Plane(9, 9, 1);
            Arrays.fill(plane.pixels(), (byte) 255);
            byte[] bytes = changed(plane, i);
            int black = 0;
            for (byte value : bytes) {
                assertThat(value).isIn((byte) 0, (byte) 255);
                black += value == 0 ? 1 : 0;
            }
            // The centre is a pixel of the image, so at least 2x2 of the 4x4 are inside.
            assertThat(black).isBetween(4, 16);
        }
    }
}
