package io.splitnets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventOrderTest {
    private final List<String> log = new ArrayList<>();

    @Test
    void simultaneousEventsFollowPhaseThenComponentThenTimer() {
        Simulation simulation = new Simulation(1, 0);
        int first = simulation.component("first");
        int second = simulation.component("second");
        Timer secondMeasures = logged(simulation, second, Phase.MEASURE, "2 measure");
        Timer secondArrives = logged(simulation, second, Phase.ARRIVE, "2 arrive a");
        Timer secondArrivesToo = logged(simulation, second, Phase.ARRIVE, "2 arrive b");
        Timer secondCompletes = logged(simulation, second, Phase.COMPLETE, "2 complete");
        Timer firstControls = logged(simulation, first, Phase.CONTROL, "1 control");
        Timer firstTransfers = logged(simulation, first, Phase.TRANSFER, "1 transfer");
        Timer firstArrives = logged(simulation, first, Phase.ARRIVE, "1 arrive");
        for (Timer timer : List.of(
                secondMeasures,
                secondArrivesToo,
                firstControls,
                secondArrives,
                firstArrives,
                firstTransfers,
                secondCompletes)) {
            timer.at(77);
        }
        simulation.run(77);
        assertThat(log)
                .containsExactly(
                        "2 complete", "1 transfer", "1 arrive", "2 arrive a", "2 arrive b", "1 control", "2 measure");
    }

    @Test
    void anEventSetDuringATickForTheSameTickStillRunsInThatTick() {
        Simulation simulation = new Simulation(1, 0);
        int id = simulation.component("a");
        Timer completes = logged(simulation, id, Phase.COMPLETE, "complete");
        Timer measures = simulation.timer(id, Phase.MEASURE, () -> {
            log.add("measure");
            completes.at(simulation.now());
        });
        measures.at(5);
        simulation.run(5);
        assertThat(log).containsExactly("measure", "complete");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void manyTiesFollowTheSortedReference(long seed) {
        record Expected(long tick, Phase phase, int component, int timer) {}
        SplittableRandom random = new SplittableRandom(seed);
        Simulation simulation = new Simulation(seed, 0);
        List<Expected> expected = new ArrayList<>();
        List<Expected> seen = new ArrayList<>();
        int components = 40;
        List<Phase> phases = List.of(Phase.values());
        for (int c = 0; c < components; c++) {
            simulation.component("c" + c);
        }
        int[] timers = new int[components];
        for (int i = 0; i < 20_000; i++) {
            int component = random.nextInt(components);
            Phase phase = phases.get(random.nextInt(5));
            Expected event = new Expected(random.nextInt(60), phase, component, timers[component]++);
            Timer timer = simulation.timer(component, phase, () -> {
                assertThat(simulation.now()).isEqualTo(event.tick());
                seen.add(event);
            });
            if (random.nextInt(10) == 0) {
                timer.at(random.nextInt(60));
                timer.cancel();
            }
            if (random.nextInt(10) > 0) {
                timer.at(event.tick());
                expected.add(event);
            }
        }
        expected.sort(Comparator.comparingLong(Expected::tick)
                .thenComparing(Expected::phase)
                .thenComparingInt(Expected::component)
                .thenComparingInt(Expected::timer));
        assertThat(simulation.runToEmpty(100)).isTrue();
        assertThat(seen).isEqualTo(expected);
        assertThat(simulation.events()).isEqualTo(expected.size());
    }

    @Test
    void aTimerThatDoesNothingChangesNothingElse() {
        long[] plain = twoServersWithTies(false);
        assertThat(twoServersWithTies(true)).isEqualTo(plain);
    }

    /** Two servers on one coarse grid, so that ties are the rule; optionally a stranger that fires at every tick. */
    private static long[] twoServersWithTies(boolean stranger) {
        Simulation simulation = new Simulation(3, 0);
        SingleServer a = new SingleServer(simulation, "a", 10, false, 10);
        if (stranger) {
            int id = simulation.component("stranger");
            simulation.random("stranger", "arrivals").uniform();
            Timer[] self = new Timer[1];
            self[0] = simulation.timer(id, Phase.COMPLETE, () -> {
                if (simulation.now() < 5_000) {
                    self[0].at(simulation.now() + 5);
                }
            });
            self[0].at(0);
        }
        SingleServer b = new SingleServer(simulation, "b", 10, true, 9);
        a.start(400);
        b.start(400);
        simulation.runToEmpty(1_000_000);
        return new long[] {a.totalWait(), b.totalWait()};
    }

    private Timer logged(Simulation simulation, int component, Phase phase, String text) {
        return simulation.timer(component, phase, () -> log.add(text));
    }
}
