package io.splitnets.nas.supernet;

/** What a training step draws; each kind may appear several times in a group. */
public enum GroupMember {
    /** The largest network, without a split module where there is one view; it teaches the others. */
    LARGEST,
    /** A random network without a split module. */
    PLAIN,
    /** A random network with two or more split modules at once. */
    SEVERAL_SPLITS,
    /** A random network with one split module. */
    ONE_SPLIT,
    /** The smallest network, with one split module of the fewest channels at a random place. */
    SMALLEST,
    /** The smallest network, without a split module where there is one view. */
    SMALLEST_PLAIN
}
