package io.splitnets.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Clock, events and random streams of one run. Components register in wiring order and get ids 0, 1, 2 ...; each makes
 * its timers once and sets them during the run. A run allocates nothing per event beyond what SSJ's list does, and
 * {@link #reset} makes the same wiring ready for the next run.
 *
 * <p>Time is a {@code long} in picoseconds. Simultaneous events are ordered by phase, component id and creation order of
 * the component's timers (see the package description). One simulation belongs to one thread; different simulations
 * share nothing.
 */
public final class Simulation {
    private static final int ID_BITS = 25;
    private static final int ID_LIMIT = 1 << ID_BITS;

    private final EventCalendar calendar = new EventCalendar(this::fire);
    private final Map<String, Integer> components = new LinkedHashMap<>();
    private final List<SlotTimer> timers = new ArrayList<>();
    private final List<Integer> timersOfComponent = new ArrayList<>();
    private final Map<StreamKey, RandomSource> streams = new HashMap<>();
    private long seed;
    private int replication;
    private long events;
    private long fingerprint = Fingerprint.EMPTY;

    /**
     * A run at time zero without components.
     *
     * @param seed root of every random stream; any value
     * @param replication number of the substream of every stream, 0 or above
     */
    public Simulation(long seed, int replication) {
        this.seed = seed;
        this.replication = checkReplication(replication);
    }

    /**
     * Registers the next component and returns its id, which is its rank among simultaneous events of one phase.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public int component(String name) {
        int id = components.size();
        if (id >= ID_LIMIT) {
            throw new IllegalStateException("more than " + ID_LIMIT + " components");
        }
        if (components.putIfAbsent(name, id) != null) {
            throw new IllegalArgumentException("two components are named '" + name + "'");
        }
        timersOfComponent.add(0);
        return id;
    }

    /**
     * Makes a timer. Timers of one component and phase that fire together do so in the order of their creation.
     *
     * @param component id from {@link #component}
     */
    public Timer timer(int component, Phase phase, Runnable action) {
        int order = timersOfComponent.get(component);
        if (order >= ID_LIMIT) {
            throw new IllegalStateException("more than " + ID_LIMIT + " timers in one component");
        }
        timersOfComponent.set(component, order + 1);
        long rank = ((long) phase.rank() << (2 * ID_BITS)) | ((long) component << ID_BITS) | order;
        SlotTimer timer = new SlotTimer(this, calendar.addSlot(rank), component, phase.rank(), action);
        timers.add(timer);
        return timer;
    }

    /** The simulated time in picoseconds. */
    public long now() {
        return calendar.now();
    }

    /**
     * Processes every event up to and including {@code untilPs}, then stands at {@code untilPs}. May be called again to
     * go on.
     *
     * @throws IllegalArgumentException if the time lies before {@link #now()} or after
     *     {@link io.splitnets.units.SimTime#LIMIT}
     * @throws IllegalStateException if called by an event of this simulation
     */
    public void run(long untilPs) {
        checkIdle();
        EventCalendar.checkTick(untilPs, now());
        calendar.run(untilPs, false);
    }

    /**
     * Processes events until none is left, and stands at the last one; or, if there are events after {@code limitPs},
     * stands there and returns false.
     *
     * @throws IllegalArgumentException as {@link #run}
     * @throws IllegalStateException as {@link #run}
     */
    public boolean runToEmpty(long limitPs) {
        checkIdle();
        EventCalendar.checkTick(limitPs, now());
        calendar.run(limitPs, true);
        return calendar.isEmpty();
    }

    /** Events processed since the start or the last {@link #reset}. */
    public long events() {
        return events;
    }

    /** A 64-bit hash over (tick, component, phase) of every event processed, in order. */
    public long fingerprint() {
        return fingerprint;
    }

    /**
     * The random numbers of a component for one purpose, such as {@code ("left.npu", "service")}. Asking again returns
     * the same source. The component need not be registered.
     */
    public RandomSource random(String component, String purpose) {
        return streams.computeIfAbsent(
                new StreamKey(component, purpose), key -> new RandomSource(seed, replication, component, purpose));
    }

    /**
     * Back to time zero with no event pending, nothing counted and every random source at its start; components, timers
     * and sources keep their identity. The next run gives the same result as a newly wired simulation.
     *
     * @throws IllegalStateException if called by an event of this simulation
     */
    public void reset(long newSeed, int newReplication) {
        checkIdle();
        seed = newSeed;
        replication = checkReplication(newReplication);
        calendar.clear();
        events = 0;
        fingerprint = Fingerprint.EMPTY;
        streams.values().forEach(source -> source.restart(seed, replication));
    }

    private void fire(int slot) {
        SlotTimer timer = timers.get(slot);
        events++;
        fingerprint = Fingerprint.add(fingerprint, calendar.now(), timer.component, timer.phase);
        timer.action.run();
    }

    private void checkIdle() {
        if (calendar.isRunning()) {
            throw new IllegalStateException("the simulation is running: an event cannot run or reset it");
        }
    }

    private static int checkReplication(int replication) {
        if (replication < 0) {
            throw new IllegalArgumentException("replication " + replication + " is negative");
        }
        return replication;
    }

    private record StreamKey(String component, String purpose) {}

    private static final class SlotTimer implements Timer {
        private final Simulation simulation;
        private final int slot;
        private final int component;
        private final int phase;
        private final Runnable action;

        SlotTimer(Simulation simulation, int slot, int component, int phase, Runnable action) {
            this.simulation = simulation;
            this.slot = slot;
            this.component = component;
            this.phase = phase;
            this.action = action;
        }

        @Override
        public void at(long ps) {
            EventCalendar.checkTick(ps, simulation.now());
            simulation.calendar.schedule(slot, ps);
        }

        @Override
        public void cancel() {
            simulation.calendar.cancel(slot);
        }

        @Override
        public boolean pending() {
            return simulation.calendar.pending(slot);
        }
    }
}
