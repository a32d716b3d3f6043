package io.splitnets.nas.supernet;

/**
 * How often a network was right.
 *
 * @param correct objects whose largest logit is that of their label
 * @param total objects shown
 */
public record Accuracy(int correct, int total) {
    /** Share of correct answers, 0 to 1. */
    public double share() {
        return (double) correct / total;
    }
}
