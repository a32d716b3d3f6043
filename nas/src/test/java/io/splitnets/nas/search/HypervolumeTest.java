package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypervolumeTest {
    @Test
    void handValues() {
        assertThat(Hypervolume.of(List.of(), new double[] {1, 1})).isZero();
        assertThat(Hypervolume.of(List.of(p(3), p(1), p(7)), p(5))).isEqualTo(4);
        // Boxes 3x1, 2x2, 1x3 with corner (4, 4): a staircase of 3 + 2 + 1 unit squares.
        assertThat(Hypervolume.of(List.of(p(1, 3), p(2, 2), p(3, 1)), p(4, 4))).isEqualTo(6);
        // Unit cubes of a corner: three 1x1x2 bars that meet in one cube.
        assertThat(Hypervolume.of(List.of(p(0, 1, 1), p(1, 0, 1), p(1, 1, 0)), p(2, 2, 2)))
                .isEqualTo(4);
        // The same in four dimensions: four 1x1x1x2 bars with one cube in common.
        List<double[]> four = List.of(p(0, 1, 1, 1), p(1, 0, 1, 1), p(1, 1, 0, 1), p(1, 1, 1, 0));
        assertThat(Hypervolume.of(four, p(2, 2, 2, 2))).isEqualTo(5);
    }

    @Test
    void dominatedDoubleAndOutsidePointsAddNothing() {
        List<double[]> points = List.of(p(1, 3), p(1, 3), p(2, 3), p(0, 4), p(5, 0), p(2, 2), p(2, 2.5));
        assertThat(Hypervolume.of(points, p(4, 4))).isEqualTo(5);
    }

    @Test
    void frontFlipsTheSignOfWhatIsMaximised() {
        List<Objective> objectives = List.of(
                new Objective("accuracy", Direction.MAXIMISE, ""), new Objective("latency", Direction.MINIMISE, "ms"));
        ParetoFront front = ParetoFront.of(
                objectives,
                List.of(ParetoFrontTest.evaluation("0", 0.5, 10, 0), ParetoFrontTest.evaluation("1", 0.75, 30, 0)));
        assertThat(front.hypervolume(List.of(0.0, 40.0))).isEqualTo(0.5 * 30 + 0.25 * 10);
    }

    @ParameterizedTest
    @CsvSource({"1,5", "2,1", "2,9", "3,1", "3,4", "3,9", "4,6", "5,8"})
    void equalsInclusionAndExclusion(int objectives, int count) {
        RandomNumbers random = new RandomNumbers(17L * objectives + count);
        for (int round = 0; round < 50; round++) {
            List<double[]> points = points(random, objectives, count, 8);
            double[] corner = new double[objectives];
            Arrays.fill(corner, 7);
            // Coordinates are small integers, so both sums are exact, and ties are frequent.
            assertThat(Hypervolume.of(points, corner)).isEqualTo(inclusionExclusion(points, corner));
        }
    }

    @ParameterizedTest
    @CsvSource({"2,20", "3,30", "4,15"})
    void agreesWithMonteCarlo(int objectives, int count) {
        RandomNumbers random = new RandomNumbers(objectives);
        List<double[]> points = points(random, objectives, count, 1000);
        double[] corner = new double[objectives];
        Arrays.fill(corner, 1000);
        int samples = 40_000;
        int hits = 0;
        for (int i = 0; i < samples; i++) {
            double[] sample = points(random, objectives, 1, 1_000_000).get(0);
            if (points.stream().anyMatch(point -> below(point, sample))) {
                hits++;
            }
        }
        double share = Hypervolume.of(points, corner) / Math.pow(1000, objectives);
        double deviation = Math.sqrt(share * (1 - share) / samples);
        assertThat(hits / (double) samples).isCloseTo(share, within(4 * deviation));
    }

    @ParameterizedTest
    @CsvSource({"2,60", "3,60"})
    void sweepsAgreeWithSlicesInAnyOrder(int objectives, int count) {
        RandomNumbers random = new RandomNumbers(objectives);
        List<double[]> points = points(random, objectives, count, 1000);
        double[] corner = new double[objectives];
        Arrays.fill(corner, 1000);
        double swept = Hypervolume.of(points, corner);
        assertThat(swept).isEqualTo(Hypervolume.slices(points, corner));
        Collections.reverse(points);
        assertThat(Hypervolume.of(points, corner)).isEqualTo(swept);
    }

    private static boolean below(double[] point, double[] sampleInMillionths) {
        for (int i = 0; i < point.length; i++) {
            if (point[i] * 1000 > sampleInMillionths[i]) {
                return false;
            }
        }
        return true;
    }

    private static double inclusionExclusion(List<double[]> points, double[] corner) {
        double volume = 0;
        for (int subset = 1; subset < 1 << points.size(); subset++) {
            double box = 1;
            for (int k = 0; k < corner.length; k++) {
                double worst = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < points.size(); i++) {
                    if ((subset >> i & 1) == 1) {
                        worst = Math.max(worst, points.get(i)[k]);
                    }
                }
                box *= Math.max(0, corner[k] - worst);
            }
            volume += Integer.bitCount(subset) % 2 == 1 ? box : -box;
        }
        return volume;
    }

    private static List<double[]> points(RandomNumbers random, int objectives, int count, int bound) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] point = new double[objectives];
            for (int k = 0; k < objectives; k++) {
                point[k] = random.below(bound);
            }
            points.add(point);
        }
        return points;
    }

    private static double[] p(double... values) {
        return values;
    }
}
