package io.splitnets.nas.supernet;

/** What the other networks of a group learn from the answer of the largest one. */
public enum Teaching {
    /** Nothing: every network learns from the labels alone. */
    NONE,
    /** The Kullback-Leibler divergence from the largest network's softmax; the default. */
    KL,
    /**
     * The adaptive alpha-divergence (Wang et al., AlphaNet, ICML 2021): for every image the larger of the divergences
     * with alpha -1 and +1, with importance weights up to 5 where alpha is -1. It also punishes a network that is sure
     * of what its teacher doubts.
     */
    ALPHA
}
