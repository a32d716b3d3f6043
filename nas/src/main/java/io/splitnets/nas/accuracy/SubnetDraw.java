package io.splitnets.nas.accuracy;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.SearchSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws the candidates that a predictor is made from: every split module (place, kept channels, bits) equally often, in
 * an order drawn anew for each round, the other genes uniformly, none twice. Only the 64-bit words of the generator are
 * used, which are the same on every Java version.
 */
public final class SubnetDraw {
    private static final int TRIES = 64;
    private static final int BARREN = 10;

    private final SearchSpace space;
    private final List<Gene> genes;
    private final SplittableRandom random;

    private SubnetDraw(SearchSpace space, long seed) {
        this.space = space;
        this.genes = space.genes();
        this.random = new SplittableRandom(seed);
    }

    /**
     * {@code count} different candidates; a larger count begins with the same ones.
     *
     * @throws PredictorException if the space has fewer than twice as many: then one measures them all
     */
    public static List<Candidate> of(SearchSpace space, int count, long seed) {
        if (space.combinations().compareTo(BigInteger.valueOf(2L * count)) < 0) {
            throw new PredictorException("space '" + space.name() + "' has " + space.combinations()
                    + " candidates; a predictor from " + count + " of them gains nothing, expected at most half");
        }
        return new SubnetDraw(space, seed).draw(count);
    }

    private List<Candidate> draw(int count) {
        Set<Candidate> drawn = new LinkedHashSet<>();
        List<Integer> splits = splits();
        for (int barren = 0; barren < BARREN && drawn.size() < count; ) {
            int before = drawn.size();
            shuffle(splits);
            for (int i = 0; i < splits.size() && drawn.size() < count; i++) {
                drawWith(splits.get(i), drawn);
            }
            barren = drawn.size() > before ? 0 : barren + 1;
        }
        if (drawn.size() < count) {
            throw new PredictorException("space '" + space.name() + "' seems to have only " + drawn.size()
                    + " different networks; " + count + " were asked for");
        }
        return List.copyOf(drawn);
    }

    /** The numbers of all split modules. */
    private List<Integer> splits() {
        int number = 1;
        for (Gene gene : genes) {
            number = Math.multiplyExact(number, split(gene) ? gene.choices().size() : 1);
        }
        List<Integer> splits = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            splits.add(i);
        }
        return splits;
    }

    private static boolean split(Gene gene) {
        return gene.name().startsWith("split.");
    }

    /** Adds a candidate with this split module, unless those tried are all drawn already. */
    private void drawWith(int split, Set<Candidate> drawn) {
        for (int i = 0; i < TRIES; i++) {
            int rest = split;
            List<Integer> values = new ArrayList<>();
            for (Gene gene : genes) {
                int choices = gene.choices().size();
                values.add(split(gene) ? rest % choices : below(choices));
                rest = split(gene) ? rest / choices : rest;
            }
            if (drawn.add(space.canonical(new Candidate(values)))) {
                return;
            }
        }
    }

    private void shuffle(List<Integer> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = below(i + 1);
            int kept = list.get(i);
            list.set(i, list.get(j));
            list.set(j, kept);
        }
    }

    private int below(int bound) {
        return (int) ((random.nextLong() >>> 11) * 0x1.0p-53 * bound);
    }
}
