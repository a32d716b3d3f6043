package io.splitnets.nas.oracle;

/**
 * What a network needs of a system, known from its layers alone.
 *
 * @param linkBytes bytes that all cameras send for one result
 * @param sensorMemoryBytes peak activations and weights on one sensor
 */
public record Footprint(long linkBytes, long sensorMemoryBytes) {}
