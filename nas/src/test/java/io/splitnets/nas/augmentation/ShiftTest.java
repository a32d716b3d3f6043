package io.splitnets.nas.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShiftTest extends AugmentationContract {
    @Override
    Augmentation augmentation() {
        return new Shift(2);
    }

    @Test
    void movesByWholePixelsAndFillsWithBlack() {
        int[] places = new int[25];
        for (int i = 0; i < 400; i++) {
            Plane plane = new Plane(5, 5, 1);
            plane.pixels()[12] = (byte) 200;
            byte[] moved = changed(plane, i);
            for (int p = 0; p < 25; p++) {
                assertThat(moved[p]).isIn((byte) 0, (byte) 200);
                places[p] += moved[p] == 0 ? 0 : 1;
            }
        }
        assertThat(places).doesNotContain(0);
    }
}
