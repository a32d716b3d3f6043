package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.SearchSpace;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The settings of a strategy. A strategy ignores what it has no use for.
 *
 * @param population candidates that the next are bred from, and evaluated per generation, at least 2; some
 *     strategies evaluate a quarter of it per generation
 * @param evaluations the budget: candidates evaluated at most; candidates per generation times the wanted generations
 * @param crossover probability in 0..1 that two parents are recombined rather than copied
 * @param mutation probability in 0..1 that a gene changes to another value
 * @param tries candidates drawn at most to find one that is new and keeps the cheap constraints
 * @param seed everything random follows from it
 * @param anchors part of the first generation, in this order, as far as they keep the cheap constraints
 */
public record SearchParameters(
        int population,
        int evaluations,
        double crossover,
        double mutation,
        int tries,
        long seed,
        List<Candidate> anchors) {
    /** Copies the list and refuses values out of range. */
    public SearchParameters {
        anchors = List.copyOf(anchors);
        require(population >= 2, "population", population, "at least 2");
        require(evaluations >= 1, "evaluations", evaluations, "at least 1");
        require(crossover >= 0 && crossover <= 1, "crossover", crossover, "in 0..1");
        require(mutation >= 0 && mutation <= 1, "mutation", mutation, "in 0..1");
        require(tries >= 1, "tries", tries, "at least 1");
    }

    /**
     * The settings of Deb et al. 2002, section IV (crossover 0.9, on average one mutated gene per offspring), with
     * 10000 tries per candidate and without anchors.
     */
    public static SearchParameters of(SearchSpace space, int population, int evaluations, long seed) {
        double mutation = 1.0 / space.genes().size();
        return new SearchParameters(population, evaluations, 0.9, mutation, 10_000, seed, List.of());
    }

    /** The same settings with other anchors. */
    public SearchParameters withAnchors(List<Candidate> others) {
        return new SearchParameters(population, evaluations, crossover, mutation, tries, seed, others);
    }

    List<String> describe() {
        return List.of(
                "population " + population,
                "evaluations " + evaluations,
                "crossover " + Double.toHexString(crossover),
                "mutation " + Double.toHexString(mutation),
                "tries " + tries,
                "seed " + seed,
                "anchors " + anchors.stream().map(Candidate::id).collect(Collectors.joining(", ")));
    }

    private static void require(boolean holds, String name, Number value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + ", must be " + expected);
        }
    }
}
