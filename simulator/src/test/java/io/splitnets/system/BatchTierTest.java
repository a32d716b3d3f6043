package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.batch.BatchAnswer;
import io.splitnets.batch.BatchRun;
import io.splitnets.engine.Simulation;
import io.splitnets.engine.TieOrder;
import io.splitnets.measure.TimelineFrame;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The three tiers against each other on random systems: reference executive, own executive, recursion. */
class BatchTierTest {
    private static final int MOST_FRAMES = 2_000;
    private static final SimTime LENGTH = Plans.ms(311);

    @Test
    void sameTimesForEveryFrame() {
        assertThat(sameFrames(0, 2_000, true)).isGreaterThan(1_000);
    }

    @Test
    @Tag("long")
    void sameTimesForEveryFrameOfManySystems() {
        assertThat(sameFrames(100_000, 140_000, false)).isGreaterThan(20_000);
    }

    /** Returns how many systems were not refused. */
    private static int sameFrames(int from, int to, boolean reference) {
        int covered = 0;
        for (int i = from; i < to; i++) {
            SystemPlan plan = BatchPlans.any(i);
            Optional<List<TimelineFrame>> frames = BatchRun.frames(plan, LENGTH);
            if (frames.isPresent()) {
                covered++;
                assertThat(frames.get()).as("%s", plan).isEqualTo(simulated(new Simulation(1, 0), plan));
                if (reference && i % 4 == 0) {
                    assertThat(frames.get())
                            .as("%s", plan)
                            .isEqualTo(simulated(Simulation.reference(1, 0, TieOrder.DOCUMENTED), plan));
                }
            }
        }
        return covered;
    }

    /** Plans of all kinds: what is not refused is the same. */
    @Test
    void sameTimesForWhateverIsNotRefused() {
        int covered = 0;
        for (int i = 0; i < 600; i++) {
            Plans.Shape shape = new Plans.Shape(i % 2 == 0, false, i % 3 == 0, i % 5 == 0, i % 7 == 0);
            SystemPlan plan = i % 4 == 0 ? RichPlans.of(i, shape) : Plans.random(i, shape);
            Optional<List<TimelineFrame>> frames = BatchRun.frames(plan, LENGTH);
            if (frames.isPresent()) {
                covered++;
                assertThat(frames.get()).as("%s", plan).isEqualTo(simulated(new Simulation(1, 0), plan));
            }
        }
        assertThat(covered).isGreaterThan(100);
    }

    private static List<TimelineFrame> simulated(Simulation simulation, SystemPlan plan) {
        WiredSystem system = SystemBuilder.wire(simulation, plan, LatencyFrom.ARRIVAL, MOST_FRAMES);
        long end = LENGTH.picoseconds();
        system.sink().countFrom(Long.MIN_VALUE);
        system.start(end);
        system.runTo(end);
        system.close(end);
        List<TimelineFrame> frames = new ArrayList<>(system.sink().timeline().list());
        frames.sort(Comparator.comparingInt(TimelineFrame::camera).thenComparingLong(TimelineFrame::index));
        return frames;
    }

    @Test
    void sameRegimes() {
        assertThat(sameRegimes(0, 400)).isGreaterThan(120);
    }

    @Test
    @Tag("long")
    void sameRegimesOfManySystems() {
        assertThat(sameRegimes(100_000, 110_000)).isGreaterThan(3_000);
    }

    /** Returns how many systems have a regime that was found. */
    private static int sameRegimes(int from, int to) {
        RunPlan run = new RunPlan(Plans.ms(40), SimTime.ZERO, 1, 0.95, 1, LatencyFrom.EXPOSURE_MID, 0);
        int found = 0;
        for (int i = from; i < to; i++) {
            SystemPlan plan = i % 2 == 0 ? BatchPlans.any(i) : BatchPlans.oneRate(i);
            Optional<BatchAnswer> answer = BatchRun.answer(plan, run.latencyFrom());
            if (answer.isEmpty()) {
                continue;
            }
            SimulationResult result = SimulationRun.run(plan, run, 1);
            assertThat(answer.get().load())
                    .isEqualTo(result.offeredLoad().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElseThrow());
            assertThat(answer.get().additiveMs()).isEqualTo(result.additiveMs());
            assertThat(answer.get().latency().isPresent()).as("%s", plan).isEqualTo(result.verdict() == Verdict.STABLE);
            if (result.verdict() == Verdict.STABLE) {
                assertThat(result.exact()).as("%s", plan).isTrue();
                assertThat(BatchRun.figures(plan, run.latencyFrom()))
                        .as("%s", plan)
                        .isEqualTo(result.figures());
                SimulationResult.Latency latency =
                        result.figures().orElseThrow().latency();
                assertThat(answer.get().latency().orElseThrow()).as("%s", plan).satisfies(found1 -> {
                    assertThat(found1.mean()).isEqualTo(latency.mean().value());
                    assertThat(found1.p50()).isEqualTo(latency.p50().value());
                    assertThat(found1.p95()).isEqualTo(latency.p95().value());
                    assertThat(found1.p99()).isEqualTo(latency.p99().value());
                    assertThat(found1.max()).isEqualTo(latency.max());
                });
                found++;
            }
        }
        return found;
    }
}
