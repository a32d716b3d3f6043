package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.system.EventComparison.Event;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where two runs part, event by event. */
class EventComparisonTest {
    private static final long MS = Plans.MS;

    private static SystemPlan periodic(double npuMs) {
        return new SystemPlan(
                "one",
                List.of(Plans.camera("cam", Plans.every(10), Plans.constant(npuMs), 0, Plans.constant(1))),
                List.of(Plans.link("csi")),
                Plans.aggregator(Plans.constant(2)));
    }

    /** A frame at 0: arrives at 0, npu until 3, csi until 4, aggregator until 6; the next arrives at 10. */
    @Test
    void theFirstEventThatDiffersIsNamed() {
        EventComparison parted = EventComparison.of(periodic(3), periodic(3.5), Plans.run(100, 0, 1, 1));
        assertThat(parted.same()).isFalse();
        assertThat(parted.equalEvents()).isEqualTo(1);
        assertThat(parted.before()).containsExactly(new Event(0, "cam.sensor", "arrive"));
        assertThat(parted.a()).contains(new Event(3 * MS, "cam.npu", "complete"));
        assertThat(parted.b()).contains(new Event(3 * MS + MS / 2, "cam.npu", "complete"));
    }

    @Test
    void aDifferenceLateInARunIsFound() {
        RunPlan run = Plans.run(600_000, 0, 1, 1);
        SystemPlan jobs = withJobs(new ServiceLaw.Constant(new SimTime(500_000L * MS + 5)));
        EventComparison parted = EventComparison.of(periodic(3), jobs, run);
        assertThat(parted.equalEvents())
                .as("four events in each of 50,000 periods, and the arrival at 500 s")
                .isEqualTo(200_001);
        assertThat(parted.before()).hasSize(EventComparison.CONTEXT);
        assertThat(parted.a()).contains(new Event(500_003L * MS, "cam.npu", "complete"));
        assertThat(parted.b()).contains(new Event(500_000L * MS + 5, "other.background", "arrive"));
    }

    @Test
    void aRunThatHasEndedHasNoEvent() {
        SystemPlan jobs = withJobs(Plans.constant(97));
        EventComparison parted = EventComparison.of(periodic(3), jobs, Plans.run(97.5, 0, 1, 1));
        assertThat(parted.equalEvents()).isEqualTo(40);
        assertThat(parted.a()).isEqualTo(Optional.empty());
        assertThat(parted.b()).contains(new Event(97 * MS, "other.background", "arrive"));
    }

    private static SystemPlan withJobs(ServiceLaw interarrival) {
        SystemPlan plan = periodic(3);
        AggregatorPlan aggregator = new AggregatorPlan(
                Plans.constant(2),
                1,
                BufferPlan.UNBOUNDED,
                false,
                List.of(new BackgroundPlan("other", interarrival, Plans.constant(1))));
        return new SystemPlan("with jobs", plan.cameras(), plan.links(), aggregator);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aRunIsTheSameAsItself(int number) {
        SystemPlan plan = Plans.random(number, new Plans.Shape(number % 2 == 0, true, true, false, false));
        RunPlan run = Plans.run(5_000, 100, 1, number);
        EventComparison same = EventComparison.of(plan, plan, run);
        Replication replication = Replication.run(
                plan, run, new Replication.Window(0, run.duration().picoseconds(), 0), 0);
        assertThat(same.same()).isTrue();
        assertThat(same.equalEvents()).isEqualTo(replication.events());
        assertThat(same.fingerprintA()).isEqualTo(replication.fingerprint()).isEqualTo(same.fingerprintB());
    }

    /** A camera that streams before its stamp makes the clock start earlier, even if it has no frame in the run. */
    @Test
    void timesAreThoseOfTheScenarioWhereverTheClockStarts() {
        EventComparison same = EventComparison.of(withStream(0), withStream(4), Plans.run(100, 0, 1, 1));
        assertThat(same.same()).isTrue();
        assertThat(same.equalEvents()).isEqualTo(40);
        assertThat(same.fingerprintA()).isNotEqualTo(same.fingerprintB());
    }

    private static SystemPlan withStream(double readoutMs) {
        SystemPlan plan = periodic(3);
        CameraPlan stream = new CameraPlan(
                "stream",
                Plans.periodic(Rational.of(1000 * MS), 900),
                StampReference.READOUT_END,
                SimTime.ZERO,
                Plans.ms(readoutMs),
                Optional.empty(),
                0,
                Plans.constant(1),
                true,
                SimTime.ZERO);
        return new SystemPlan("two", List.of(plan.cameras().get(0), stream), plan.links(), plan.aggregator());
    }
}
