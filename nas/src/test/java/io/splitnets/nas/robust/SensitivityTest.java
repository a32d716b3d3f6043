package io.splitnets.nas.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.measure.Estimate;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitivityTest {
    private static List<Sensitivity.Index> indices(
            int dimensions, int perShift, long seed, ToDoubleFunction<double[]> figure) {
        Sensitivity design = new Sensitivity(dimensions, perShift, seed);
        return design.indices(design.points().stream().mapToDouble(figure).toArray())
                .orElseThrow();
    }

    /** A sum of coordinates has the variance a^2/12 of each: 1, 4 and 9 parts of 14, first order and in total. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSumHasTheSharesOfItsTerms(long seed) {
        List<Sensitivity.Index> found = indices(3, 128, seed, u -> u[0] + 2 * u[1] + 3 * u[2]);
        double[] shares = {1 / 14.0, 4 / 14.0, 9 / 14.0};
        for (int i = 0; i < 3; i++) {
            assertThat(found.get(i).first().value()).isCloseTo(shares[i], within(0.03));
            assertThat(found.get(i).total().value()).isCloseTo(shares[i], within(0.03));
        }
    }

    /**
     * The function of Ishigami and Homma (1990) with a = 7, b = 0.1: first order 0.3139, 0.4424 and 0, total 0.5576, 0.4424
     * and 0.2437, in closed form. All six lie in their 95 % intervals, widened by a half.
     */
    @Test
    void ishigamisFunctionHasItsClosedForm() {
        List<Sensitivity.Index> found = indices(3, 256, 1, u -> {
            double x = Math.PI * (2 * u[0] - 1);
            double y = Math.PI * (2 * u[1] - 1);
            double z = Math.PI * (2 * u[2] - 1);
            return StrictMath.sin(x)
                    + 7 * StrictMath.sin(y) * StrictMath.sin(y)
                    + 0.1 * z * z * z * z * StrictMath.sin(x);
        });
        double[] first = {0.3139, 0.4424, 0};
        double[] total = {0.5576, 0.4424, 0.2437};
        for (int i = 0; i < 3; i++) {
            covers(found.get(i).first(), first[i]);
            covers(found.get(i).total(), total[i]);
            assertThat(found.get(i).first().value()).isCloseTo(first[i], within(0.03));
        }
    }

    private static void covers(Estimate estimate, double truth) {
        assertThat(Math.abs(estimate.value() - truth))
                .isLessThanOrEqualTo(1.5 * estimate.halfWidth().orElseThrow());
    }

    @Test
    void aCoordinateWithoutEffectHasNone() {
        List<Sensitivity.Index> found = indices(2, 16, 5, u -> u[1]);
        assertThat(found.get(0).first()).isEqualTo(Estimate.exact(0));
        assertThat(found.get(0).total()).isEqualTo(Estimate.exact(0));
    }

    @Test
    void thereAreNoneForAConstantOrAnEndlessFigure() {
        Sensitivity design = new Sensitivity(2, 8, 1);
        double[] figures = new double[design.points().size()];
        assertThat(design.indices(figures)).isEmpty();
        figures[3] = Double.POSITIVE_INFINITY;
        assertThat(design.indices(figures)).isEmpty();
    }

    @Test
    void pointsAreBalancedAndDifferByRandomisation() {
        double[][] points = SobolPoints.of(64, 5, 1, 0);
        for (int d = 0; d < 5; d++) {
            boolean[] hit = new boolean[64];
            for (double[] point : points) {
                assertThat(point[d]).isBetween(Math.ulp(0.0), Math.nextDown(1.0));
                hit[(int) (64 * point[d])] = true;
            }
            assertThat(hit).as("one point in each interval of coordinate " + d).doesNotContain(false);
        }
        assertThat(SobolPoints.of(64, 5, 1, 0)).isDeepEqualTo(points);
        assertThat(SobolPoints.of(64, 5, 1, 1)[0]).isNotEqualTo(points[0]);
        assertThat(SobolPoints.of(64, 5, 2, 0)[0]).isNotEqualTo(points[0]);
    }
}
