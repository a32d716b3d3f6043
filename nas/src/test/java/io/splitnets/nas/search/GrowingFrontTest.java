package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.search.ToyProblems.Grid;
import io.splitnets.nas.space.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowingFrontTest {
    /** Random points near a curved front, of which many are dominated, equal in a coordinate or outside. */
    private static List<double[]> points(RandomNumbers random, int objectives, int count) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] point = new double[objectives];
            double length = 0;
            for (int k = 0; k < objectives; k++) {
                point[k] = 0.05 + random.below(1000) / 1000.0;
                length += point[k] * point[k];
            }
            double radius = 1 + random.below(4) / 10.0;
            for (int k = 0; k < objectives; k++) {
                point[k] = random.chance(0.1) ? 0.25 : radius * point[k] / Math.sqrt(length);
            }
            points.add(point);
        }
        return points;
    }

    @ParameterizedTest
    @CsvSource({"1,100", "2,400", "3,300", "4,80", "5,40"})
    void growingVolumeEqualsTheVolumeOfAll(int objectives, int count) {
        double[] corner = new double[objectives];
        Arrays.fill(corner, 1.1);
        for (int seed = 1; seed <= 5; seed++) {
            List<double[]> points = points(new RandomNumbers(seed), objectives, count);
            GrowingHypervolume growing = new GrowingHypervolume(corner);
            double before = 0;
            for (int i = 0; i < count; i++) {
                growing.add(points.get(i));
                assertThat(growing.volume()).isGreaterThanOrEqualTo(before);
                before = growing.volume();
                if (i % 20 == 0 || i == count - 1) {
                    double all = Hypervolume.of(points.subList(0, i + 1), corner);
                    assertThat(before).isCloseTo(all, within(1e-12 * all));
                }
            }
        }
    }

    @Test
    void dominatedDoubleAndOutsidePointsAddExactlyNothing() {
        for (int objectives = 1; objectives <= 5; objectives++) {
            double[] corner = new double[objectives];
            Arrays.fill(corner, 1);
            double[] point = new double[objectives];
            Arrays.fill(point, 0.3);
            double[] worse = point.clone();
            worse[objectives - 1] = 0.9;
            double[] outside = point.clone();
            outside[0] = 1;
            GrowingHypervolume growing = new GrowingHypervolume(corner);
            growing.add(point);
            double volume = growing.volume();
            assertThat(volume).isCloseTo(Math.pow(0.7, objectives), within(1e-15));
            List.of(point.clone(), worse, outside).forEach(growing::add);
            assertThat(growing.volume()).isEqualTo(volume);
        }
    }

    @ParameterizedTest
    @CsvSource({"2,300", "3,300"})
    void growingFrontEqualsTheFrontOfAll(int objectives, int count) {
        List<Objective> names = IntStream.range(0, objectives)
                .mapToObj(k -> new Objective("f" + k, k == 1 ? Direction.MAXIMISE : Direction.MINIMISE, ""))
                .toList();
        SearchProblem problem = new SearchProblem(
                new Grid("line", 1, count),
                names,
                List.of(new Constraint("bound", "", 1)),
                List.of(),
                IntStream.range(0, objectives)
                        .mapToObj(k -> k == 1 ? -2.0 : 2.0)
                        .toList());
        RandomNumbers random = new RandomNumbers(objectives);
        List<double[]> points = points(random, objectives, count);
        GrowingFront growing = new GrowingFront(problem);
        List<Evaluation> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Estimate> estimates = new ArrayList<>();
            for (int k = 0; k < objectives; k++) {
                // Coarse, so that different candidates often have the same values.
                double value = Math.floor(points.get(i)[k] * 8) / 8 * (k == 1 ? -1 : 1);
                estimates.add(Estimate.exact(value));
            }
            Candidate candidate = new Candidate(List.of(i));
            all.add(new Evaluation(candidate, estimates, List.of(random.chance(0.2) ? 0.5 : 0.0)));
            growing.add(all.get(i));
            assertThat(growing.front()).isEqualTo(ParetoFront.of(names, all));
            assertThat(growing.size()).isEqualTo(growing.front().size());
        }
        double volume = growing.front().hypervolume(problem.reference());
        assertThat(growing.hypervolume()).isCloseTo(volume, within(1e-12 * volume));
    }
}
