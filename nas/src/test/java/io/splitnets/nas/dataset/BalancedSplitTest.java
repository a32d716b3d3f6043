package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancedSplitTest {

    @Test
    void quotasAreEqualAsFarAsTheClassesGo() {
        assertThat(BalancedSplit.quotas(new int[] {10, 10, 10}, 9)).containsExactly(3, 3, 3);
        assertThat(BalancedSplit.quotas(new int[] {10, 10, 10}, 11)).containsExactly(4, 4, 3);
        assertThat(BalancedSplit.quotas(new int[] {1, 10, 10}, 9)).containsExactly(1, 4, 4);
        assertThat(BalancedSplit.quotas(new int[] {0, 2, 3}, 5)).containsExactly(0, 2, 3);
        assertThat(BalancedSplit.quotas(new int[] {5}, 0)).containsExactly(0);
    }

    @Test
    void partsAreDisjointAndCompleteForManySeedsAndSizes() {
        for (int seed = 0; seed < 50; seed++) {
            ImageSet set = labelled(200 + seed, 7, seed);
            int count = seed * 4;
            BalancedSplit.Parts parts = BalancedSplit.choose(set, count, seed);
            assertThat(parts.chosen()).hasSize(count);
            int[] all = IntStream.concat(Arrays.stream(parts.chosen()), Arrays.stream(parts.rest()))
                    .sorted()
                    .toArray();
            assertThat(all).isEqualTo(IntStream.range(0, set.count()).toArray());
            assertThat(set.select(parts.chosen()).countsByClass())
                    .isEqualTo(BalancedSplit.quotas(set.countsByClass(), count));
        }
    }

    @Test
    void sameSeedSameChoiceOtherSeedOtherChoice() {
        ImageSet set = labelled(500, 5, 3);
        int[] choice = BalancedSplit.choose(set, 50, 8).chosen();
        assertThat(BalancedSplit.choose(set, 50, 8).chosen()).isEqualTo(choice);
        assertThat(BalancedSplit.choose(set, 50, 9).chosen()).isNotEqualTo(choice);
    }

    @Test
    void everyObjectHasAboutTheSameChance() {
        ImageSet set = labelled(40, 4, 0);
        int[] hits = new int[40];
        for (int seed = 0; seed < 4000; seed++) {
            for (int index : BalancedSplit.choose(set, 20, seed).chosen()) {
                hits[index]++;
            }
        }
        // 4000 trials at one half: the standard deviation is 32, so 5 of them are 160.
        assertThat(Arrays.stream(hits).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(1840, 2160));
    }

    @Test
    void refusesMoreThanThereAre() {
        assertThatThrownBy(() -> BalancedSplit.choose(labelled(10, 2, 0), 11, 1))
                .hasMessageContaining("cannot choose 11 of 10");
    }

    /** One-pixel objects; with a shift, the classes have unequal numbers of them. */
    private static ImageSet labelled(int count, int classes, int shift) {
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i < shift ? 0 : i % classes);
        }
        return new ImageSet("set", new byte[count], labels, 1, 1, 1, 1, classes);
    }
}
