package io.splitnets.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonNegativeLeastSquaresTest {
    @Test
    void solvesExactlyWhereTheSolutionIsPositive() {
        double[] x = NonNegativeLeastSquares.solve(new double[][] {{1, 2}, {3, 4}, {5, 6}}, new double[] {8, 18, 28});
        assertThat(x[0]).isCloseTo(2, within(1e-12));
        assertThat(x[1]).isCloseTo(3, within(1e-12));
    }

    /** Without the bound the solution is (-1, 2); with it, the best multiple of (1, 1, 2) for (1, 2, 3) is 9/6. */
    @Test
    void keepsOutAColumnThatWouldBeNegative() {
        double[] x = NonNegativeLeastSquares.solve(new double[][] {{1, 1}, {0, 1}, {1, 2}}, new double[] {1, 2, 3});
        assertThat(x[0]).isZero();
        assertThat(x[1]).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void leavesAnEmptyColumnAndARepeatedOneAtRest() {
        double[] x = NonNegativeLeastSquares.solve(new double[][] {{2, 0, 2}, {4, 0, 4}}, new double[] {6, 12});
        assertThat(x[1]).isZero();
        assertThat(x[0] + x[2]).isCloseTo(3, within(1e-12));
    }

    /** Karush-Kuhn-Tucker: no entry is negative, no gradient descends, and where an entry is positive it is flat. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void fulfilsTheConditionsOfTheMinimum(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            int rows = 2 + random.nextInt(8);
            int columns = 1 + random.nextInt(6);
            double[][] matrix = new double[rows][columns];
            double[] right = new double[rows];
            for (int i = 0; i < rows; i++) {
                right[i] = random.nextDouble(-1, 2);
                for (int j = 0; j < columns; j++) {
                    matrix[i][j] = random.nextDouble(-1, 1);
                }
            }
            double[] x = NonNegativeLeastSquares.solve(matrix, right);
            assertThat(x).isEqualTo(NonNegativeLeastSquares.solve(matrix, right));
            for (int j = 0; j < columns; j++) {
                double descent = descent(matrix, right, x, j);
                assertThat(x[j]).isNotNegative();
                assertThat(descent).isLessThan(1e-8);
                if (x[j] > 0) {
                    assertThat(descent).isCloseTo(0, within(1e-8));
                }
            }
        }
    }

    private static double descent(double[][] matrix, double[] right, double[] x, int column) {
        double sum = 0;
        for (int i = 0; i < right.length; i++) {
            double residual = right[i];
            for (int j = 0; j < x.length; j++) {
                residual -= matrix[i][j] * x[j];
            }
            sum += matrix[i][column] * residual;
        }
        return sum;
    }
}
