package io.splitnets.nas.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BayesianRidgeTest {
    private static final int GENES = 6;
    private static final int CHOICES = 3;
    private static final int SIZE = GENES * CHOICES;

    private static int[] vector(Random random) {
        int[] ones = new int[GENES];
        for (int gene = 0; gene < GENES; gene++) {
            ones[gene] = gene * CHOICES + random.nextInt(CHOICES);
        }
        return ones;
    }

    private static double law(double[] weights, int[] ones) {
        double sum = 0.7;
        for (int one : ones) {
            sum += weights[one];
        }
        return sum;
    }

    private static double[] weights(Random random) {
        return random.doubles(SIZE, -0.05, 0.05).toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLinearLawWithNoiseIsRecovered(long seed) {
        Random random = new Random(seed);
        double[] weights = weights(random);
        double noise = 0.01;
        int count = 400;
        int[][] ones = new int[count][];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            ones[i] = vector(random);
            values[i] = law(weights, ones[i]) + noise * random.nextGaussian();
        }
        BayesianRidge ridge = BayesianRidge.fit(ones, values, SIZE);
        // The noise's deviation is known to 1 / sqrt(2 * 400), and 13 parameters are estimated.
        assertThat(ridge.noise()).isCloseTo(noise, within(0.15 * noise));
        // The prior's variance is that of a uniform law over 0.1, 0.1^2 / 12: within the factor that 12 weights tell it
        // to.
        assertThat(ridge.ratio()).isBetween(noise * noise * 12 / 0.01 / 5, noise * noise * 12 / 0.01 * 5);
        double squares = 0;
        for (int i = 0; i < 1000; i++) {
            int[] fresh = vector(random);
            double error = ridge.mean(fresh) - law(weights, fresh);
            squares += error * error;
        }
        // 13 parameters from 400 values leave sqrt(13 / 400) = 0.18 of the noise.
        assertThat(Math.sqrt(squares / 1000)).isLessThan(0.3 * noise);
    }

    @Test
    void aLawWithoutNoiseIsFoundExactly() {
        Random random = new Random(4);
        double[] weights = weights(random);
        int[][] ones = new int[100][];
        double[] values = new double[100];
        for (int i = 0; i < 100; i++) {
            ones[i] = vector(random);
            values[i] = law(weights, ones[i]);
        }
        BayesianRidge ridge = BayesianRidge.fit(ones, values, SIZE);
        int[] fresh = vector(random);
        assertThat(ridge.mean(fresh)).isCloseTo(law(weights, fresh), within(1e-6));
        // The least ratio, 1e-6, leaves sqrt(1e-6 * 18 weights * 0.1^2 / 12 / 99) = 1.2e-5.
        assertThat(ridge.scale(fresh)).isPositive().isLessThan(2e-5);
    }

    @Test
    void equalValuesArePredictedEverywhere() {
        Random random = new Random(5);
        int[][] ones = new int[30][];
        double[] values = new double[30];
        for (int i = 0; i < 30; i++) {
            ones[i] = vector(random);
            values[i] = 0.5;
        }
        assertThat(BayesianRidge.fit(ones, values, SIZE).mean(vector(random))).isCloseTo(0.5, within(1e-12));
    }

    /** Mean and scale against the textbook's formulas, solved directly with the ratio that was found. */
    @Test
    void meanAndScaleAreThoseOfTheNormalEquations() {
        Random random = new Random(6);
        double[] weights = weights(random);
        int count = 25;
        int[][] ones = new int[count][];
        double[] values = new double[count];
        double mean = 0;
        double[] means = new double[SIZE];
        for (int i = 0; i < count; i++) {
            ones[i] = vector(random);
            values[i] = law(weights, ones[i]) + 0.02 * random.nextGaussian();
            mean += values[i] / count;
            for (int one : ones[i]) {
                means[one] += 1.0 / count;
            }
        }
        BayesianRidge ridge = BayesianRidge.fit(ones, values, SIZE);
        DMatrixRMaj x = new DMatrixRMaj(count, SIZE);
        DMatrixRMaj y = new DMatrixRMaj(count, 1);
        for (int i = 0; i < count; i++) {
            y.set(i, 0, values[i] - mean);
            fill(x, i, ones[i], means);
        }
        DMatrixRMaj normal = new DMatrixRMaj(SIZE, SIZE);
        CommonOps_DDRM.multTransA(x, x, normal);
        for (int i = 0; i < SIZE; i++) {
            normal.add(i, i, ridge.ratio());
        }
        DMatrixRMaj right = new DMatrixRMaj(SIZE, 1);
        CommonOps_DDRM.multTransA(x, y, right);
        DMatrixRMaj solved = new DMatrixRMaj(SIZE, 1);
        CommonOps_DDRM.solve(normal, right, solved);
        int[] fresh = vector(random);
        DMatrixRMaj at = new DMatrixRMaj(1, SIZE);
        fill(at, 0, fresh, means);
        assertThat(ridge.mean(fresh)).isCloseTo(mean + CommonOps_DDRM.dot(at, solved), within(1e-10));
        DMatrixRMaj column = new DMatrixRMaj(SIZE, 1);
        DMatrixRMaj leverage = new DMatrixRMaj(SIZE, 1);
        CommonOps_DDRM.transpose(at, column);
        CommonOps_DDRM.solve(normal, column, leverage);
        double variance = (CommonOps_DDRM.dot(y, y) - CommonOps_DDRM.dot(right, solved)) / (count - 1);
        assertThat(ridge.noise()).isCloseTo(Math.sqrt(variance), within(1e-10));
        assertThat(ridge.scale(fresh))
                .isCloseTo(
                        Math.sqrt(variance * (1 + 1.0 / count + CommonOps_DDRM.dot(column, leverage))), within(1e-10));
    }

    private static void fill(DMatrixRMaj matrix, int row, int[] ones, double[] means) {
        for (int i = 0; i < SIZE; i++) {
            matrix.set(row, i, -means[i]);
        }
        for (int one : ones) {
            matrix.add(row, one, 1);
        }
    }

    /** 200 laws drawn from the prior, 50 new values each: 10,000 values, whose share has a deviation below 0.5 %. */
    @Test
    void theIntervalCoversWhatItSays() {
        Random random = new Random(7);
        int inside = 0;
        for (int trial = 0; trial < 200; trial++) {
            double[] weights = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                weights[i] = 0.03 * random.nextGaussian();
            }
            int[][] ones = new int[60][];
            double[] values = new double[60];
            for (int i = 0; i < 60; i++) {
                ones[i] = vector(random);
                values[i] = law(weights, ones[i]) + 0.02 * random.nextGaussian();
            }
            BayesianRidge ridge = BayesianRidge.fit(ones, values, SIZE);
            double quantile = ridge.quantile(0.95);
            for (int i = 0; i < 50; i++) {
                int[] fresh = vector(random);
                double value = law(weights, fresh) + 0.02 * random.nextGaussian();
                inside += Math.abs(value - ridge.mean(fresh)) <= quantile * ridge.scale(fresh) ? 1 : 0;
            }
        }
        assertThat(inside / 10_000.0).isBetween(0.93, 0.965);
    }

    @Test
    void tooFewValuesAreRefused() {
        assertThatThrownBy(() -> BayesianRidge.fit(new int[2][1], new double[2], 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 values");
    }
}
