package io.splitnets.system;

import io.splitnets.engine.RandomSource;
import io.splitnets.engine.Simulation;
import io.splitnets.units.SimTime;
import org.jspecify.annotations.Nullable;

/** A law bound to its stream of random numbers; a law that is not random gets none. */
final class ServiceTimes {
    private final ServiceLaw law;
    private final @Nullable RandomSource random;
    private final long constant;

    ServiceTimes(ServiceLaw law, Simulation simulation, String component, String purpose) {
        this.law = law;
        this.random = law.random() ? simulation.random(component, purpose) : null;
        this.constant = law.mean().picoseconds();
    }

    /** In ps, at most the limit of a run: whoever adds it to a time does not overflow. */
    long next() {
        return Math.min(random == null ? constant : law.draw(random), SimTime.LIMIT.picoseconds());
    }
}
