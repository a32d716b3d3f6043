package io.splitnets.units;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word a user probably meant. */
public final class Similarity {
    private static final int LONGEST = 128;

    private Similarity() {}

    /** The known word nearest to {@code word}, if one is near enough to be worth suggesting; ties go to the first. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate -> isNear(wanted, candidate.toLowerCase(Locale.ROOT)))
                .or(() -> known.stream()
                        .filter(candidate -> wanted.length() >= 3
                                && wanted.length() <= LONGEST
                                && candidate.toLowerCase(Locale.ROOT).startsWith(wanted))
                        .findFirst());
    }

    private static boolean isNear(String word, String candidate) {
        int distance = distance(word, candidate);
        return distance <= Math.min(3, word.length() / 3 + 1)
                && distance < Math.max(1, Math.max(word.length(), candidate.length()));
    }

    /**
     * Edit distance with insertions, deletions, replacements and swaps of neighbours (optimal string alignment), or
     * {@link Integer#MAX_VALUE} if a text is longer than 128 characters, which no name is.
     */
    public static int distance(String a, String b) {
        if (Math.max(a.length(), b.length()) > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swap = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swap ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
