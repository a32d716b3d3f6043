package io.splitnets.nas.robust;

import io.splitnets.measure.Estimate;

/**
 * How much of the variance of the pick's p99 latency one assumption makes. Student's 95 % intervals over the randomisations;
 * an index near 0 may come out below.
 *
 * @param law the assumption
 * @param first the share that goes when it alone is known
 * @param total the share that stays when all others are known
 */
public record SensitivityRow(AssumptionLaw law, Estimate first, Estimate total) {}
