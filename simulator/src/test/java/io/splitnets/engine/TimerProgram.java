package io.splitnets.engine;

import io.splitnets.units.SimTime;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random program of timers that set, cancel and re-set one another on a coarse grid, driven in pieces, with a reset on
 * the way and timers that are made while it runs. Every choice is a function of the seed and of the events before, so two
 * engines that do the same write the same log.
 */
final class TimerProgram {
    private static final long LIMIT = SimTime.LIMIT.picoseconds();

    private static final List<Phase> PHASES = List.of(Phase.values());

    private final Simulation simulation;
    private final SplittableRandom random;
    private final long grid;
    private final int pieces;
    private final int[] components;
    private Timer[] timers;
    private int count;
    private long[] log = new long[256];
    private int written;
    private long budget;

    /**
     * @param grid greatest distance is a few of this; 1 for the coarsest grid there is
     */
    TimerProgram(Simulation simulation, long seed, int timers, long grid) {
        this.simulation = simulation;
        this.random = new SplittableRandom(seed);
        this.grid = grid;
        this.pieces = 2 + random.nextInt(4);
        this.components = new int[1 + random.nextInt(Math.min(timers, 12))];
        for (int i = 0; i < components.length; i++) {
            components[i] = simulation.component("part " + i);
        }
        this.timers = new Timer[timers];
        for (int i = 0; i < timers; i++) {
            addTimer();
        }
    }

    private void addTimer() {
        int number = count++;
        Phase phase = PHASES.get(random.nextInt(5));
        timers = timers.length < count ? Arrays.copyOf(timers, 2 * count) : timers;
        timers[number] = simulation.timer(components[random.nextInt(components.length)], phase, () -> fire(number));
    }

    /** Runs the program; returns what happened: events, states between the pieces, counts and fingerprints. */
    long[] run(long events) {
        for (int piece = 0; piece < pieces; piece++) {
            budget = events / pieces;
            for (int i = 0; i < count / 2 + 1; i++) {
                touch(random.nextInt(count));
            }
            long until = random.nextInt(3) == 0 ? ahead() : Math.min(LIMIT, simulation.now() + 500 * grid);
            boolean empty = random.nextBoolean() && simulation.runToEmpty(until);
            if (!empty && simulation.now() < until) {
                simulation.run(until);
            }
            write(simulation.now(), simulation.events());
            write(simulation.fingerprint(), pendingMask());
            between();
        }
        budget = 0;
        write(simulation.runToEmpty(LIMIT) ? 1 : 0, simulation.now());
        write(simulation.fingerprint(), simulation.events());
        return Arrays.copyOf(log, written);
    }

    private void between() {
        if (random.nextInt(6) == 0) {
            simulation.reset(random.nextLong(), random.nextInt(3));
        }
        if (random.nextInt(3) == 0) {
            addTimer();
        }
    }

    private void fire(int number) {
        write(simulation.now(), number);
        if (--budget < 0) {
            return;
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            touch(random.nextInt(3) == 0 ? number : random.nextInt(count));
        }
        if (random.nextInt(400) == 0) {
            addTimer();
        }
    }

    private void touch(int number) {
        Timer timer = timers[number];
        boolean was = timer.pending();
        if (was && random.nextInt(3) == 0) {
            timer.cancel();
        }
        if (!timer.pending() && (!was || random.nextInt(4) > 0)) {
            timer.at(ahead());
        }
    }

    /** Now, a little later on the grid, or a random way towards the limit. */
    private long ahead() {
        long now = simulation.now();
        int far = random.nextInt(60);
        long distance = far == 0 ? (LIMIT - now) >> random.nextInt(40) : random.nextInt(4) * grid;
        return Math.min(LIMIT, now + distance);
    }

    private long pendingMask() {
        long mask = 1;
        for (int i = 0; i < count; i++) {
            mask = mask * 31 + (timers[i].pending() ? 1 : 0);
        }
        return mask;
    }

    private void write(long a, long b) {
        if (written + 2 > log.length) {
            log = Arrays.copyOf(log, 2 * log.length);
        }
        log[written++] = a;
        log[written++] = b;
    }
}
