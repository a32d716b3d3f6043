package io.splitnets.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventObserverTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itSeesWhatTheFingerprintIsMadeOf(boolean production) {
        Simulation simulation = simulation(production);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            names.add("queue " + i);
            new SingleServer(simulation, names.get(i), 10, false, 9 + i % 2).start(200);
        }
        long[] hash = {Fingerprint.EMPTY, 0};
        simulation.observe((tick, component, phase) -> {
            assertThat(simulation.now()).isEqualTo(tick);
            hash[0] = Fingerprint.add(hash[0], tick, names.indexOf(component), phase.rank());
            hash[1]++;
        });
        simulation.runToEmpty(1_000_000);
        assertThat(hash).containsExactly(simulation.fingerprint(), simulation.events());
        assertThat(simulation.events()).isEqualTo(2 * 5 * 200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itIsToldBeforeTheEventActsAndOutlivesAReset(boolean production) {
        Simulation simulation = simulation(production);
        List<String> log = new ArrayList<>();
        Timer timer = simulation.timer(simulation.component("npu"), Phase.COMPLETE, () -> log.add("acts"));
        simulation.observe((tick, component, phase) -> log.add("an earlier observer"));
        simulation.observe((tick, component, phase) -> log.add(tick + " " + component + " " + phase));
        timer.at(7);
        simulation.run(10);
        simulation.reset(1, 0);
        timer.at(3);
        simulation.run(10);
        assertThat(log).containsExactly("7 npu COMPLETE", "acts", "3 npu COMPLETE", "acts");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itsFailureEndsTheRun(boolean production) {
        Simulation simulation = simulation(production);
        simulation.observe((tick, component, phase) -> {
            throw new IllegalStateException("no room to write");
        });
        simulation.timer(simulation.component("npu"), Phase.COMPLETE, () -> {}).at(7);
        assertThatThrownBy(() -> simulation.run(10)).hasMessage("no room to write");
        assertThat(simulation.now()).isEqualTo(7);
    }

    private static Simulation simulation(boolean production) {
        return production ? new Simulation(1, 0) : Simulation.reference(1, 0, TieOrder.DOCUMENTED);
    }
}
