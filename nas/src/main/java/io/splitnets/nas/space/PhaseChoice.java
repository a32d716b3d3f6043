package io.splitnets.nas.space;

/**
 * One phase of a decoded candidate: {@code depth} inverted residual blocks, of which the first has the phase's stride.
 *
 * @param width output channels
 * @param depth number of blocks, at least 1
 * @param kernel odd depthwise kernel
 * @param expand ratio of the hidden channels to the input channels
 */
public record PhaseChoice(int width, int depth, int kernel, int expand) {}
