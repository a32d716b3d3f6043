package io.splitnets.engine;

import java.util.ArrayList;
import java.util.List;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * The event list of stock SSJ, against which {@link TickSimulator} is tested: an SSJ event per timer, compared by time
 * and {@link Slot}.
 *
 * <p>Ticks are whole picoseconds up to 2^53, so SSJ's {@code double} clock carries them exactly. No two slots are equal, so
 * no order is ever left to the list.
 */
final class ReferenceCalendar implements Calendar {
    private final Simulator simulator = new Simulator(new SplayTree());
    private final List<SlotEvent> slots = new ArrayList<>();
    private final Journal journal;
    private final Event end = new EndEvent(simulator);
    private int pendingCount;
    private boolean stopWhenEmpty;

    ReferenceCalendar(Journal journal) {
        this.journal = journal;
        simulator.init();
    }

    @Override
    public Timer timer(Slot slot) {
        SlotEvent event = new SlotEvent(this, slot);
        slots.add(event);
        return new ReferenceTimer(this, event);
    }

    private void schedule(SlotEvent event, long tick) {
        journal.checkTick(tick);
        if (event.pending) {
            throw new IllegalStateException("the timer is already pending");
        }
        // A difference of exact integers below 2^53; SSJ adds it back to the same clock, again exactly.
        event.schedule((double) (tick - journal.now()));
        event.pending = true;
        pendingCount++;
    }

    private void cancel(SlotEvent event) {
        if (event.pending) {
            event.cancel();
            event.pending = false;
            pendingCount--;
        }
    }

    @Override
    public boolean isEmpty() {
        return pendingCount == 0;
    }

    @Override
    public boolean isRunning() {
        return simulator.isSimulating();
    }

    @Override
    public void run(long limit, boolean untilEmpty) {
        if (untilEmpty && isEmpty()) {
            return;
        }
        stopWhenEmpty = untilEmpty;
        end.schedule((double) (limit - journal.now()));
        try {
            simulator.start();
            journal.standAt((long) simulator.time());
        } finally {
            end.cancel();
        }
    }

    @Override
    public void clear() {
        slots.forEach(this::cancel);
        simulator.init();
        journal.clear();
    }

    private void fire(SlotEvent event) {
        event.pending = false;
        pendingCount--;
        journal.fired((long) simulator.time(), event.slot.mark(), event.slot);
        event.slot.action().run();
        if (stopWhenEmpty && pendingCount == 0) {
            simulator.stop();
        }
    }

    private static final class SlotEvent extends Event {
        private final ReferenceCalendar calendar;
        private final Slot slot;
        // SSJ forgets to mark an event as unscheduled when its list is cleared, so the flag is ours.
        private boolean pending;

        SlotEvent(ReferenceCalendar calendar, Slot slot) {
            super(calendar.simulator);
            this.calendar = calendar;
            this.slot = slot;
        }

        @Override
        public int compareTo(Event other) {
            return other instanceof SlotEvent event && eventTime == event.eventTime
                    ? slot.compareTo(event.slot)
                    : super.compareTo(other);
        }

        @Override
        public void actions() {
            calendar.fire(this);
        }
    }

    /** Ends a run: at its time, after all others. */
    private static final class EndEvent extends Event {
        EndEvent(Simulator simulator) {
            super(simulator);
            setPriority(Double.MAX_VALUE);
        }

        @Override
        public void actions() {
            simulator().stop();
        }
    }

    private record ReferenceTimer(ReferenceCalendar calendar, SlotEvent event) implements Timer {
        @Override
        public void at(long ps) {
            calendar.schedule(event, ps);
        }

        @Override
        public void cancel() {
            calendar.cancel(event);
        }

        @Override
        public boolean pending() {
            return event.pending;
        }
    }
}
