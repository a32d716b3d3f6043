package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.search.ToyProblems.Toy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsEmoaTest extends SearchStrategyContract {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Override
    String name() {
        return SmsEmoa.NAME;
    }

    @Override
    int batch(int population) {
        return population / 4;
    }

    @Test
    void comesNearTheExactFront() {
        Toy toy = ToyProblems.knapsack();
        double evolved = ToyProblems.meanVolume(toy, "sms_emoa", 20, 400) / ToyProblems.exactVolume(toy);
        assertThat(evolved).isBetween(0.97, 1.0 + 1e-12);
    }

    @Test
    void contributionsByHand() {
        // Corner (11, 11): the front's range is 10, a tenth behind its worst values. Strips of the staircase by hand.
        List<double[]> front = List.of(p(0, 10), p(2, 4), p(3, 3), p(10, 0));
        assertThat(new Contributions(front).all()).containsExactly(new double[] {2, 6, 7, 3}, within(1e-12));
        assertThat(new Contributions(front).best(3)).containsExactly(1, 2, 3);
        // Without the first, (2, 4) reaches up to the corner: it adds 7, and the end (10, 0) is the least with 3.
        assertThat(new Contributions(front).best(2)).containsExactly(1, 2);
    }

    @Test
    void doublesAndInfinitiesAddNothing() {
        assertThat(new Contributions(List.of(p(0, 2), p(2, 0), p(2, 0))).all()[1])
                .isZero();
        assertThat(new Contributions(List.of(p(0, 2), p(2, 0), p(INFINITE, -1))).all()[2])
                .isZero();
        assertThat(new Contributions(List.of(p(1, 1), p(1, 1))).best(1)).hasSize(1);
        assertThat(new Contributions(List.of()).all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void bestEqualsTakingOutTheLeastAgainAndAgain(int objectives) {
        RandomNumbers random = new RandomNumbers(objectives);
        for (int round = 0; round < 5; round++) {
            List<double[]> points = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                double[] point = new double[objectives];
                Arrays.setAll(point, k -> random.unit());
                double length = Math.sqrt(Arrays.stream(point).map(x -> x * x).sum());
                points.add(Arrays.stream(point).map(x -> x / length).toArray());
            }
            assertThat(new Contributions(points).best(8)).isEqualTo(naive(points, 8));
        }
    }

    /** Volumes of whole fronts, from the corner of the first. */
    private static List<Integer> naive(List<double[]> points, int count) {
        double[] corner = new double[points.get(0).length];
        Arrays.setAll(corner, k -> {
            double worst = points.stream().mapToDouble(p -> p[k]).max().orElseThrow();
            return worst
                    + 0.1
                            * (worst
                                    - points.stream()
                                            .mapToDouble(p -> p[k])
                                            .min()
                                            .orElseThrow());
        });
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            left.add(i);
        }
        while (left.size() > count) {
            int least = 0;
            double most = -1;
            for (int i = 0; i < left.size(); i++) {
                List<Integer> rest = new ArrayList<>(left);
                rest.remove(i);
                double volume = Hypervolume.of(rest.stream().map(points::get).toList(), corner);
                if (volume > most) {
                    most = volume;
                    least = i;
                }
            }
            left.remove(least);
        }
        return left;
    }

    private static double[] p(double... values) {
        return values;
    }
}
