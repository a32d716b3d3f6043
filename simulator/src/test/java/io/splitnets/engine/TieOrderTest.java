package io.splitnets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TieOrderTest {
    private static final List<String> NAMES = List.of("left", "right", "aggregator");

    @Test
    void shuffleZeroIsTheDocumentedOrder() {
        assertThat(new TieOrder(0)).isEqualTo(TieOrder.DOCUMENTED);
        assertThat(tie(new Simulation(1, 0), NAMES))
                .isEqualTo(tie(new Simulation(1, 0, TieOrder.DOCUMENTED), NAMES))
                .startsWith("left COMPLETE 0", "left COMPLETE 1", "right COMPLETE 0");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 77, -5, Long.MAX_VALUE})
    void theReferenceShufflesAlikeAndPhasesKeepTheirOrder(long shuffle) {
        TieOrder order = new TieOrder(shuffle);
        List<String> fired = tie(new Simulation(1, 0, order), NAMES);
        assertThat(tie(Simulation.reference(1, 0, order), NAMES)).isEqualTo(fired);
        assertThat(fired).hasSize(30).doesNotHaveDuplicates();
        for (Phase phase : Phase.values()) {
            assertThat(fired.subList(6 * phase.rank(), 6 * phase.rank() + 6))
                    .allMatch(text -> text.contains(phase.name()));
        }
    }

    @Test
    void aShuffleKnowsNamesAndNotTheWiring() {
        List<String> reversed = new ArrayList<>(NAMES);
        Collections.reverse(reversed);
        for (int shuffle = 1; shuffle < 20; shuffle++) {
            TieOrder order = new TieOrder(shuffle);
            assertThat(tie(new Simulation(1, 0, order), reversed)).isEqualTo(tie(new Simulation(1, 0, order), NAMES));
        }
    }

    @Test
    void everyOrderOfComponentsOfTimersAndOfPhasesOccurs() {
        Set<List<String>> components = new HashSet<>();
        Set<List<String>> timers = new HashSet<>();
        int unlike = 0;
        for (int shuffle = 1; shuffle <= 200; shuffle++) {
            List<String> fired = tie(new Simulation(1, 0, new TieOrder(shuffle)), NAMES);
            List<String> order = components(fired, Phase.ARRIVE);
            components.add(order);
            timers.add(fired.stream()
                    .filter(text -> text.startsWith("left ARRIVE"))
                    .toList());
            unlike += order.equals(components(fired, Phase.COMPLETE)) ? 0 : 1;
        }
        assertThat(components).hasSize(6);
        assertThat(timers).hasSize(2);
        assertThat(unlike).isBetween(130, 190); // five in six, if the phases are shuffled independently
    }

    @Test
    void withoutTiesAShuffleChangesNothing() {
        long[] fingerprints = IntStream.range(0, 4)
                .mapToLong(shuffle -> queue(new Simulation(9, 0, new TieOrder(shuffle))))
                .distinct()
                .toArray();
        assertThat(fingerprints).hasSize(1);
    }

    @Test
    void aShuffleIsKeptByAReset() {
        // The first shuffle that differs from the wiring.
        List<String> order = NAMES;
        for (int shuffle = 1; order.equals(NAMES); shuffle++) {
            Simulation simulation = new Simulation(1, 0, new TieOrder(shuffle));
            List<String> fired = new ArrayList<>();
            List<Timer> timers = NAMES.stream()
                    .map(name -> simulation.timer(simulation.component(name), Phase.ARRIVE, () -> fired.add(name)))
                    .toList();
            timers.forEach(timer -> timer.at(1));
            simulation.run(1);
            order = List.copyOf(fired);
            simulation.reset(2, 1);
            fired.clear();
            timers.forEach(timer -> timer.at(5));
            simulation.run(5);
            assertThat(fired).hasSize(3).isEqualTo(order);
        }
    }

    private static List<String> components(List<String> fired, Phase phase) {
        return fired.stream()
                .filter(text -> text.contains(phase.name()))
                .map(text -> text.substring(0, text.indexOf(' ')))
                .distinct()
                .toList();
    }

    /** Two timers for each component and phase, all at one instant. */
    private static List<String> tie(Simulation simulation, List<String> names) {
        List<String> fired = new ArrayList<>();
        for (String name : names) {
            int id = simulation.component(name);
            for (Phase phase : Phase.values()) {
                for (int i = 0; i < 2; i++) {
                    String text = name + " " + phase + " " + i;
                    simulation.timer(id, phase, () -> fired.add(text)).at(10);
                }
            }
        }
        simulation.run(10);
        return fired;
    }

    private static long queue(Simulation simulation) {
        SingleServer server = new SingleServer(simulation, "npu", 12_500_000_000L, true, 10_000_000_007L);
        server.start(2_000);
        simulation.run(20_000_000_000_000L);
        return simulation.fingerprint();
    }
}
