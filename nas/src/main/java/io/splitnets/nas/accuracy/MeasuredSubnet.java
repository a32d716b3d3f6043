package io.splitnets.nas.accuracy;

import io.splitnets.nas.space.Candidate;

/**
 * A candidate with its measured accuracy.
 *
 * @param candidate of the space that is predicted
 * @param accuracy on the validation images
 */
public record MeasuredSubnet(Candidate candidate, AccuracyEstimate accuracy) {}
