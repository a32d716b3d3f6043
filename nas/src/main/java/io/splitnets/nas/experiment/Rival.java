package io.splitnets.nas.experiment;

import io.splitnets.nas.space.Architecture;

/**
 * A network on a system that it does not overload, in a comparison at equal limits.
 *
 * @param network with the split module that it transmits by; without one where nothing is compressed
 * @param afterwards whether that split module was not trained but is a compression added afterwards
 * @param cut where it is cut and what crosses, for people, such as {@code mb2, 8 ch, 8 bit}
 * @param p99Ms 99th percentile of the latency of a result, in ms
 * @param sensorMemoryBytes peak activations and weights on one sensor
 * @param validation accuracy on validation images, a share
 */
public record Rival(
        Architecture network,
        boolean afterwards,
        String cut,
        double p99Ms,
        double sensorMemoryBytes,
        double validation) {}
