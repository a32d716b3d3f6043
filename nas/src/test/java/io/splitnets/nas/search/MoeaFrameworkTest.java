package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.moeaframework.algorithm.NSGAII;
import org.moeaframework.core.NondominatedPopulation;
import org.moeaframework.core.PRNG;
import org.moeaframework.core.Solution;
import org.moeaframework.core.variable.EncodingUtils;
import org.moeaframework.problem.AbstractProblem;

/**
 * NSGA-II beside that of MOEA Framework 4.5 (moeaframework.org) on ZDT1 to ZDT3 (Zitzler, Deb, Thiele 2000) and DTLZ2 with
 * three objectives (Deb et al. 2002). Both get the same problem: variables that are whole steps of a grid. There they are
 * integers with the framework's usual operators for them (simulated binary crossover and polynomial mutation, rounded),
 * here genes. Population and evaluations are the same, and the hypervolume of the last population is compared.
 */
class MoeaFrameworkTest {
    private static final int SEEDS = 10;

    /** How far our mean may stay behind theirs, fixed before anything was measured. */
    private static final double MARGIN = 0.01;

    enum Law {
        ZDT1(2) {
            @Override
            double[] values(double[] x) {
                double g = 1 + 9 * rest(x, 1, v -> v) / (x.length - 1);
                return new double[] {x[0], g * (1 - Math.sqrt(x[0] / g))};
            }
        },
        ZDT2(2) {
            @Override
            double[] values(double[] x) {
                double g = 1 + 9 * rest(x, 1, v -> v) / (x.length - 1);
                return new double[] {x[0], g * (1 - x[0] / g * (x[0] / g))};
            }
        },
        ZDT3(2) {
            @Override
            double[] values(double[] x) {
                double g = 1 + 9 * rest(x, 1, v -> v) / (x.length - 1);
                double wave = x[0] / g * Math.sin(10 * Math.PI * x[0]);
                return new double[] {x[0], g * (1 - Math.sqrt(x[0] / g) - wave)};
            }
        },
        DTLZ2(3) {
            @Override
            double[] values(double[] x) {
                double g = 1 + rest(x, 2, v -> (v - 0.5) * (v - 0.5));
                double a = x[0] * Math.PI / 2;
                double b = x[1] * Math.PI / 2;
                return new double[] {g * Math.cos(a) * Math.cos(b), g * Math.cos(a) * Math.sin(b), g * Math.sin(a)};
            }
        };

        private final int objectives;

        Law(int objectives) {
            this.objectives = objectives;
        }

        /** The objectives of variables in 0..1, all minimised. */
        abstract double[] values(double[] x);

        private static double rest(double[] x, int from, ToDoubleFunction<Double> term) {
            return Arrays.stream(x, from, x.length).boxed().mapToDouble(term).sum();
        }
    }

    /** A law on a grid of {@code steps} values per variable. */
    private record GridLaw(Law law, int variables, int steps) implements SearchSpace {
        @Override
        public String name() {
            return law.name();
        }

        @Override
        public List<Gene> genes() {
            List<String> values =
                    IntStream.range(0, steps).mapToObj(String::valueOf).toList();
            return IntStream.range(0, variables)
                    .mapToObj(i -> new Gene("x" + i, values))
                    .toList();
        }

        @Override
        public Candidate canonical(Candidate candidate) {
            return candidate;
        }

        double[] values(int[] genes) {
            return law.values(
                    Arrays.stream(genes).mapToDouble(k -> k / (steps - 1.0)).toArray());
        }

        double[] corner() {
            double[] corner = new double[law.objectives];
            Arrays.fill(corner, 1.1);
            return corner;
        }
    }

    private static double ours(GridLaw grid, int population, int evaluations, long seed) {
        List<Objective> objectives = IntStream.range(0, grid.law.objectives)
                .mapToObj(k -> new Objective("f" + k, Direction.MINIMISE, ""))
                .toList();
        SearchProblem problem = new SearchProblem(
                grid,
                objectives,
                List.of(),
                List.of(),
                Arrays.stream(grid.corner()).boxed().toList());
        SearchStrategy strategy =
                SearchStrategies.create("nsga2", problem, SearchParameters.of(grid, population, evaluations, seed));
        SearchLoop.run(
                strategy,
                batch -> batch.stream()
                        .map(candidate -> new Evaluation(
                                candidate,
                                Arrays.stream(grid.values(genes(candidate)))
                                        .mapToObj(Estimate::exact)
                                        .toList(),
                                List.of()))
                        .toList(),
                s -> {},
                s -> {});
        List<double[]> last = strategy.state().population().stream()
                .map(candidate -> grid.values(genes(candidate)))
                .toList();
        assertThat(last).hasSize(population);
        return Hypervolume.of(last, grid.corner());
    }

    private static int[] genes(Candidate candidate) {
        return candidate.genes().stream().mapToInt(Integer::intValue).toArray();
    }

    private static double theirs(GridLaw grid, int population, int evaluations, long seed) {
        PRNG.setSeed(seed);
        NSGAII algorithm = new NSGAII(new Framed(grid));
        algorithm.setInitialPopulationSize(population);
        algorithm.run(evaluations);
        assertThat(algorithm.getNumberOfEvaluations()).isEqualTo(evaluations);
        NondominatedPopulation result = algorithm.getResult();
        List<double[]> front = new ArrayList<>();
        result.forEach(solution -> front.add(solution.getObjectives()));
        double volume = Hypervolume.of(front, grid.corner());
        // Their indicator, between the origin shifted by one and the corner, so that it measures a share of that box.
        double[] low = new double[grid.law.objectives];
        Arrays.fill(low, -1);
        double box = Math.pow(2.1, grid.law.objectives);
        double share =
                new org.moeaframework.core.indicator.Hypervolume(new Framed(grid), low, grid.corner()).evaluate(result);
        assertThat(share * box).isCloseTo(volume, within(1e-9));
        return volume;
    }

    /** The same problem as the framework sees it. */
    private static final class Framed extends AbstractProblem {
        private final GridLaw grid;

        Framed(GridLaw grid) {
            super(grid.variables, grid.law.objectives);
            this.grid = grid;
        }

        @Override
        public void evaluate(Solution solution) {
            solution.setObjectives(grid.values(EncodingUtils.getInt(solution)));
        }

        @Override
        public Solution newSolution() {
            Solution solution = new Solution(grid.variables, grid.law.objectives);
            for (int i = 0; i < grid.variables; i++) {
                solution.setVariable(i, EncodingUtils.newInt(0, grid.steps - 1));
            }
            return solution;
        }
    }

    private static void compare(GridLaw grid, int population, int evaluations) {
        double ours = IntStream.rangeClosed(1, SEEDS)
                .mapToDouble(seed -> ours(grid, population, evaluations, seed))
                .average()
                .orElseThrow();
        double theirs = IntStream.rangeClosed(1, SEEDS)
                .mapToDouble(seed -> theirs(grid, population, evaluations, seed))
                .average()
                .orElseThrow();
        assertThat(ours).isGreaterThanOrEqualTo((1 - MARGIN) * theirs);
    }

    @ParameterizedTest
    @EnumSource(Law.class)
    void notWorseThanMoeaFramework(Law law) {
        compare(new GridLaw(law, 10, 21), 40, 2000);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(Law.class)
    void notWorseThanMoeaFrameworkAtTheSizesOfThePapers(Law law) {
        compare(new GridLaw(law, law == Law.DTLZ2 ? 12 : 30, 101), 100, 20_000);
    }
}
