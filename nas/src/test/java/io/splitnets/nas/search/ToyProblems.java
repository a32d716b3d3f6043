package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Spaces and objectives whose best candidates are known, evaluated by formulas. */
final class ToyProblems {
    private ToyProblems() {}

    /** A space of equal genes; if the first is 0, the second has no effect. */
    record Grid(String name, int count, int choices) implements SearchSpace {
        @Override
        public List<Gene> genes() {
            List<String> values =
                    IntStream.range(0, choices).mapToObj(String::valueOf).toList();
            return IntStream.range(0, count)
                    .mapToObj(i -> new Gene("g" + i, values))
                    .toList();
        }

        @Override
        public Candidate canonical(Candidate candidate) {
            if (candidate.genes().get(0) != 0) {
                return candidate;
            }
            List<Integer> genes = new ArrayList<>(candidate.genes());
            genes.set(1, 0);
            return new Candidate(genes);
        }
    }

    /** A problem with the formula that evaluates its candidates. */
    record Toy(SearchProblem problem, Function<Candidate, Evaluation> formula) {
        List<Evaluation> evaluate(List<Candidate> batch) {
            return batch.stream().map(formula).toList();
        }

        SearchResult run(String strategy, SearchParameters parameters) {
            return SearchLoop.run(
                    SearchStrategies.create(strategy, problem, parameters), this::evaluate, s -> {}, s -> {});
        }
    }

    /**
     * Gain against cost with a bound on an uneven load and a cheap bound on the last gene: 5^6 combinations, few of
     * them on the front.
     */
    static Toy knapsack() {
        SearchSpace space = new Grid("knapsack", 6, 5);
        Constraint load = new Constraint("load", "kg", 30);
        SearchProblem problem = new SearchProblem(
                space,
                List.of(
                        new Objective("gain", Direction.MAXIMISE, ""),
                        new Objective("cost", Direction.MINIMISE, "EUR")),
                List.of(load),
                List.of(new CheapConstraint("size", "m", 6, c -> c.genes().get(5) * 2.0)),
                List.of(0.0, 120.0));
        return new Toy(problem, candidate -> {
            double gain = 0;
            double cost = 0;
            double weight = 0;
            for (int i = 0; i < 6; i++) {
                int g = candidate.genes().get(i);
                gain += (1 + i % 3) * Math.sqrt(g) * 10;
                cost += (6 - i) * g + (g == 2 && i != 4 ? 9 : 0);
                weight += (1 + (i * 5) % 3) * (4 - g);
            }
            List<Estimate> values = List.of(new Estimate(gain, gain - 1, gain + 2), Estimate.exact(cost));
            return new Evaluation(candidate, values, List.of(load.violation(weight)));
        });
    }

    /** Small and without bounds, to be used up completely. */
    static Toy tiny() {
        SearchProblem problem = new SearchProblem(
                new Grid("tiny", 3, 3),
                List.of(new Objective("a", Direction.MINIMISE, ""), new Objective("b", Direction.MINIMISE, "")),
                List.of(),
                List.of(),
                List.of(10.0, 10.0));
        return new Toy(problem, candidate -> {
            List<Integer> g = candidate.genes();
            double a = g.get(0) + 0.5 * g.get(1) + 0.1 * g.get(2);
            return new Evaluation(
                    candidate, List.of(Estimate.exact(a), Estimate.exact(6 - a + g.get(2) % 2)), List.of());
        });
    }

    /** ZDT1 (Zitzler, Deb, Thiele 2000, eq. 7) with 10 variables of 21 steps. Its best front has all genes but one at 0. */
    static Toy zdt1() {
        SearchProblem problem = new SearchProblem(
                new Grid("zdt1", 10, 21),
                List.of(new Objective("f1", Direction.MINIMISE, ""), new Objective("f2", Direction.MINIMISE, "")),
                List.of(),
                List.of(),
                List.of(1.1, 1.1));
        return new Toy(problem, candidate -> {
            List<Integer> genes = candidate.genes();
            double f1 = genes.get(0) / 20.0;
            double rest = genes.stream().skip(1).mapToDouble(k -> k / 20.0).sum();
            double g = 1 + 9 * rest / 9;
            double f2 = g * (1 - Math.sqrt(f1 / g));
            return new Evaluation(candidate, List.of(Estimate.exact(f1), Estimate.exact(f2)), List.of());
        });
    }

    /** Hypervolume of the front over all candidates. */
    static double exactVolume(Toy toy) {
        List<Evaluation> all = toy.evaluate(all(toy.problem()));
        return ParetoFront.of(toy.problem().objectives(), all)
                .hypervolume(toy.problem().reference());
    }

    /** Mean hypervolume that a strategy reaches with ten seeds. */
    static double meanVolume(Toy toy, String strategy, int population, int budget) {
        return LongStream.rangeClosed(1, 10)
                .mapToObj(seed -> SearchParameters.of(toy.problem().space(), population, budget, seed))
                .mapToDouble(p ->
                        toy.run(strategy, p).front().hypervolume(toy.problem().reference()))
                .average()
                .orElseThrow();
    }

    /** All canonical candidates of a grid that keep the cheap constraints, counted independently of the strategies. */
    static List<Candidate> all(SearchProblem problem) {
        List<Candidate> all = new ArrayList<>();
        all.add(new Candidate(List.of()));
        for (Gene gene : problem.space().genes()) {
            List<Candidate> longer = new ArrayList<>();
            for (Candidate prefix : all) {
                for (int k = 0; k < gene.choices().size(); k++) {
                    List<Integer> genes = new ArrayList<>(prefix.genes());
                    genes.add(k);
                    longer.add(new Candidate(genes));
                }
            }
            all = longer;
        }
        return all.stream()
                .map(problem.space()::canonical)
                .distinct()
                .filter(c -> problem.cheapConstraints().stream()
                        .allMatch(bound -> bound.value().applyAsDouble(c) <= bound.limit()))
                .toList();
    }
}
