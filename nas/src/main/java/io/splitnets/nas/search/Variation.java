package io.splitnets.nas.search;

import io.splitnets.nas.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Recombination and mutation of gene lists. */
final class Variation {
    private final List<Integer> choices;
    private final double crossover;
    private final double mutation;
    /** The genes with more than one choice. */
    private final List<Integer> free;

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

    /** Changes each gene with the set probability to another value, every other value being equally likely. */
    List<Integer> mutate(List<Integer> genes, RandomNumbers random) {
        List<Integer> mutant = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            boolean changes = choices.get(i) > 1 && random.chance(mutation);
            mutant.add(changes ? another(i, genes.get(i), random) : genes.get(i));
        }
        return mutant;
    }

    /** Changes one gene, every gene that has a choice and every other value of it being equally likely. */
    List<Integer> mutateOne(List<Integer> genes, RandomNumbers random) {
        if (free.isEmpty()) {
            return genes;
        }
        int gene = free.get(random.below(free.size()));
        List<Integer> mutant = new ArrayList<>(genes);
        mutant.set(gene, another(gene, genes.get(gene), random));
        return mutant;
    }

    private int another(int gene, int old, RandomNumbers random) {
        int other = random.below(choices.get(gene) - 1);
        return other < old ? other : other + 1;
    }
}
