package io.splitnets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A running engine makes no object; counted by the virtual machine, not timed. */
class AllocationTest {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    // The array, the heap, and a heap with timers beyond its window.
    @ValueSource(ints = {10, 200, 3000})
    void eventsAreFree(int timers) {
        Simulation simulation = new Simulation(1, 0);
        for (int i = 0; i < timers; i++) {
            new Clockwork(simulation, i).start();
        }
        long span = 100_000_000L / timers;
        simulation.run(span);
        long events = simulation.events();
        long before = threads.getCurrentThreadAllocatedBytes();
        simulation.run(2 * span);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(simulation.events() - events).isGreaterThan(50_000);
        assertThat(allocated).isLessThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 200})
    void aResetIsFree(int timers) {
        Simulation simulation = new Simulation(1, 0);
        Clockwork[] parts = new Clockwork[timers];
        for (int i = 0; i < timers; i++) {
            parts[i] = new Clockwork(simulation, i);
        }
        long before = 0;
        for (int run = 0; run < 100; run++) {
            before = run == 1 ? threads.getCurrentThreadAllocatedBytes() : before;
            simulation.reset(run, 0);
            for (Clockwork part : parts) {
                part.start();
            }
            simulation.run(5_000);
        }
        // What a hundred lambdas would take is more than this.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    /** Fires at its period; every fourth time sets a time-out, far away, and takes the last one back. */
    private static final class Clockwork {
        private final Simulation simulation;
        private final Timer tick;
        private final Timer timeout;
        private final long period;
        private long fired;

        Clockwork(Simulation simulation, int number) {
            this.simulation = simulation;
            int id = simulation.component("clock " + number);
            period = 1_000L + number % 13;
            tick = simulation.timer(id, Phase.ARRIVE, this::fire);
            timeout = simulation.timer(id, Phase.CONTROL, () -> {});
        }

        void start() {
            tick.at(period);
        }

        private void fire() {
            tick.at(simulation.now() + period);
            if ((++fired & 3) == 0) {
                timeout.cancel();
                timeout.at(simulation.now() + (1L << 52));
            }
        }
    }
}
