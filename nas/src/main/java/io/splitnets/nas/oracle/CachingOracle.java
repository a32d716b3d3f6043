package io.splitnets.nas.oracle;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks another oracle once per query. */
public final class CachingOracle implements LatencyOracle {
    private final LatencyOracle oracle;
    private final Map<SystemQuery, SystemEstimate> known = new ConcurrentHashMap<>();

    /** Remembers what {@code oracle} answers. */
    public CachingOracle(LatencyOracle oracle) {
        this.oracle = oracle;
    }

    @Override
    public SystemEstimate estimate(SystemQuery query) {
        return known.computeIfAbsent(query, oracle::estimate);
    }

    @Override
    public Tier tier(SystemQuery query) {
        SystemEstimate estimate = known.get(query);
        return estimate == null ? oracle.tier(query) : estimate.tier();
    }

    @Override
    public Footprint footprint(SystemQuery query) {
        return oracle.footprint(query);
    }
}
