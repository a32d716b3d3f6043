package io.splitnets.nas.search;

import java.util.ArrayList;
import java.util.List;

/** Recombination and mutation of gene lists. */
final class Variation {
    private final List<Integer> choices;
    private final double crossover;
    private final double mutation;

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
            int old = genes.get(i);
            if (choices.get(i) > 1 && random.chance(mutation)) {
                int other = random.below(choices.get(i) - 1);
                mutant.add(other < old ? other : other + 1);
            } else {
                mutant.add(old);
            }
        }
        return mutant;
    }
}
