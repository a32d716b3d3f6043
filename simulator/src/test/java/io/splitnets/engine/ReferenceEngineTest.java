package io.splitnets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine against the reference, stock SSJ: the same events, times and fingerprints, event by event. */
class ReferenceEngineTest {
    private static final long LIMIT = SimTime.LIMIT.picoseconds();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void smallProgramsAgree(int block) {
        int programs = 1000;
        long written = 0;
        for (int i = 0; i < programs; i++) {
            long seed = 1000L * block + i;
            SplittableRandom shape = new SplittableRandom(~seed);
            int timers = 1 + shape.nextInt(shape.nextInt(10) == 0 ? 150 : 20);
            long grid = List.of(1L, 1L, 7L, 1_000_000_007L).get(shape.nextInt(4));
            TieOrder order = new TieOrder(shape.nextInt(4));
            written += agree(seed, order, timers, grid, 400);
        }
        assertThat(written).isGreaterThan(200L * programs);
    }

    @ParameterizedTest
    // Beyond 512 timers the window of the queue is shorter than the run; beyond 64 a heap takes the place of the array.
    @CsvSource({"64, 1", "65, 1", "511, 3", "512, 1", "513, 1000000000000", "1500, 1", "5000, 1000000000000"})
    void programsOfManyTimersAgree(int timers, long grid) {
        for (int seed = 0; seed < 6; seed++) {
            assertThat(agree(seed, new TieOrder(seed & 1), timers, grid, 10L * timers))
                    .isGreaterThan(timers / 3);
        }
    }

    @Test
    void aHundredThousandTimersAcrossManyWindowsAgree() {
        int timers = 100_000;
        long[] production = farAndNear(new Simulation(1, 0), timers);
        assertThat(production).isEqualTo(farAndNear(Simulation.reference(1, 0, TieOrder.DOCUMENTED), timers));
        assertThat(production[0]).isEqualTo(timers + 3 * timers / 10);
    }

    /** Every timer fires once, one in ten again: at the window's edge, beyond it, at the limit. Events, fingerprint, now. */
    private static long[] farAndNear(Simulation simulation, int timers) {
        SplittableRandom random = new SplittableRandom(5);
        int component = simulation.component("many");
        List<Phase> phases = List.of(Phase.values());
        int[] left = new int[timers];
        List<Timer> all = new ArrayList<>();
        for (int i = 0; i < timers; i++) {
            int number = i;
            left[i] = i % 10 == 0 ? 3 : 0;
            all.add(simulation.timer(component, phases.get(i % 5), () -> {
                if (left[number]-- > 0) {
                    long distance = (1L << 46) - 3 + number / 10 % 4;
                    all.get(number).at(Math.min(LIMIT, simulation.now() + distance));
                }
            }));
        }
        all.forEach(timer -> timer.at(random.nextInt(3) == 0 ? random.nextLong(LIMIT + 1) : random.nextInt(1000)));
        simulation.run(1L << 50);
        assertThat(simulation.runToEmpty(LIMIT)).isTrue();
        return new long[] {simulation.events(), simulation.fingerprint(), simulation.now()};
    }

    /** A watchdog is set ahead and taken back at every event, so that keys nobody waits for pile up in the heap. */
    @Test
    void watchdogsThatNeverFireAgree() {
        assertThat(watchdogs(new Simulation(1, 0)))
                .isEqualTo(watchdogs(Simulation.reference(1, 0, TieOrder.DOCUMENTED)));
    }

    private static List<Long> watchdogs(Simulation simulation) {
        List<Long> fired = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long period = 10L + i % 7;
            int component = simulation.component("c" + i);
            Timer watchdog = simulation.timer(component, Phase.CONTROL, () -> fired.add(-simulation.now()));
            Timer[] work = new Timer[1];
            work[0] = simulation.timer(component, Phase.COMPLETE, () -> {
                fired.add(simulation.now());
                watchdog.cancel();
                watchdog.at(simulation.now() + period + 1);
                work[0].at(simulation.now() + (simulation.now() % 1000 < period ? period + 2 : period));
            });
            work[0].at(i);
        }
        simulation.run(5_000);
        assertThat(fired).anyMatch(time -> time < 0).hasSizeGreaterThan(20_000);
        fired.add(simulation.fingerprint());
        return fired;
    }

    private static int agree(long seed, TieOrder order, int timers, long grid, long events) {
        long[] production = new TimerProgram(new Simulation(seed, 0, order), seed, timers, grid).run(events);
        long[] reference = new TimerProgram(Simulation.reference(seed, 0, order), seed, timers, grid).run(events);
        assertThat(production).as("program %d, %s", seed, order).isEqualTo(reference);
        return production.length / 2;
    }
}
