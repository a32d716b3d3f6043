package io.splitnets.engine;

import io.splitnets.units.SimTime;

/** One thing that can happen to a component, with at most one pending firing. Made by {@link Simulation#timer}. */
public interface Timer {
    /**
     * Sets the next firing. During a firing the timer is no longer pending and may be set again.
     *
     * @param ps the time in picoseconds, from {@link Simulation#now()} to {@link SimTime#LIMIT}
     * @throws IllegalArgumentException if the time is outside that range
     * @throws IllegalStateException if a firing is pending already
     */
    void at(long ps);

    /** As {@link #at}, but sets nothing where the time lies beyond the limit, which no run reaches. */
    default void atOrNever(long ps) {
        if (ps <= SimTime.LIMIT.picoseconds()) {
            at(ps);
        }
    }

    /** Takes the pending firing back; nothing happens if there is none. */
    void cancel();

    /** Whether a firing is pending. */
    boolean pending();
}
