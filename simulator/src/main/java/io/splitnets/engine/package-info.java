/**
 * Simulated time, the order of events, and random streams: one {@link io.splitnets.engine.Simulation} per run, on the
 * executive of SSJ with a queue of our own, or on SSJ as it is for reference. SSJ's types stay private to this package. No camera, queue or statistic lives here.
 *
 * <p>Simultaneous events are ordered by (tick, phase, component id, order of timers within the component). This order is
 * fixed by the wiring and never by the history of a run, so a timer that does nothing, or a component nobody uses, cannot
 * change the order of the others. {@link io.splitnets.engine.TieOrder} replaces it to see what depends on it. It is written out, with its reasons, in {@code docs/models/event-order.md}.
 */
@NullMarked
package io.splitnets.engine;

import org.jspecify.annotations.NullMarked;
