package io.splitnets.nas.space;

/**
 * The split module of a candidate.
 *
 * @param phase the split module stands before this phase: 0 is right after the stem, the number of
 *     phases is after the last one
 * @param keptChannels channels that cross the link, per view
 * @param bits bits per transmitted value: 2, 3, 4, 8 or 16, or 32 for floats that are not quantised
 */
public record SplitChoice(int phase, int keptChannels, int bits) {}
