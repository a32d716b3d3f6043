package io.splitnets.nas.oracle;

/**
 * Tells how a network behaves on the system. Pure and thread-safe: the same query always gets the same answer, and
 * asking changes nothing.
 */
public interface LatencyOracle {
    /** The behaviour of the queried network on the oracle's system. */
    SystemEstimate estimate(SystemQuery query);

    /** Which tier answers {@link #estimate}; nothing is simulated for it. */
    Tier tier(SystemQuery query);

    /** What the queried network needs, at a hundredth of the price of {@link #estimate}: nothing is simulated. */
    Footprint footprint(SystemQuery query);
}
