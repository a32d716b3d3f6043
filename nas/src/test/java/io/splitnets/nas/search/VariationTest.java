package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariationTest {
    private static final int DRAWS = 60_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5})
    void mutationMovesInInverseProportionToTheDistance(int old) {
        RandomNumbers random = new RandomNumbers(100 + old);
        Variation variation = new Variation(List.of(6, 9), 0, 1);
        long[] counts = new long[6];
        for (int i = 0; i < DRAWS; i++) {
            counts[variation.mutate(List.of(old, 0), random).get(0)]++;
        }
        assertThat(counts[old]).isZero();
        long[] others = new long[5];
        double[] expected = new double[5];
        for (int value = 0, k = 0; value < 6; value++) {
            if (value != old) {
                expected[k] = 1.0 / Math.abs(value - old);
                others[k++] = counts[value];
            }
        }
        assertThat(new ChiSquareTest().chiSquareTest(expected, others)).isGreaterThan(0.001);
    }

    @Test
    void mutationRateIsThePerGeneProbability() {
        RandomNumbers random = new RandomNumbers(3);
        Variation variation = new Variation(List.of(4, 1, 2), 0, 0.1);
        int[] changed = new int[3];
        for (int i = 0; i < DRAWS; i++) {
            List<Integer> mutant = variation.mutate(List.of(1, 0, 1), random);
            changed[0] += mutant.get(0) != 1 ? 1 : 0;
            changed[1] += mutant.get(1) != 0 ? 1 : 0;
            changed[2] += mutant.get(2) != 1 ? 1 : 0;
        }
        assertThat(changed[1]).as("a gene of one choice cannot change").isZero();
        BinomialDistribution expected = new BinomialDistribution(null, DRAWS, 0.1);
        int low = expected.inverseCumulativeProbability(0.0005);
        int high = expected.inverseCumulativeProbability(0.9995);
        assertThat(changed[0]).isBetween(low, high);
        assertThat(changed[2]).isBetween(low, high);
    }

    @Test
    void mutationOfOneGeneDrawsEveryChangeOfAGeneWithAChoice() {
        RandomNumbers random = new RandomNumbers(6);
        Variation variation = new Variation(List.of(3, 1, 2), 0, 0);
        long[] counts = new long[3];
        for (int i = 0; i < DRAWS; i++) {
            List<Integer> mutant = variation.mutateOne(List.of(1, 0, 1), random);
            counts[List.of(List.of(0, 0, 1), List.of(2, 0, 1), List.of(1, 0, 0)).indexOf(mutant)]++;
        }
        // Either gene equally often, and of the first gene either other value, which are equally near.
        double[] expected = {DRAWS / 4.0, DRAWS / 4.0, DRAWS / 2.0};
        assertThat(new ChiSquareTest().chiSquareTest(expected, counts)).isGreaterThan(0.001);
        assertThat(new Variation(List.of(1), 0, 0).mutateOne(List.of(0), random))
                .containsExactly(0);
    }

    @Test
    void uniformCrossoverGivesEveryMixtureEquallyOften() {
        RandomNumbers random = new RandomNumbers(4);
        Variation variation = new Variation(List.of(2, 2, 2), 1, 0);
        long[] counts = new long[8];
        for (int i = 0; i < DRAWS; i++) {
            List<Integer> child = variation.uniform(List.of(0, 0, 0), List.of(1, 1, 1), random);
            counts[4 * child.get(0) + 2 * child.get(1) + child.get(2)]++;
        }
        assertThat(new ChiSquareTest().chiSquareTest(uniform(8), counts)).isGreaterThan(0.001);
    }

    @Test
    void onePointCrossoverCutsEverywhereInsideEquallyOften() {
        RandomNumbers random = new RandomNumbers(5);
        Variation variation = new Variation(List.of(2, 2, 2, 2, 2), 1, 0);
        long[] counts = new long[6];
        for (int i = 0; i < DRAWS; i++) {
            List<Integer> child = variation.onePoint(List.of(0, 0, 0, 0, 0), List.of(1, 1, 1, 1, 1), random);
            List<Integer> sorted = new ArrayList<>(child);
            sorted.sort(null);
            assertThat(child).isEqualTo(sorted);
            counts[child.indexOf(1)]++;
        }
        assertThat(counts[0]).isZero();
        assertThat(new ChiSquareTest().chiSquareTest(uniform(4), Arrays.copyOfRange(counts, 1, 5)))
                .isGreaterThan(0.001);
        assertThat(new Variation(List.of(9), 1, 0).onePoint(List.of(3), List.of(4), random))
                .containsExactly(3);
    }

    @Test
    void seedsGiveDifferentStreamsAndAStateContinuesOne() {
        RandomNumbers random = new RandomNumbers(1);
        assertThat(random.state()).isNotEqualTo(new RandomNumbers(2).state());
        random.below(10);
        RandomNumbers copy = new RandomNumbers(random.state());
        for (int i = 0; i < 100; i++) {
            assertThat(copy.below(1000)).isEqualTo(random.below(1000)).isBetween(0, 999);
        }
    }

    private static double[] uniform(int cells) {
        double[] expected = new double[cells];
        Arrays.fill(expected, 1);
        return expected;
    }
}
