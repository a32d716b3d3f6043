package io.splitnets.engine;

/** Sees every event of a simulation, in order; see {@link Simulation#observe}. */
@FunctionalInterface
public interface EventObserver {
    /**
     * An event is about to act. The observer must not touch the simulation.
     *
     * @param tick time in picoseconds
     * @param component name of the component
     * @param phase of the event
     */
    void event(long tick, String component, Phase phase);
}
