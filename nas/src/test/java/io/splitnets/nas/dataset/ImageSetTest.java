package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageSetTest {
    /** Three objects of two 1x2 views: the pixels of object i are 10i to 10i + 3. */
    private static final ImageSet SET = new ImageSet(
            "three", new byte[] {0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23}, new byte[] {0, 1, 0}, 2, 1, 2, 1, 2);

    @Test
    void rangeAndSelectTakePixelsAndLabelsTogether() {
        assertThat(SET.count()).isEqualTo(3);
        assertThat(SET.objectBytes()).isEqualTo(4);
        assertThat(SET.range(1, 2).pixels()).containsExactly(10, 11, 12, 13);
        assertThat(SET.range(1, 2).labels()).containsExactly((short) 1);
        assertThat(SET.range(1, 1).count()).isZero();
        ImageSet chosen = SET.select(new int[] {2, 2, 1});
        assertThat(chosen.pixels()).containsExactly(20, 21, 22, 23, 20, 21, 22, 23, 10, 11, 12, 13);
        assertThat(chosen.labels()).containsExactly(new short[] {0, 0, 1});
        assertThat(SET.countsByClass()).containsExactly(2, 1);
    }

    @Test
    void sumDependsOnContentAndShapeButNotOnTheName() {
        assertThat(SET.named("other").sha256()).isEqualTo(SET.sha256());
        assertThat(SET.select(new int[] {0, 1, 2})).isEqualTo(SET);
        assertThat(SET.select(new int[] {0, 2, 1}).sha256()).isNotEqualTo(SET.sha256());
        ImageSet turned = new ImageSet("three", SET.pixels(), SET.labels(), 2, 2, 1, 1, 2);
        assertThat(turned.sha256()).isNotEqualTo(SET.sha256());
        assertThat(turned).isNotEqualTo(SET);
    }

    @Test
    void manyClassesTakeTwoBytesForALabel() {
        ImageSet many = new ImageSet("many", new byte[2], new short[] {999, 1}, 1, 1, 1, 1, 1000);
        assertThat(many.labelBytes()).containsExactly(999 >> 8, (byte) 999, 0, 1);
        assertThat(many.countsByClass()[999]).isEqualTo(1);
        assertThat(SET.labelBytes()).containsExactly(0, 1, 0);
        assertThat(many.select(new int[] {1, 0}).sha256()).isNotEqualTo(many.sha256());
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> new ImageSet("x", new byte[3], new byte[1], 1, 2, 2, 1, 2))
                .hasMessageContaining("need 4 bytes");
        assertThatThrownBy(() -> new ImageSet("x", new byte[4], new byte[] {2}, 1, 2, 2, 1, 2))
                .hasMessageContaining("label 2");
        assertThatThrownBy(() -> new ImageSet("x", new byte[4], new byte[] {-1}, 1, 2, 2, 1, 2))
                .hasMessageContaining("label -1");
        assertThatThrownBy(() -> new ImageSet("x", new byte[0], new byte[0], 0, 2, 2, 1, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SET.range(2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
