package io.splitnets.nas.supernet;

/**
 * Which of several random networks of about one cost is trained (Wang et al., AttentiveNAS, CVPR 2021; cost is the
 * latency on the system here, multiply-accumulates there).
 *
 * @param kind which one
 * @param candidates networks that are compared, 2 to 16
 * @param tolerance relative distance from the target cost within which a network is near it, above 0 up to 1
 * @param costs what the costs depend on beyond the network, as a hash; it tells trainings apart, and may be empty
 */
public record AttentiveSampling(Kind kind, int candidates, double tolerance, String costs) {
    /** Most candidates. */
    public static final int MOST = 16;

    /** Which candidate is trained. */
    public enum Kind {
        /** The one with the lowest loss: attention to the best networks of each cost. */
        BEST_UP,
        /** The one with the highest loss: attention to the worst. */
        WORST_UP;

        /** Position of the loss that wins from {@code start} up to {@code end}, excluded; of equal ones the first. */
        int pick(double[] losses, int start, int end) {
            int best = start;
            for (int i = start + 1; i < end; i++) {
                boolean wins = this == BEST_UP ? losses[i] < losses[best] : losses[i] > losses[best];
                best = wins ? i : best;
            }
            return best;
        }
    }

    /** Refuses values outside their ranges. */
    public AttentiveSampling {
        if (candidates < 2 || candidates > MOST || !(tolerance > 0 && tolerance <= 1)) {
            throw new IllegalArgumentException("candidates must be 2 to " + MOST + ", the tolerance above 0 up to 1");
        }
    }

    /** The same with costs of this identity. */
    public AttentiveSampling withCosts(String identity) {
        return new AttentiveSampling(kind, candidates, tolerance, identity);
    }

    /** Whether a network of this kind is chosen so: a random one that some system runs, with one split module or none. */
    public static boolean appliesTo(GroupMember member) {
        return member == GroupMember.PLAIN || member == GroupMember.ONE_SPLIT;
    }
}
