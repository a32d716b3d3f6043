package io.splitnets.nas.oracle;

/**
 * What a block costs on a processor.
 *
 * @param cycles of the processor's clock; 0 in a table that has times alone
 * @param picoseconds the same as a time, rounded up by itself
 * @param sramBytes bytes through on-chip memory
 * @param externalBytes bytes that cross to memory outside
 * @param picojoules of arithmetic and memory traffic
 */
public record BlockCost(long cycles, long picoseconds, long sramBytes, long externalBytes, double picojoules) {}
