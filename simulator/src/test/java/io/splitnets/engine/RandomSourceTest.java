package io.splitnets.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomSourceTest {
    @Test
    void aStreamDependsOnItsKeyOnlyAndNotOnTheOrderOrOnOthers() {
        Simulation one = new Simulation(9, 0);
        double[] alone = draw(one.random("left.npu", "service"), 5);

        Simulation two = new Simulation(9, 0);
        two.component("added later");
        draw(two.random("added later", "service"), 3);
        draw(two.random("left.npu", "arrivals"), 3);
        assertThat(draw(two.random("left.npu", "service"), 5)).containsExactly(alone);
        assertThat(draw(RandomSource.of(9, 0, "left.npu", "service"), 5)).containsExactly(alone);
    }

    @Test
    void everyPartOfTheKeyMatters() {
        Set<Double> firsts = new HashSet<>();
        firsts.add(RandomSource.of(1, 0, "a", "b").uniform());
        firsts.add(RandomSource.of(2, 0, "a", "b").uniform());
        firsts.add(RandomSource.of(1, 1, "a", "b").uniform());
        firsts.add(RandomSource.of(1, 0, "ab", "").uniform());
        firsts.add(RandomSource.of(1, 0, "", "ab").uniform());
        firsts.add(RandomSource.of(1, 0, "a", "c").uniform());
        assertThat(firsts).hasSize(6);
    }

    @Test
    // Computed independently with whole-number arithmetic from the matrices of MRG32k3a, substream 3 by A^(3 * 2^76).
    void theNumbersAreTheSameOnEveryPlatform() {
        assertThat(RandomSource.seedWords(7, "left", "arrivals"))
                .containsExactly(222667884L, 160658630L, 1259057887L, 3150005658L, 2019256642L, 1977319065L);
        assertThat(draw(RandomSource.of(7, 3, "left", "arrivals"), 3))
                .containsExactly(0.23701137055139176, 0.9503553322688466, 0.8215561359849937);
    }

    @Test
    void askingTwiceGivesTheSameSource() {
        Simulation simulation = new Simulation(1, 0);
        assertThat(simulation.random("a", "b")).isSameAs(simulation.random("a", "b"));
    }

    @Test
    void replicationsAreSubstreamsAndResetReturnsToTheirStart() {
        Simulation simulation = new Simulation(1, 2);
        RandomSource source = simulation.random("a", "b");
        double[] second = draw(source, 4);
        simulation.reset(1, 0);
        double[] zeroth = draw(source, 4);
        simulation.reset(1, 2);
        assertThat(draw(source, 4)).containsExactly(second).doesNotContain(zeroth);
    }

    @Test
    void seedsAreValidAndStreamsLookIndependent() {
        for (int i = 0; i < 10_000; i++) {
            long[] words = RandomSource.seedWords(i, "c" + i, "p");
            for (int w = 0; w < 6; w++) {
                assertThat(words[w]).isBetween(0L, w < 3 ? 4294967086L : 4294944442L);
            }
        }
        // Mean and correlation of the first draws of 20,000 neighbouring keys, five standard errors.
        double[] x = IntStream.range(0, 20_000)
                .mapToDouble(i -> RandomSource.of(1, 0, "c" + i, "p").uniform())
                .toArray();
        double mean = java.util.Arrays.stream(x).average().orElseThrow();
        double covariance = IntStream.range(1, x.length)
                .mapToDouble(i -> (x[i] - 0.5) * (x[i - 1] - 0.5))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.5, within(5 * Math.sqrt(1 / 12.0 / x.length)));
        assertThat(covariance * 12).isCloseTo(0, within(5 / Math.sqrt(x.length)));
    }

    private static double[] draw(RandomSource source, int count) {
        return IntStream.range(0, count).mapToDouble(i -> source.uniform()).toArray();
    }
}
