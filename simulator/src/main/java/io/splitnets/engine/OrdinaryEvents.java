package io.splitnets.engine;

import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ListIterator;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * The events of SSJ that are no timers, on a {@link TickSimulator}. Their times are ticks too; SSJ itself would take a
 * delay that is not a number.
 */
final class OrdinaryEvents extends SplayTree {
    /** The time of the first event when there is none. */
    static final long NEVER = Long.MAX_VALUE;

    private Runnable onAdd = () -> {};

    /** Calls {@code listener} after every event that was added. */
    void onAdd(Runnable listener) {
        onAdd = listener;
    }

    /** Time of the first event, or {@link #NEVER}. */
    long firstTick() {
        return isEmpty() ? NEVER : (long) getFirst().time();
    }

    @Override
    public void add(Event event) {
        checkTime(event);
        super.add(event);
        onAdd.run();
    }

    @Override
    public void addFirst(Event event) {
        checkTime(event);
        super.addFirst(event);
        onAdd.run();
    }

    @Override
    public void addBefore(Event event, Event other) {
        checkTime(event);
        super.addBefore(event, other);
        onAdd.run();
    }

    @Override
    public void addAfter(Event event, Event other) {
        checkTime(event);
        super.addAfter(event, other);
        onAdd.run();
    }

    /** The events as they stand, in order; nothing can be added or removed through it. */
    @Override
    public ListIterator<Event> listIterator() {
        List<Event> events = new ArrayList<>();
        ListIterator<Event> all = super.listIterator();
        while (all.hasNext()) {
            events.add(all.next());
        }
        return Collections.unmodifiableList(events).listIterator();
    }

    private static void checkTime(Event event) {
        double time = event.time();
        if (!(time >= 0 && time <= SimTime.LIMIT.picoseconds() && time == Math.rint(time))) {
            event.cancel(); // it already believes to be scheduled
            throw new IllegalArgumentException(
                    "an event at " + time + ": times are whole picoseconds from 0 to 2^53 (about 2.5 h)");
        }
    }
}
