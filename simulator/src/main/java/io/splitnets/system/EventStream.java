package io.splitnets.system;

import io.splitnets.engine.Simulation;
import java.util.ArrayDeque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The events of replication 0 of a plan, in order, made as far as they are asked for. */
final class EventStream {
    private final Simulation simulation;
    private final WiredSystem system;
    private final long shift;
    private final ArrayDeque<EventComparison.Event> ahead = new ArrayDeque<>();

    EventStream(SystemPlan plan, RunPlan run) {
        this.simulation = new Simulation(run.seed(), 0);
        this.system = SystemBuilder.wire(simulation, plan, run.latencyFrom(), 0);
        this.shift = plan.clockShift();
        simulation.observe((tick, component, phase) -> ahead.add(
                new EventComparison.Event(tick - shift, component, phase.name().toLowerCase(Locale.ROOT))));
        system.sink().countFrom(Long.MIN_VALUE);
        system.start(run.duration().picoseconds());
    }

    /** Makes all events before the plan's time {@code time}. */
    void runTo(long time) {
        system.runTo(time);
    }

    /** The next event made, which stays next; null if there is none. */
    EventComparison.@Nullable Event peek() {
        return ahead.peek();
    }

    /** Passes over the next event. */
    void skip() {
        ahead.remove();
    }

    /** Events made and not passed over. */
    int size() {
        return ahead.size();
    }

    /** Earliest time of an event, at most 0. */
    long earliest() {
        return -shift;
    }

    long fingerprint() {
        return simulation.fingerprint();
    }
}
