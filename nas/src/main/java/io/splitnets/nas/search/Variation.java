package io.splitnets.nas.search;

import io.splitnets.nas.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Recombination and mutation of gene lists. The choices of a gene are in order, and near ones are alike: a mutation moves
 * by d places with a probability in proportion to 1/d (the harmonic operator; B. Doerr, C. Doerr, T. Koetzing, "Static and
 * self-adjusting mutation strengths for multi-valued decision variables", Algorithmica 80(5), 2018), so that small and
 * large steps are both usual and no step size has to be set.
 */
final class Variation {
    private final List<Integer> choices;
    private final double crossover;
    private final double mutation;
    /** The genes with more than one choice. */
    private final List<Integer> free;
    /** Sums of 1/d over the distances up to the index. */
    private final double[] harmonic;

    /**
     * Operators for one space.
     *
     * @param choices number of choices per gene
     * @param crossover probability that parents are recombined
     * @param mutation probability that a gene changes
     */
    Variation(List<Integer> choices, double crossover, double mutation) {
        this.choices = List.copyOf(choices);
        this.crossover = crossover;
        this.mutation = mutation;
        this.free = IntStream.range(0, choices.size())
                .filter(i -> choices.get(i) > 1)
                .boxed()
                .toList();
        this.harmonic =
                new double[choices.stream().mapToInt(Integer::intValue).max().orElse(1)];
        for (int distance = 1; distance < harmonic.length; distance++) {
            harmonic[distance] = harmonic[distance - 1] + 1.0 / distance;
        }
    }

    /** The operators that a search's parameters ask for. */
    static Variation of(SearchSpace space, SearchParameters parameters) {
        List<Integer> choices =
                space.genes().stream().map(gene -> gene.choices().size()).toList();
        return new Variation(choices, parameters.crossover(), parameters.mutation());
    }

    /** One offspring of two parents, recombined with the set probability and then mutated. */
    List<Integer> offspring(List<Integer> mother, List<Integer> father, RandomNumbers random) {
        if (!random.chance(crossover)) {
            return mutate(mother, random);
        }
        return mutate(random.chance(0.5) ? uniform(mother, father, random) : onePoint(mother, father, random), random);
    }

    /** Each gene from either parent with equal probability. */
    List<Integer> uniform(List<Integer> mother, List<Integer> father, RandomNumbers random) {
        List<Integer> child = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            child.add(random.chance(0.5) ? mother.get(i) : father.get(i));
        }
        return child;
    }

    /** The genes before a random cut from the one parent, the others from the other; at least one from each. */
    List<Integer> onePoint(List<Integer> mother, List<Integer> father, RandomNumbers random) {
        if (choices.size() < 2) {
            return mother;
        }
        int cut = 1 + random.below(choices.size() - 1);
        List<Integer> child = new ArrayList<>(mother.subList(0, cut));
        child.addAll(father.subList(cut, choices.size()));
        return child;
    }

    /** Changes each gene with the set probability to another value. */
    List<Integer> mutate(List<Integer> genes, RandomNumbers random) {
        List<Integer> mutant = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            boolean changes = choices.get(i) > 1 && random.chance(mutation);
            mutant.add(changes ? another(i, genes.get(i), random) : genes.get(i));
        }
        return mutant;
    }

    /** Changes one gene to another value, every gene that has a choice being equally likely. */
    List<Integer> mutateOne(List<Integer> genes, RandomNumbers random) {
        if (free.isEmpty()) {
            return genes;
        }
        int gene = free.get(random.below(free.size()));
        List<Integer> mutant = new ArrayList<>(genes);
        mutant.set(gene, another(gene, genes.get(gene), random));
        return mutant;
    }

    /** Another value of a gene, at distance d with a probability in proportion to 1/d. */
    private int another(int gene, int old, RandomNumbers random) {
        int last = choices.get(gene) - 1;
        double place = random.unit() * (harmonic[old] + harmonic[last - old]);
        boolean down = place < harmonic[old];
        double left = down ? place : place - harmonic[old];
        int most = down ? old : last - old;
        int distance = 1;
        while (distance < most && left >= harmonic[distance]) {
            distance++;
        }
        return down ? old - distance : old + distance;
    }
}
