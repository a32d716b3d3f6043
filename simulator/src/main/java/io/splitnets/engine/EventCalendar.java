package io.splitnets.engine;

import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * The event list: slots, each with a fixed rank and at most one pending tick. This class alone touches SSJ's executive; a
 * list of packed (tick, rank) keys can take its place without a change elsewhere.
 *
 * <p>Ticks are whole picoseconds up to 2^53, so SSJ's {@code double} clock carries them exactly; ranks are below 2^53 and
 * become SSJ priorities, equally exactly. No two slots share a rank, so no order is ever left to the list.
 */
final class EventCalendar {
    /** Ranks are below this; the event that ends a run has exactly this rank and so comes after all others. */
    static final long RANK_LIMIT = 1L << 53;

    private final Simulator simulator = new Simulator(new SplayTree());
    private final List<SlotEvent> slots = new ArrayList<>();
    private final IntConsumer onFire;
    private final Event end;
    private int pendingCount;
    private boolean stopWhenEmpty;

    /** Calls {@code onFire} with the slot of every event, in order. */
    EventCalendar(IntConsumer onFire) {
        this.onFire = onFire;
        this.end = new EndEvent(simulator);
        end.setPriority(RANK_LIMIT);
        simulator.init();
    }

    /** Adds a slot and returns its number: 0, 1, 2 ... */
    int addSlot(long rank) {
        SlotEvent event = new SlotEvent(this, slots.size());
        event.setPriority(rank);
        slots.add(event);
        return event.slot;
    }

    /** Sets the pending tick of a slot that has none. */
    void schedule(int slot, long tick) {
        SlotEvent event = slots.get(slot);
        if (event.pending) {
            throw new IllegalStateException("the timer is already pending");
        }
        // A difference of exact integers below 2^53; SSJ adds it back to the same clock, again exactly.
        event.schedule((double) (tick - now()));
        event.pending = true;
        pendingCount++;
    }

    /** Removes the pending tick of a slot, if any. */
    void cancel(int slot) {
        SlotEvent event = slots.get(slot);
        if (event.pending) {
            event.cancel();
            event.pending = false;
            pendingCount--;
        }
    }

    boolean pending(int slot) {
        return slots.get(slot).pending;
    }

    boolean isEmpty() {
        return pendingCount == 0;
    }

    long now() {
        return (long) simulator.time();
    }

    boolean isRunning() {
        return simulator.isSimulating();
    }

    /**
     * Processes events up to and including {@code limit}, then stands at {@code limit}; or stops at the last event when
     * {@code untilEmpty} and none is left.
     */
    void run(long limit, boolean untilEmpty) {
        if (untilEmpty && isEmpty()) {
            return;
        }
        stopWhenEmpty = untilEmpty;
        end.schedule((double) (limit - now()));
        try {
            simulator.start();
        } finally {
            end.cancel();
        }
    }

    /** Back to tick zero with nothing pending; slots stay. */
    void clear() {
        for (SlotEvent event : slots) {
            cancel(event.slot);
        }
        simulator.init();
    }

    static void checkTick(long tick, long earliest) {
        if (tick < earliest) {
            throw new IllegalArgumentException(
                    "time " + tick + " ps lies before " + earliest + " ps, the current simulated time");
        }
        if (tick > SimTime.LIMIT.picoseconds()) {
            throw new IllegalArgumentException("time " + tick + " ps lies after the limit of simulated time, "
                    + SimTime.LIMIT.picoseconds() + " ps (2^53 ps, about 2.5 h)");
        }
    }

    private void fire(SlotEvent event) {
        event.pending = false;
        pendingCount--;
        onFire.accept(event.slot);
        if (stopWhenEmpty && pendingCount == 0) {
            simulator.stop();
        }
    }

    private static final class SlotEvent extends Event {
        private final EventCalendar calendar;
        private final int slot;
        // SSJ forgets to mark an event as unscheduled when its list is cleared, so the flag is ours.
        private boolean pending;

        SlotEvent(EventCalendar calendar, int slot) {
            super(calendar.simulator);
            this.calendar = calendar;
            this.slot = slot;
        }

        @Override
        public void actions() {
            calendar.fire(this);
        }
    }

    private static final class EndEvent extends Event {
        EndEvent(Simulator simulator) {
            super(simulator);
        }

        @Override
        public void actions() {
            simulator().stop();
        }
    }
}
