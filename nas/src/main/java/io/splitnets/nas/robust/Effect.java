package io.splitnets.nas.robust;

import java.util.Optional;

/**
 * What one assumption does by itself, all others at their values.
 *
 * @param law the assumption
 * @param lowP99Ms p99 latency of the search's pick at the least value, ms; infinite without a steady state
 * @param highP99Ms the same at the greatest value
 * @param lowPick index of the best choice at the least value; -1 where none keeps every limit
 * @param highPick the same at the greatest value
 * @param below where the choice changes between the value and the least one
 * @param above where it changes between the value and the greatest one
 */
public record Effect(
        AssumptionLaw law,
        double lowP99Ms,
        double highP99Ms,
        int lowPick,
        int highPick,
        Optional<Crossing> below,
        Optional<Crossing> above) {
    /**
     * A value at which the best choice changes.
     *
     * @param share of the range at which it does
     * @param value there, for people
     * @param pick index of the choice beyond it; -1 where none keeps every limit
     */
    public record Crossing(double share, String value, int pick) {}

    /** Whether the best choice changes within the range. */
    public boolean changesPick() {
        return below.isPresent() || above.isPresent();
    }

    /** Whether the pick's p99 latency is the same at both ends and in between. */
    boolean inert(double nominalP99Ms) {
        return lowP99Ms == nominalP99Ms && highP99Ms == nominalP99Ms;
    }

    /** How far apart the pick's p99 latencies at the ends are, ms. */
    public double swingMs() {
        return Math.abs(highP99Ms - lowP99Ms);
    }
}
