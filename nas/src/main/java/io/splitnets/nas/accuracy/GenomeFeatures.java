package io.splitnets.nas.accuracy;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A genome as a vector of zeros and ones: one per choice of every gene, and one per pair of choices of two genes of the
 * split module, since what a bottleneck costs depends on its place. Genes without a choice have no part in it.
 */
final class GenomeFeatures {
    /** More would make the fit, which is cubic, take minutes. */
    static final int MOST = 1500;

    private static final String SPLIT = "split.";

    private final int[] choices;
    private final List<Block> blocks = new ArrayList<>();
    private final int size;

    /** The ones of a gene, or of the pair of a gene and another, from {@code offset} on. */
    private record Block(int gene, int other, int offset) {}

    /**
     * The features of {@code space}.
     *
     * @throws PredictorException if there are more than {@link #MOST}
     */
    GenomeFeatures(SearchSpace space) {
        List<Gene> genes = space.genes();
        choices = genes.stream().mapToInt(gene -> gene.choices().size()).toArray();
        long next = 0;
        List<Integer> split = new ArrayList<>();
        for (int gene = 0; gene < choices.length; gene++) {
            if (choices[gene] > 1) {
                blocks.add(new Block(gene, -1, (int) next));
                next += choices[gene];
                if (genes.get(gene).name().startsWith(SPLIT)) {
                    split.add(gene);
                }
            }
        }
        for (int a = 0; a < split.size(); a++) {
            for (int b = a + 1; b < split.size(); b++) {
                blocks.add(new Block(split.get(a), split.get(b), (int) Math.min(next, Integer.MAX_VALUE)));
                next += (long) choices[split.get(a)] * choices[split.get(b)];
            }
        }
        if (next > MOST) {
            throw new PredictorException("space '" + space.name() + "' has " + next
                    + " features; a predictor is made for at most " + MOST + "; shorten the lists of choices");
        }
        size = (int) next;
    }

    /** Length of the vector. */
    int size() {
        return size;
    }

    /**
     * Where the vector of {@code candidate} has its ones, in rising order; always the same number of them.
     *
     * @throws IllegalArgumentException if it is not of the space
     */
    int[] ones(Candidate candidate) {
        if (candidate.genes().size() != choices.length) {
            throw new IllegalArgumentException("candidate " + candidate.id() + " has "
                    + candidate.genes().size() + " genes, the space has " + choices.length);
        }
        int[] ones = new int[blocks.size()];
        for (int i = 0; i < ones.length; i++) {
            Block block = blocks.get(i);
            int at = choice(candidate, block.gene());
            if (block.other() >= 0) {
                at = at * choices[block.other()] + choice(candidate, block.other());
            }
            ones[i] = block.offset() + at;
        }
        return ones;
    }

    /** The ones of each candidate. */
    int[][] ones(List<Candidate> candidates) {
        return candidates.stream().map(this::ones).toArray(int[][]::new);
    }

    private int choice(Candidate candidate, int gene) {
        int choice = candidate.genes().get(gene);
        if (choice < 0 || choice >= choices[gene]) {
            throw new IllegalArgumentException("candidate " + candidate.id() + ": gene " + gene + " is " + choice
                    + ", of the choices " + Arrays.toString(choices));
        }
        return choice;
    }
}
