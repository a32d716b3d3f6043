package io.splitnets.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final long LIMIT = SimTime.LIMIT.picoseconds();

    private final Simulation simulation = new Simulation(11, 0);
    private final int id = simulation.component("part");
    private final List<Long> fired = new ArrayList<>();
    private final Timer timer = simulation.timer(id, Phase.ARRIVE, () -> fired.add(simulation.now()));

    @Test
    void eventsAtTheEndOfARunBelongToItAndLaterOnesStay() {
        Timer later = simulation.timer(id, Phase.MEASURE, () -> fired.add(-simulation.now()));
        timer.at(10);
        later.at(11);
        simulation.run(10);
        assertThat(fired).containsExactly(10L);
        assertThat(simulation.now()).isEqualTo(10);
        assertThat(later.pending()).isTrue();
        simulation.run(500);
        assertThat(fired).containsExactly(10L, -11L);
        assertThat(simulation.now()).isEqualTo(500);
    }

    @Test
    void anEmptyRunStandsAtItsEnd() {
        simulation.run(42);
        assertThat(simulation.now()).isEqualTo(42);
        assertThat(simulation.events()).isZero();
    }

    @Test
    void runToEmptyStandsAtTheLastEventOrAtTheLimit() {
        assertThat(simulation.runToEmpty(5)).isTrue();
        assertThat(simulation.now()).isZero();
        timer.at(30);
        assertThat(simulation.runToEmpty(29)).isFalse();
        assertThat(simulation.now()).isEqualTo(29);
        assertThat(simulation.runToEmpty(30)).isTrue();
        assertThat(simulation.now()).isEqualTo(30);
        timer.at(31);
        assertThat(simulation.runToEmpty(1000)).isTrue();
        assertThat(simulation.now()).isEqualTo(31);
    }

    @Test
    void refusesThePastAndTimesBeyondTheExactRange() {
        simulation.run(100);
        assertThatIllegalArgumentException().isThrownBy(() -> timer.at(99)).withMessageContaining("before 100 ps");
        assertThatIllegalArgumentException().isThrownBy(() -> timer.at(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> timer.at(Long.MIN_VALUE));
        // A NaN that became a long is zero, which is the past of every running simulation.
        assertThatIllegalArgumentException().isThrownBy(() -> timer.at((long) Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timer.at(LIMIT + 1))
                .withMessageContaining("limit");
        assertThatIllegalArgumentException().isThrownBy(() -> timer.at(Long.MAX_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.run(99));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.run(LIMIT + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.runToEmpty(99));
        assertThat(timer.pending()).isFalse();
        timer.at(100);
        simulation.run(100);
        assertThat(fired).containsExactly(100L);
    }

    @Test
    void timeIsExactUpToTheLimit() {
        timer.at(LIMIT - 1);
        Timer last = simulation.timer(id, Phase.COMPLETE, () -> fired.add(simulation.now()));
        last.at(LIMIT);
        simulation.run(LIMIT);
        assertThat(fired).containsExactly(LIMIT - 1, LIMIT);
        assertThat(simulation.now()).isEqualTo(LIMIT);
    }

    @Test
    void aTimerHasOnePendingFiringAndMaySetItselfAgain() {
        timer.at(3);
        assertThatIllegalStateException().isThrownBy(() -> timer.at(4));
        timer.cancel();
        timer.cancel();
        assertThat(timer.pending()).isFalse();
        timer.at(5);
        Timer[] periodic = new Timer[1];
        periodic[0] = simulation.timer(id, Phase.TRANSFER, () -> {
            assertThat(periodic[0].pending()).isFalse();
            if (simulation.now() < 9) {
                periodic[0].at(simulation.now() + 3);
            }
            fired.add(simulation.now());
        });
        periodic[0].at(0);
        simulation.run(20);
        assertThat(fired).containsExactly(0L, 3L, 5L, 6L, 9L);
    }

    @Test
    void anEventMayCancelOneOfTheSameTick() {
        Timer canceller = simulation.timer(id, Phase.COMPLETE, timer::cancel);
        canceller.at(8);
        timer.at(8);
        assertThat(simulation.runToEmpty(9)).isTrue();
        assertThat(fired).isEmpty();
        assertThat(simulation.events()).isEqualTo(1);
    }

    @Test
    void afterAResetEverythingPendingIsGoneAndCanBeSetAgain() {
        double drawn = simulation.random("part", "x").uniform();
        timer.at(50);
        simulation.run(20);
        simulation.reset(11, 0);
        assertThat(simulation.now()).isZero();
        assertThat(timer.pending()).isFalse();
        assertThat(simulation.runToEmpty(100)).isTrue();
        assertThat(fired).isEmpty();
        timer.at(1);
        simulation.run(2);
        assertThat(fired).containsExactly(1L);
        assertThat(simulation.events()).isEqualTo(1);
        assertThat(simulation.random("part", "x").uniform()).isEqualTo(drawn);
    }

    @Test
    void aReusedSimulationEqualsANewOne() {
        Simulation reused = new Simulation(5, 2);
        SingleServer server = new SingleServer(reused, "npu", 1000, true, 800);
        server.start(500);
        reused.run(300_000);
        reused.reset(7, 3);
        server.start(500);
        reused.runToEmpty(LIMIT);

        Simulation fresh = new Simulation(7, 3);
        SingleServer other = new SingleServer(fresh, "npu", 1000, true, 800);
        other.start(500);
        fresh.runToEmpty(LIMIT);
        assertThat(reused.fingerprint()).isEqualTo(fresh.fingerprint());
        assertThat(reused.events()).isEqualTo(fresh.events()).isEqualTo(1000);
        assertThat(server.totalWait()).isEqualTo(other.totalWait());
    }

    @Test
    void anEventCannotRunOrResetItsSimulation() {
        simulation.timer(id, Phase.CONTROL, () -> simulation.run(10)).at(1);
        assertThatIllegalStateException().isThrownBy(() -> simulation.run(2)).withMessageContaining("running");
    }

    @Test
    void aFailingEventLeavesAUsableSimulation() {
        Timer failing = simulation.timer(id, Phase.COMPLETE, () -> {
            throw new ArithmeticException("broken model");
        });
        failing.at(4);
        timer.at(5);
        assertThatThrownBy(() -> simulation.run(10)).hasMessage("broken model");
        simulation.run(10);
        assertThat(fired).containsExactly(5L);
        simulation.reset(11, 0);
        timer.at(6);
        simulation.run(6);
        assertThat(fired).containsExactly(5L, 6L);
    }

    @Test
    void refusesTwoComponentsOfOneNameAndANegativeReplication() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulation.component("part"))
                .withMessageContaining("'part'");
        assertThatIllegalArgumentException().isThrownBy(() -> new Simulation(1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.reset(1, -1));
    }

    @Test
    // The second queue is recomputed outside Java from the definitions: stream, arrivals, hash.
    void theFingerprintIsTheSameOnEveryPlatform() {
        assertThat(Fingerprint.mix(1)).isEqualTo(0x5692161D100B05E5L); // SplitMix64 finaliser, published constant
        timer.at(1_000_000_007L);
        simulation.timer(simulation.component("other"), Phase.MEASURE, () -> {}).at(3);
        simulation.run(2_000_000_000L);
        assertThat(Long.toHexString(simulation.fingerprint())).isEqualTo("721280f837fb6065");

        Simulation queue = new Simulation(2026, 1);
        SingleServer server = new SingleServer(queue, "npu", 12_500_000_000L, true, 10_000_000_000L);
        server.start(1000);
        queue.runToEmpty(LIMIT);
        assertThat(Long.toHexString(queue.fingerprint())).isEqualTo("522ac98450ba8229");
        assertThat(server.totalWait()).isEqualTo(16_624_325_355_584L);
    }

    @Test
    void theFingerprintSeesTickPhaseAndComponent() {
        long hash = Fingerprint.EMPTY;
        assertThat(List.of(
                        Fingerprint.add(hash, 5, 1, 2),
                        Fingerprint.add(hash, 6, 1, 2),
                        Fingerprint.add(hash, 5, 2, 2),
                        Fingerprint.add(hash, 5, 1, 3),
                        Fingerprint.add(Fingerprint.add(hash, 5, 1, 2), 6, 1, 2),
                        Fingerprint.add(Fingerprint.add(hash, 6, 1, 2), 5, 1, 2)))
                .doesNotHaveDuplicates();
    }
}
