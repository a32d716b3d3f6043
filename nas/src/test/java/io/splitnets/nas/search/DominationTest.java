package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.search.Domination.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DominationTest {
    private static Point p(double violation, double... values) {
        return new Point(values, violation);
    }

    @Test
    void paretoCases() {
        assertThat(Domination.dominates(p(0, 1, 2), p(0, 1, 3))).isTrue();
        assertThat(Domination.dominates(p(0, 1, 3), p(0, 1, 2))).isFalse();
        assertThat(Domination.dominates(p(0, 1, 2), p(0, 1, 2))).isFalse();
        assertThat(Domination.dominates(p(0, 1, 3), p(0, 2, 2))).isFalse();
    }

    @Test
    void constraintCases() {
        // Feasible beats infeasible however good that is; of two infeasible ones the smaller violation wins.
        assertThat(Domination.dominates(p(0, 9, 9), p(0.1, 1, 1))).isTrue();
        assertThat(Domination.dominates(p(0.1, 1, 1), p(0, 9, 9))).isFalse();
        assertThat(Domination.dominates(p(0.1, 9, 9), p(0.2, 1, 1))).isTrue();
        assertThat(Domination.dominates(p(0.2, 1, 1), p(0.1, 9, 9))).isFalse();
        assertThat(Domination.dominates(p(0.2, 1, 1), p(0.2, 9, 9))).isFalse();
    }

    @Test
    void crowdingByHand() {
        // Sorted by the first: (0,10) (1,6) (4,2) (10,0). Inner: (4-0)/10 + (10-2)/10 and (10-1)/10 + (6-0)/10.
        double[] distances = CrowdingDistance.of(
                List.of(new double[] {4, 2}, new double[] {0, 10}, new double[] {10, 0}, new double[] {1, 6}));
        assertThat(distances)
                .containsExactly(
                        new double[] {1.5, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1.2}, within(1e-12));
    }

    @Test
    void crowdingIgnoresAConstantObjectiveAndSurvivesInfinity() {
        assertThat(CrowdingDistance.of(List.of(new double[] {0, 5}, new double[] {1, 5}, new double[] {4, 5})))
                .containsExactly(Double.POSITIVE_INFINITY, 1, Double.POSITIVE_INFINITY);
        double inf = Double.POSITIVE_INFINITY;
        assertThat(CrowdingDistance.of(List.of(
                        new double[] {0}, new double[] {1}, new double[] {2}, new double[] {inf}, new double[] {inf})))
                .containsExactly(inf, 0, 1, 1, inf);
        assertThat(CrowdingDistance.of(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void sortEqualsRepeatedPeeling(int objectives) {
        RandomNumbers random = new RandomNumbers(objectives);
        for (int round = 0; round < 40; round++) {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                double[] values = new double[objectives];
                for (int k = 0; k < objectives; k++) {
                    values[k] = random.below(6);
                }
                points.add(new Point(values, random.chance(0.3) ? random.below(3) : 0));
            }
            assertThat(NonDominatedSort.fronts(points)).isEqualTo(peeled(points));
        }
        assertThat(NonDominatedSort.fronts(List.of())).isEmpty();
    }

    /** The definition: what nothing left dominates is the next front. */
    private static List<List<Integer>> peeled(List<Point> points) {
        List<List<Integer>> fronts = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            left.add(i);
        }
        while (!left.isEmpty()) {
            List<Integer> rest = List.copyOf(left);
            List<Integer> front = rest.stream()
                    .filter(i -> rest.stream().noneMatch(j -> Domination.dominates(points.get(j), points.get(i))))
                    .toList();
            fronts.add(front);
            left.removeAll(front);
        }
        return fronts;
    }
}
