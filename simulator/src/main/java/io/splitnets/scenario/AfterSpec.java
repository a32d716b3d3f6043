package io.splitnets.scenario;

/**
 * A network runs on the results of another one.
 *
 * @param network id of the other one
 * @param probability with which a result is followed, in (0, 1]
 */
public record AfterSpec(String network, double probability) {
    /** Refuses a probability outside (0, 1]. */
    public AfterSpec {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability of " + probability);
        }
    }
}
