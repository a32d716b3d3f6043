package io.splitnets.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Clock, events and random streams of one run. Components register in wiring order and get ids 0, 1, 2 ...; each makes
 * its timers once and sets them during the run. A run allocates nothing per event, and {@link #reset} makes the same
 * wiring ready for the next run.
 *
 * <p>Time is a {@code long} in picoseconds. Simultaneous events are ordered by phase, component id and creation order of
 * the component's timers (see the package description), or by another {@link TieOrder}. One simulation belongs to one
 * thread; different simulations share nothing.
 */
public final class Simulation {
    private final Journal journal = new Journal();
    private final Calendar calendar;
    private final TieOrder tieOrder;
    private final Set<String> names = new HashSet<>();
    private final List<Component> components = new ArrayList<>();
    private final Map<StreamKey, RandomSource> streams = new HashMap<>();
    private long seed;
    private int replication;

    /**
     * A run at time zero without components.
     *
     * @param seed root of every random stream; any value
     * @param replication number of the substream of every stream, 0 or above
     */
    public Simulation(long seed, int replication) {
        this(seed, replication, TieOrder.DOCUMENTED);
    }

    /**
     * The same with another order of simultaneous events.
     *
     * @param seed root of every random stream; any value
     * @param replication number of the substream of every stream, 0 or above
     */
    public Simulation(long seed, int replication, TieOrder tieOrder) {
        this(seed, replication, tieOrder, TickSimulator::new);
    }

    private Simulation(long seed, int replication, TieOrder tieOrder, Function<Journal, Calendar> executive) {
        this.seed = seed;
        this.replication = checkReplication(replication);
        this.tieOrder = tieOrder;
        this.calendar = executive.apply(journal);
    }

    /**
     * The same run on the event list of stock SSJ, several times slower: the reference for tests. Every result and
     * fingerprint is the same.
     *
     * @param seed root of every random stream; any value
     * @param replication number of the substream of every stream, 0 or above
     */
    public static Simulation reference(long seed, int replication, TieOrder tieOrder) {
        return new Simulation(seed, replication, tieOrder, ReferenceCalendar::new);
    }

    /**
     * Registers the next component and returns its id, which is its rank among simultaneous events of one phase.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public int component(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("two components are named '" + name + "'");
        }
        components.add(new Component(name));
        return components.size() - 1;
    }

    /**
     * Makes a timer. Timers of one component and phase that fire together do so in the order of their creation.
     *
     * @param component id from {@link #component}
     */
    public Timer timer(int component, Phase phase, Runnable action) {
        Component owner = components.get(component);
        int order = owner.timers++;
        long key = tieOrder.componentKey(owner.name, phase);
        return calendar.timer(
                new Slot(owner.name, component, phase, order, key, tieOrder.timerKey(key, order), action));
    }

    /**
     * Shows every event to {@code observer} before it acts, in place of an earlier observer. Costs nothing when there is
     * none.
     */
    public void observe(EventObserver observer) {
        journal.observe(observer);
    }

    /** The simulated time in picoseconds. */
    public long now() {
        return journal.now();
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
        journal.checkTick(untilPs);
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
        journal.checkTick(limitPs);
        calendar.run(limitPs, true);
        return calendar.isEmpty();
    }

    /** Events processed since the start or the last {@link #reset}. */
    public long events() {
        return journal.events();
    }

    /** A 64-bit hash over (tick, component, phase) of every event processed, in order. */
    public long fingerprint() {
        return journal.fingerprint();
    }

    /**
     * The random numbers of a component for one purpose, such as {@code ("left.npu", "service")}. Asking again returns
     * the same source. The component need not be registered.
     */
    public RandomSource random(String component, String purpose) {
        return random(component, purpose, "");
    }

    /**
     * The same numbers as {@link #random(String, String)}, from a source that {@code reader} alone draws from: several
     * readers of one stream all see it from its start.
     */
    public RandomSource random(String component, String purpose, String reader) {
        return streams.computeIfAbsent(
                new StreamKey(component, purpose, reader),
                key -> new RandomSource(seed, replication, component, purpose));
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
        streams.values().forEach(source -> source.restart(seed, replication));
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

    private record StreamKey(String component, String purpose, String reader) {}

    private static final class Component {
        private final String name;
        private int timers;

        Component(String name) {
            this.name = name;
        }
    }
}
