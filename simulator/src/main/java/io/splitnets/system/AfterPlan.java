package io.splitnets.system;

/**
 * A network runs on the results of another one.
 *
 * @param network position of the other one, before the one that runs after it
 * @param probability with which a result is followed, in (0, 1]
 */
public record AfterPlan(int network, double probability) {
    /** Refuses a probability outside (0, 1]. */
    public AfterPlan {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability of " + probability);
        }
    }

    boolean random() {
        return probability < 1;
    }
}
