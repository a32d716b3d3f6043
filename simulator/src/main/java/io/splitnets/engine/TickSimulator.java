package io.splitnets.engine;

import java.util.Arrays;
import java.util.Comparator;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/**
 * The executive of every run: SSJ's, with a clock that counts and a queue of numbers. A pending timer is one key, its
 * tick beside its place in the order of {@link Slot}: {@code (tick - base) << placeBits | place}. Places are given at the
 * first run, and anew after timers were added.
 *
 * <p>Few bits are left for the tick when there are many timers. What lies beyond the window that they can tell apart is
 * known to its timer alone; when the queue is empty the window moves on to the first of these. No tick is ever rounded.
 *
 * <p>To SSJ's own classes it is a {@link Simulator} like any other: Accumulate, ListWithStat and RepSim read its time, and
 * events of SSJ can be scheduled on it; at one time they come after all timers, among themselves by priority. They are not
 * counted and leave no mark in the fingerprint.
 */
final class TickSimulator extends Simulator implements Calendar {
    // By measurement: in pipelines of up to 97 timers the array is as fast as the heap or up to a tenth faster, since
    // most
    // new keys are among the least; with exponential distances the heap is ahead from about 16 pending on.
    private static final int MOST_SORTED = 64;

    private final Journal journal;
    private final OrdinaryEvents ordinary;
    private TickTimer[] timers = new TickTimer[16];
    // Beside the timers: with very many, one memory access less before an event can act.
    private Runnable[] actions = {};
    private int count;
    private int pending;
    private boolean ranked;
    private KeyQueue queue = new SortedKeys(0);
    private int stale;
    private int placeBits;
    private int placeMask;
    private long base;
    private long reach = -1;
    private long bound;
    private long limit;

    TickSimulator(Journal journal) {
        this(journal, new OrdinaryEvents());
    }

    private TickSimulator(Journal journal, OrdinaryEvents ordinary) {
        super(ordinary);
        this.journal = journal;
        this.ordinary = ordinary;
        ordinary.onAdd(this::look);
    }

    @Override
    public Timer timer(Slot slot) {
        if (count == timers.length) {
            timers = Arrays.copyOf(timers, 2 * count);
        }
        TickTimer timer = new TickTimer(this, slot);
        timers[count++] = timer;
        ranked = false;
        reach = -1;
        look();
        return timer;
    }

    @Override
    public double time() {
        return journal.now();
    }

    @Override
    public void run(long until, boolean untilEmpty) {
        limit = until;
        stopped = false;
        simulating = true;
        try {
            process();
            if (!stopped && !(untilEmpty && isEmpty())) {
                journal.standAt(until);
            }
        } finally {
            stopped = true;
            simulating = false;
        }
    }

    /** Processes all events, until none is left or one stops the run. */
    @Override
    public void start() {
        if (isEmpty()) {
            throw new IllegalStateException("start() called with an empty event list");
        }
        run(OrdinaryEvents.NEVER - 1, true);
    }

    @Override
    public void stop() {
        super.stop();
        look();
    }

    @Override
    public boolean isEmpty() {
        return pending == 0 && ordinary.isEmpty();
    }

    @Override
    public boolean isRunning() {
        return simulating;
    }

    @Override
    public void clear() {
        init();
    }

    /** Back to time zero with nothing pending; timers and events of SSJ can be set again. */
    @Override
    public void init() {
        if (simulating) {
            throw new IllegalStateException("the simulation is running: an event cannot initialise it");
        }
        forgetOrdinary();
        super.init();
        journal.clear();
        for (int i = 0; i < count; i++) {
            timers[i].at = TickTimer.NOT_PENDING;
        }
        pending = 0;
        base = 0;
        stale = 0;
        queue.clear();
    }

    // SSJ's init empties the list but leaves its events marked as scheduled; taken out one by one they are not.
    private void forgetOrdinary() {
        stopped = false;
        Event event;
        do {
            event = removeFirstEvent();
        } while (event != null);
    }

    /** Not supported: the list is the simulator's own. SSJ would empty the given one unasked. */
    @Override
    public void init(EventList list) {
        throw new UnsupportedOperationException("a TickSimulator keeps its own event list; use init()");
    }

    private void process() {
        look();
        while (true) {
            long key = queue.first();
            if (key <= bound) {
                fire(key);
            } else if (!turn()) {
                return;
            }
        }
    }

    private void fire(long key) {
        queue.removeFirst();
        int place = (int) key & placeMask;
        TickTimer timer = timers[place];
        long tick = base + (key >>> placeBits);
        if (timer.at == tick) {
            timer.at = TickTimer.NOT_PENDING;
            pending--;
            journal.fired(tick, timer.mark, timer.slot);
            actions[place].run();
        }
    }

    /** Lets the run look up before the next event. */
    private void look() {
        bound = -1;
    }

    /** What is to be done when no key is left within the bound; returns whether the run goes on. */
    private boolean turn() {
        if (stopped) {
            return false;
        }
        if (!ranked) {
            rank();
        }
        long next = nextTick();
        long other = ordinary.firstTick();
        if (Math.min(next, other) > limit) {
            return false;
        }
        if (other < next) {
            act(other); // the bound stays: it is at or before this event
            return true;
        }
        if (queue.first() == KeyQueue.NONE) {
            fill(next);
        }
        bound = key(Math.min(limit, other), placeMask);
        return true;
    }

    /** A tick no timer fires before: that of the first key, or of the first timer beyond the window. */
    private long nextTick() {
        long key = queue.first();
        if (key != KeyQueue.NONE) {
            return base + (key >>> placeBits);
        }
        return pending == 0 ? OrdinaryEvents.NEVER : firstPending();
    }

    private long firstPending() {
        long first = OrdinaryEvents.NEVER;
        for (int i = 0; i < count; i++) {
            first = timers[i].at < 0 ? first : Math.min(first, timers[i].at);
        }
        return first;
    }

    private void act(long tick) {
        Event event = removeFirstEvent();
        if (event != null) {
            journal.standAt(tick);
            event.actions();
        }
    }

    private void rank() {
        Arrays.sort(timers, 0, count, Comparator.comparing(timer -> timer.slot));
        actions = new Runnable[count];
        for (int i = 0; i < count; i++) {
            timers[i].place = i;
            actions[i] = timers[i].slot.action();
        }
        placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, count - 1));
        placeMask = (1 << placeBits) - 1;
        reach = (1L << (Long.SIZE - 1 - placeBits)) - 2;
        queue = count <= MOST_SORTED ? new SortedKeys(count) : new HeapKeys(2 * count + 1);
        ranked = true;
        fill(journal.now());
    }

    /** Starts the window at {@code tick} and queues what it holds. */
    private void fill(long tick) {
        base = tick;
        stale = 0;
        queue.clear();
        for (int i = 0; i < count; i++) {
            if (timers[i].at >= 0 && timers[i].at - base <= reach) {
                queue.add(key(timers[i].at, i));
            }
        }
    }

    private long key(long tick, int place) {
        return Math.min(tick - base, reach) << placeBits | place;
    }

    private void set(TickTimer timer, long tick) {
        journal.checkTick(tick);
        if (timer.at >= 0) {
            throw new IllegalStateException("the timer is already pending");
        }
        timer.at = tick;
        pending++;
        if (tick - base <= reach) {
            queue.add((tick - base) << placeBits | timer.place);
        }
    }

    private void cancel(TickTimer timer) {
        long tick = timer.at;
        if (tick < 0) {
            return;
        }
        timer.at = TickTimer.NOT_PENDING;
        pending--;
        // The heap keeps the key until it is met; not more of them than there are timers.
        if (tick - base <= reach && !queue.remove(key(tick, timer.place)) && ++stale == count) {
            fill(base);
        }
    }

    private static final class TickTimer implements Timer {
        private static final long NOT_PENDING = -1;

        private final TickSimulator simulator;
        private final Slot slot;
        private final long mark;
        private int place;
        private long at = NOT_PENDING;

        TickTimer(TickSimulator simulator, Slot slot) {
            this.simulator = simulator;
            this.slot = slot;
            this.mark = slot.mark();
        }

        @Override
        public void at(long ps) {
            simulator.set(this, ps);
        }

        @Override
        public void cancel() {
            simulator.cancel(this);
        }

        @Override
        public boolean pending() {
            return at >= 0;
        }
    }
}
