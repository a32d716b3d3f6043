package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static byte[] fitted(Picture picture, int height, int width, int channels) {
        byte[] into = new byte[height * width * channels];
        picture.fit(height, width, channels, into, 0);
        return into;
    }

    @Test
    void shrinksByTheMeanOfTheCoveredPixels() {
        Picture four = new Picture(new byte[] {10, 20, 30, 40}, 2, 2, 1);
        assertThat(fitted(four, 1, 1, 1)).containsExactly(25);
        Picture row = new Picture(new byte[] {0, 30, 60, 0, 30, 60, 0, 30, 60}, 3, 3, 1);
        // Each half covers one pixel and a half: (0 + 30 / 2) / 1.5 and (30 / 2 + 60) / 1.5.
        assertThat(fitted(row, 2, 2, 1)).containsExactly(10, 50, 10, 50);
    }

    @Test
    void growsLinearlyBetweenCentres() {
        Picture two = new Picture(new byte[] {0, 100, 0, 100}, 2, 2, 1);
        assertThat(fitted(two, 4, 4, 1)).startsWith(0, 25, 75, 100);
    }

    @Test
    void cutsTheMiddle() {
        Picture wide = new Picture(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 4, 1);
        assertThat(fitted(wide, 2, 2, 1)).containsExactly(2, 3, 6, 7);
        Picture tall = new Picture(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 4, 2, 1);
        assertThat(fitted(tall, 2, 2, 1)).containsExactly(3, 4, 5, 6);
        Picture thread = new Picture(new byte[1000], 1000, 1, 1);
        assertThat(fitted(thread, 8, 8, 1)).containsOnly(0);
    }

    @Test
    void keepsAnEvenPictureEven() {
        byte[] even = new byte[37 * 53 * 3];
        Arrays.fill(even, (byte) 201);
        assertThat(fitted(new Picture(even, 37, 53, 3), 16, 24, 3)).containsOnly((byte) 201);
        assertThat(fitted(new Picture(even, 37, 53, 3), 90, 70, 1)).containsOnly((byte) 201);
    }

    @Test
    void changesColourByLumaAndByRepetition() {
        Picture red = new Picture(new byte[] {(byte) 255, 0, 0}, 1, 1, 3);
        assertThat(fitted(red, 1, 1, 1)).containsExactly(76);
        assertThat(fitted(new Picture(new byte[] {7}, 1, 1, 1), 1, 1, 3)).containsExactly(7, 7, 7);
    }
}
