package io.splitnets.nas.dataset;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A seeded choice of objects that takes the same number from every class, as far as the classes go. */
final class BalancedSplit {
    private static final String WHAT = "split";

    private BalancedSplit() {}

    /**
     * The indices of {@code set} in two groups, each in ascending order.
     *
     * @param chosen the balanced choice
     * @param rest all others
     */
    record Parts(int[] chosen, int[] rest) {}

    /** Chooses {@code count} objects; {@code count} is at most the number of objects. */
    static Parts choose(ImageSet set, int count, long seed) {
        return choose(set.name(), set.labels(), set.classes(), count, seed);
    }

    /** The same on labels alone, for objects that are not read yet. */
    static Parts choose(String name, short[] labels, int classes, int count, long seed) {
        if (count < 0 || count > labels.length) {
            throw new IllegalArgumentException(name + ": cannot choose " + count + " of " + labels.length);
        }
        int[] stock = new int[classes];
        for (short label : labels) {
            stock[label]++;
        }
        int[] open = quotas(stock, count);
        boolean[] taken = new boolean[labels.length];
        for (int index : shuffled(labels.length, seed)) {
            if (open[labels[index]] > 0) {
                open[labels[index]]--;
                taken[index] = true;
            }
        }
        return new Parts(where(taken, true), where(taken, false));
    }

    /** Equal shares; what a small class lacks is shared by the others, lower labels first when it does not divide. */
    static int[] quotas(int[] stock, int count) {
        int[] quota = new int[stock.length];
        int open = count;
        while (open > 0) {
            int level = (int) IntStream.range(0, stock.length)
                    .filter(c -> quota[c] < stock[c])
                    .count();
            int share = Math.max(1, open / level);
            for (int c = 0; c < stock.length && open > 0; c++) {
                int more = Math.min(Math.min(share, stock[c] - quota[c]), open);
                quota[c] += more;
                open -= more;
            }
        }
        return quota;
    }

    private static int[] shuffled(int count, long seed) {
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        KeyedRandom random = KeyedRandom.of(seed, WHAT, 0);
        for (int i = count - 1; i > 0; i--) {
            int j = random.below(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    private static int[] where(boolean[] flags, boolean value) {
        return IntStream.range(0, flags.length).filter(i -> flags[i] == value).toArray();
    }
}
