package io.splitnets.nas.search;

/**
 * How far a search has come after a generation.
 *
 * @param generation from 1
 * @param evaluations candidates evaluated so far
 * @param frontSize size of the front over all of them
 * @param hypervolume of that front, from the search's reference point
 */
public record GenerationSummary(int generation, int evaluations, int frontSize, double hypervolume) {}
