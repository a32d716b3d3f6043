package io.splitnets.nas.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.dataset.ImageSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Inputs that are kept, and inputs for which there is no room. */
final class InputCacheTest {
    private static final SubnetChoice CHOICE = TestSpaces.largest(TestSpaces.single(), List.of(), 1);

    @Test
    void keptOrNotTheColumnsAreTheSame() {
        // 40 objects: a part of 32 and one of 8.
        ImageSet images = TestSpaces.noise(40, 1, 1, 4);
        PartedInput.Format format = PartedInput.Format.of(CHOICE);
        PartedInput kept = new PartedInput(images, format, true);
        PartedInput made = new PartedInput(images, format, false);
        PartedInput.Reader reader = made.reader(new Floats());
        assertThat(kept.parts()).isEqualTo(2);
        for (int part = 0; part < 2; part++) {
            float[] expected = new float[kept.objects(part) * 6 * 6 * 9];
            float[] actual = new float[expected.length];
            kept.reader(new Floats()).columns(part).floats().get(0, expected);
            reader.columns(part).floats().get(0, actual);
            assertThat(actual).containsExactly(expected);
        }
        assertThat(kept.first(1)).isEqualTo(32);
        assertThat(kept.objects(1)).isEqualTo(8);
    }

    @Test
    void whatFitsIsKeptAndTheBoundHolds() {
        ImageSet first = TestSpaces.noise(10, 1, 1, 4);
        ImageSet second = TestSpaces.noise(10, 1, 1, 5);
        // Resolution 12: 6 x 6 patches of 9 floats, 1,296 bytes for each object.
        InputCache cache = new InputCache(15_000);
        PartedInput input = cache.of(first, CHOICE);
        assertThat(cache.left()).isEqualTo(15_000 - 12_960);
        assertThat(cache.of(first, CHOICE)).isSameAs(input);
        cache.of(second, CHOICE);
        assertThat(cache.left()).isEqualTo(15_000 - 12_960);
    }
}
