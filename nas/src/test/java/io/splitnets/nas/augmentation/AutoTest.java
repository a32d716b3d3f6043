package io.splitnets.nas.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class AutoTest extends AugmentationContract {
    @Override
    Augmentation augmentation() {
        return new Auto(2, 9);
    }

    private static int[] applied(AutoOperation operation, double strength, int... values) {
        Plane plane = new Plane(1, values.length, 1);
        for (int i = 0; i < values.length; i++) {
            plane.pixels()[i] = (byte) values[i];
        }
        operation.apply(plane, strength);
        int[] result = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = plane.pixels()[i] & 0xff;
        }
        return result;
    }

    @Test
    void operationsOnValuesAreWhatTheirNamesSay() {
        assertThat(applied(AutoOperation.IDENTITY, 1, 1, 200)).containsExactly(1, 200);
        assertThat(applied(AutoOperation.INVERT, 1, 1, 200)).containsExactly(254, 55);
        assertThat(applied(AutoOperation.BRIGHTNESS, 1, 10, 200)).containsExactly(19, 255);
        assertThat(applied(AutoOperation.BRIGHTNESS, -1, 10, 200)).containsExactly(1, 20);
        assertThat(applied(AutoOperation.CONTRAST, -1, 0, 100)).containsExactly(45, 55);
        assertThat(applied(AutoOperation.POSTERIZE, 1, 255, 31)).containsExactly(240, 16);
        assertThat(applied(AutoOperation.SOLARIZE, 0.5, 100, 128, 255)).containsExactly(100, 127, 0);
        assertThat(applied(AutoOperation.AUTO_CONTRAST, 1, 50, 75, 100)).containsExactly(0, 128, 255);
        assertThat(applied(AutoOperation.EQUALIZE, 1, 3, 4, 90)).containsExactly(0, 128, 255);
        assertThat(applied(AutoOperation.EQUALIZE, 1, 7, 7)).containsExactly(7, 7);
    }

    @Test
    void operationsOnPlacesMovePixels() {
        assertThat(applied(AutoOperation.TRANSLATE_X, 331.0 / 450, 1, 2, 3)).containsExactly(2, 3, 0);
        Plane plane = new Plane(3, 3, 1);
        plane.pixels()[4] = (byte) 255;
        for (AutoOperation turn : new AutoOperation[] {AutoOperation.ROTATE, AutoOperation.SHEAR_X}) {
            turn.apply(plane, 1);
            assertThat(plane.pixels()[4] & 0xff).isEqualTo(255);
        }
        AutoOperation.TRANSLATE_Y.apply(plane, 331.0 / 450);
        assertThat(plane.pixels()[1] & 0xff).isEqualTo(255);
    }

    @Test
    void withoutMagnitudeMovesKeepTheImage() {
        EnumSet<AutoOperation> always =
                EnumSet.of(AutoOperation.INVERT, AutoOperation.AUTO_CONTRAST, AutoOperation.EQUALIZE);
        for (AutoOperation operation : EnumSet.complementOf(always)) {
            assertThat(applied(operation, 0, 9, 80, 255)).as("%s", operation).containsExactly(9, 80, 255);
        }
    }
}
