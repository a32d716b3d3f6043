package io.splitnets.nas.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlipTest extends AugmentationContract {
    @Override
    Augmentation augmentation() {
        return new Flip();
    }

    @Test
    void mirrorsHalfOfTheImages() {
        int mirrored = 0;
        for (int i = 0; i < 400; i++) {
            Plane plane = new Plane(1, 3, 1);
            plane.load(new byte[] {1, 2, 3}, 0);
            byte[] bytes = changed(plane, i);
            assertThat(bytes[1]).isEqualTo((byte) 2);
            assertThat(bytes[0] + bytes[2]).isEqualTo(4);
            mirrored += bytes[0] == 3 ? 1 : 0;
        }
        assertThat(mirrored).isBetween(150, 250);
    }
}
