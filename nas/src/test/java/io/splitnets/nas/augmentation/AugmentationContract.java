package io.splitnets.nas.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.dataset.KeyedRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every augmentation promises. A test of a kind extends this class. */
abstract class AugmentationContract {
    abstract Augmentation augmentation();

    static Plane plane(int height, int width, int channels) {
        Plane plane = new Plane(height, width, channels);
        KeyedRandom random = KeyedRandom.of(4, "noise", height);
        byte[] noise = new byte[height * width * channels + 3];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) random.below(256);
        }
        plane.load(noise, 3);
        return plane;
    }

    byte[] changed(Plane plane, long index) {
        augmentation().apply(plane, KeyedRandom.of(7, "augment", index));
        return plane.pixels();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theSameNumbersGiveTheSameBytesFromAnyThread(int channels) {
        byte[][] one = IntStream.range(0, 40)
                .mapToObj(i -> changed(plane(9, 11, channels), i))
                .toArray(byte[][]::new);
        byte[][] two = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> changed(plane(9, 11, channels), i))
                .toArray(byte[][]::new);
        assertThat(two).isDeepEqualTo(one);
    }

    @Test
    void theShapeStaysAndOtherNumbersGiveOtherBytes() {
        Set<String> results = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            Plane plane = plane(9, 11, 3);
            byte[] bytes = changed(plane, i);
            assertThat(bytes).hasSize(9 * 11 * 3);
            assertThat(plane.height() * 100 + plane.width() * 10 + plane.channels())
                    .isEqualTo(1013);
            results.add(Arrays.toString(bytes));
        }
        assertThat(results).hasSizeGreaterThan(1);
    }

    @Test
    void anImageOfOnePixelIsNoProblem() {
        for (int i = 0; i < 40; i++) {
            assertThat(changed(plane(1, 1, 1), i)).hasSize(1);
        }
    }

    @Test
    void aRecordTellsItsParameters() {
        assertThat(augmentation()).isInstanceOf(Record.class).isEqualTo(augmentation());
    }
}
