package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.measure.Estimate;
import io.splitnets.measure.Stage;
import io.splitnets.measure.TimelineFrame;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.RecordedTrace;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationRunTest {
    private static RunPlan timeline(double durationMs, int frames) {
        return new RunPlan(Plans.ms(durationMs), SimTime.ZERO, 1, 0.95, 1, LatencyFrom.EXPOSURE_START, frames);
    }

    private static List<Double> ends(SimulationResult result) {
        return result.timeline().stream()
                .map(frame -> frame.aggregatorEnd() == TimelineFrame.NOT_REACHED
                        ? -1
                        : frame.aggregatorEnd() / (double) Plans.MS)
                .toList();
    }

    private static SimulationResult policy(FullPolicy policy) {
        SystemPlan plan = Plans.queue(Plans.every(4), Plans.constant(10), 1, new BufferPlan(1, policy));
        return SimulationRun.run(plan, timeline(31, 10), 1);
    }

    @Test
    void dropNewestByHand() {
        // served 0-10, 10-20 (came at 4), 20-30 (came at 12), then the one of 20 or 24: 8 and 16 find the place taken
        SimulationResult result = policy(FullPolicy.DROP_NEWEST);
        assertThat(ends(result)).containsExactly(10.0, 20.0, -1.0, 30.0, -1.0, -1.0, -1.0, -1.0);
        assertThat(result.timeline().get(2).dropped()).isEqualTo("aggregator.full");
        assertThat(result.frames().captured()).isEqualTo(8);
        assertThat(result.frames().completed()).isEqualTo(3);
    }

    @Test
    void dropOldestByHand() {
        // 4 is pushed out by 8; 8 is served 10-20; 12 pushed out by 16, which is served 20-30
        SimulationResult result = policy(FullPolicy.DROP_OLDEST);
        assertThat(ends(result)).startsWith(10.0, -1.0, 20.0, -1.0, 30.0);
        assertThat(result.verdict()).isEqualTo(Verdict.OVERLOADED);
        assertThat(result.exact()).isTrue();
        assertThat(result.figures()).isEmpty();
    }

    @Test
    void noQueueByHand() {
        // served 0-10, then 12-22, 24-34: the frames between find the server busy
        SystemPlan plan = Plans.queue(Plans.every(4), Plans.constant(10), 1, new BufferPlan(0, FullPolicy.DROP_NEWEST));
        SimulationResult result = SimulationRun.run(plan, timeline(35, 10), 1);
        assertThat(ends(result)).containsExactly(10.0, -1.0, -1.0, 22.0, -1.0, -1.0, 34.0, -1.0, -1.0);
        assertThatThrownBy(() -> new BufferPlan(0, FullPolicy.DROP_OLDEST)).hasMessageContaining("0 frames");
        assertThatThrownBy(() -> new BufferPlan(-1, FullPolicy.BLOCK)).hasMessageContaining("-1 frames");
    }

    @Test
    void noQueueThatBlocksByHand() {
        // NPU 1 ms, link 1 ms, aggregator 10 ms without a place, the link with one: frames at 0, 4, 8, 12.
        // 0: aggregator 2-12. 4: link 5-6, held until 12, aggregator 12-22. 8: waits for the link until 12, then 12-13.
        SystemPlan plan = blocked(new BufferPlan(1, FullPolicy.BLOCK), new BufferPlan(0, FullPolicy.BLOCK));
        SimulationResult result = SimulationRun.run(plan, timeline(60, 20), 1);
        assertThat(ends(result)).startsWith(12.0, 22.0, 32.0, 42.0, 52.0);
        assertThat(result.timeline().get(1).linkEnd()).isEqualTo(6 * Plans.MS);
        assertThat(result.timeline().get(2).linkStart()).isEqualTo(12 * Plans.MS);
        assertThat(result.frames().dropped()).isZero();
    }

    @Test
    void blockByHand() {
        // NPU 1 ms, link 1 ms, aggregator 10 ms with one place: frames at 0, 4, 8, 12.
        // 0: npu 0-1, link 1-2, agg 2-12. 4: link 5-6, waits. 8: link 9-10, held by the link until 12.
        // 12: npu 12-13, link 13-14, held until 22, then agg 32-42.
        BufferPlan one = new BufferPlan(1, FullPolicy.BLOCK);
        SystemPlan plan = blocked(one, one);
        SimulationResult result = SimulationRun.run(plan, timeline(60, 20), 1);
        assertThat(ends(result)).startsWith(12.0, 22.0, 32.0, 42.0, 52.0);
        assertThat(result.frames().dropped()).isZero();
        assertThat(result.verdict()).isEqualTo(Verdict.OVERLOADED);
        assertThat(result.figures()).isEmpty();
        assertThat(result.reasons()).singleElement().asString().contains("no steady state");
        assertThat(result.utilisation().get("aggregator")).isCloseTo(58 / 60.0, within(1e-12));
        // four transfers done at 14, then one per 10 ms: 22, 32, 42, 52
        assertThat(result.utilisation().get("csi")).isCloseTo(8 / 60.0, within(1e-12));
        assertThat(result.additiveMs()).isEqualTo(12);
    }

    private static SystemPlan blocked(BufferPlan output, BufferPlan queue) {
        CameraPlan camera = new CameraPlan(
                "cam",
                Plans.every(4),
                StampReference.READOUT_END,
                SimTime.ZERO,
                SimTime.ZERO,
                Optional.of(new StationPlan(Plans.constant(1), 1, new BufferPlan(1, FullPolicy.BLOCK))),
                0,
                Plans.constant(1),
                false,
                SimTime.ZERO);
        return new SystemPlan(
                "blocked",
                List.of(camera),
                List.of(new LinkPlan("csi", output)),
                Plans.aggregator(Plans.constant(10), 1, queue));
    }

    @Test
    void aStationExactlyFullKeepsUpWithoutRandomnessOnly() {
        SystemPlan exact = Plans.queue(Plans.every(10), Plans.constant(10), 1, BufferPlan.UNBOUNDED);
        SimulationResult result = SimulationRun.run(exact, Plans.run(1000, 0, 1, 1), 1);
        assertThat(result.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(result.figures().orElseThrow().aggregatorWait().mean()).isEqualTo(Estimate.exact(0));
        assertThat(result.offeredLoad()).containsEntry("aggregator", 1.0);
        SystemPlan random = Plans.queue(Plans.every(10), Plans.exponential(10), 1, BufferPlan.UNBOUNDED);
        assertThat(SimulationRun.run(random, Plans.run(1000, 0, 2, 1), 1).verdict())
                .isEqualTo(Verdict.OVERLOADED);
    }

    @Test
    void exactLossOfAPeriodicQueue() {
        // one frame in service, one waiting: 40 ms of work every 100/3 ms, five of six frames get through
        SystemPlan plan = Plans.queue(Plans.fps(30), Plans.constant(40), 1, new BufferPlan(1, FullPolicy.DROP_NEWEST));
        SimulationResult result = SimulationRun.run(plan, Plans.run(200_000, 200, 3, 1), 1);
        assertThat(result.exact()).isTrue();
        assertThat(result.replications()).isEqualTo(1);
        assertThat((double) result.frames().dropped() / result.frames().captured())
                .isCloseTo(1 / 6.0, within(0.001));
        assertThat(result.loss())
                .isEqualTo(Estimate.plain(
                        (double) result.frames().dropped() / result.frames().captured()));
        assertThat(result.utilisation()).containsEntry("aggregator", 1.0);
        assertThat(result.figures()).isEmpty();
    }

    @Test
    void theLossHasAnIntervalOverReplications() {
        // M/M/1/1 at load 1 loses every other frame (Erlang 1917)
        SystemPlan plan =
                Plans.queue(Plans.poisson(1), Plans.exponential(1), 1, new BufferPlan(0, FullPolicy.DROP_NEWEST));
        Estimate loss = SimulationRun.run(plan, Plans.run(2_000, 0, 10, 1), 1).loss();
        assertThat(loss.covers(.5)).isTrue();
        assertThat(loss.relativeHalfWidth().orElseThrow()).isBetween(.001, .05);
    }

    @Test
    void blockedTandemBacklogsBelowFullLoad() {
        BufferPlan one = new BufferPlan(1, FullPolicy.BLOCK);
        CameraPlan camera = new CameraPlan(
                "cam",
                Plans.poisson(9),
                StampReference.READOUT_END,
                SimTime.ZERO,
                SimTime.ZERO,
                Optional.of(new StationPlan(Plans.exponential(8), 1, one)),
                0,
                Plans.exponential(8),
                false,
                SimTime.ZERO);
        SystemPlan plan = new SystemPlan(
                "blocked",
                List.of(camera),
                List.of(new LinkPlan("csi", one)),
                Plans.aggregator(Plans.exponential(8), 1, one));
        SimulationResult result = SimulationRun.run(plan, Plans.run(20_000, 0, 6, 1), 2);
        assertThat(result.verdict()).isEqualTo(Verdict.BACKLOGGED);
        assertThat(SimulationRun.run(plan, Plans.run(20_000, 0, 1, 1), 2).verdict())
                .isEqualTo(Verdict.BACKLOGGED);
    }

    @Test
    void overloadHasNoLatencyAndNoNegativeQueueAfterWarmup() {
        SystemPlan plan = Plans.queue(Plans.every(10), Plans.constant(12), 1, BufferPlan.UNBOUNDED);
        SimulationResult result = SimulationRun.run(plan, Plans.run(3000, 1000, 4, 1), 1);
        assertThat(result.verdict()).isEqualTo(Verdict.OVERLOADED);
        assertThat(result.figures()).isEmpty();
        assertThat(result.utilisation()).containsEntry("aggregator", 1.0);
        assertThat(result.frames().captured()).isEqualTo(200);
        // frame k ends at 12 (k + 1) ms: of the frames 100..299 those up to k = 248 end before 3 s
        assertThat(result.frames().completed()).isEqualTo(149);
        assertThat(result.frames().inFlight()).isEqualTo(51);
    }

    @Test
    void oneRandomReplicationHasNoInterval() {
        SystemPlan plan = Plans.queue(Plans.poisson(10), Plans.constant(5), 1, BufferPlan.UNBOUNDED);
        SimulationResult one = SimulationRun.run(plan, Plans.run(1000, 0, 1, 1), 1);
        assertThat(one.figures().orElseThrow().latency().mean().low()).isEmpty();
        SimulationResult two = SimulationRun.run(plan, Plans.run(1000, 0, 2, 1), 1);
        assertThat(two.figures().orElseThrow().latency().mean().low()).isPresent();
        assertThat(two.exact() || two.descriptive()).isFalse();
        assertThat(SimulationRun.run(plan, Plans.run(1000, 0, 2, 2), 1).fingerprint())
                .isNotEqualTo(two.fingerprint());
    }

    @Test
    void aRecordedTraceIsDescribed() {
        long[] stamps = {0, 33_000_000, 67_000_000, 140_000_000};
        RecordedTrace trace = new RecordedTrace(
                "cam0", StampReference.READOUT_END, Rational.of(100 * Plans.MS, 3), stamps, new long[0]);
        SystemPlan plan = Plans.queue(new ArrivalSpec.Recorded(trace), Plans.constant(35), 1, BufferPlan.UNBOUNDED);
        SimulationResult result = SimulationRun.run(plan, timeline(300, 10), 1);
        assertThat(result.descriptive()).isTrue();
        assertThat(result.figures().orElseThrow().latency().mean())
                .isEqualTo(Estimate.plain((35 + 37 + 38 + 35) / 4.0));
        assertThat(ends(result)).containsExactly(35.0, 70.0, 105.0, 175.0);
    }

    @Test
    void fusionWaitsForTheSlowestViewAndDropsWhatNeverCompletes() {
        CameraPlan left = Plans.camera("left", Plans.every(20), Plans.constant(2), 0, Plans.constant(1));
        CameraPlan right = new CameraPlan(
                "right",
                Plans.every(20),
                StampReference.READOUT_END,
                SimTime.ZERO,
                SimTime.ZERO,
                Optional.of(new StationPlan(Plans.constant(50), 1, new BufferPlan(1, FullPolicy.DROP_OLDEST))),
                1,
                Plans.constant(1),
                false,
                SimTime.ZERO);
        AggregatorPlan fused = new AggregatorPlan(Plans.constant(4), 1, BufferPlan.UNBOUNDED, true, List.of());
        SystemPlan plan =
                new SystemPlan("pair", List.of(left, right), List.of(Plans.link("a"), Plans.link("b")), fused);
        SimulationResult result = SimulationRun.run(plan, timeline(170, 100), 1);
        // right serves 0 (until 50), then the newest waiting: 40 (until 100), 80 or 100 (until 150)
        assertThat(result.frames().droppedBy()).containsKeys("right.npu.full", "incomplete");
        TimelineFrame first = result.timeline().get(0);
        assertThat(first.linkEnd()).isEqualTo(3 * Plans.MS);
        assertThat(first.joined()).isEqualTo(51 * Plans.MS);
        assertThat(first.aggregatorEnd()).isEqualTo(55 * Plans.MS);
        assertThat(result.verdict()).isEqualTo(Verdict.OVERLOADED);
        assertThat(result.figures()).isEmpty();
        assertThat(result.frames().completed()).isEqualTo(2 * result.frames().results());
        assertThat(result.additiveMs()).isEqualTo(55);
    }

    @Test
    void camerasOfDifferentRatesCannotBeFused() {
        SystemPlan plan = new SystemPlan(
                "odd",
                List.of(
                        Plans.bare("a", Plans.fps(30), 0, Plans.constant(1)),
                        Plans.bare("b", Plans.fps(60), 0, Plans.constant(1))),
                List.of(Plans.link("csi")),
                new AggregatorPlan(Plans.constant(1), 1, BufferPlan.UNBOUNDED, true, List.of()));
        SimulationResult result = SimulationRun.run(plan, Plans.run(2000, 0, 1, 1), 1);
        assertThat(result.verdict()).isEqualTo(Verdict.OVERLOADED);
        assertThat(result.reasons()).singleElement().asString().contains("rates differ");
    }

    @Test
    void stagesAddUpAndOtherWorkCounts() {
        CameraPlan camera = new CameraPlan(
                "cam",
                Plans.every(40),
                StampReference.EXPOSURE_START,
                Plans.ms(3),
                Plans.ms(5),
                Optional.of(Plans.station(Plans.constant(7))),
                0,
                Plans.constant(2),
                false,
                SimTime.ZERO);
        AggregatorPlan busy = new AggregatorPlan(
                Plans.constant(4),
                1,
                BufferPlan.UNBOUNDED,
                false,
                List.of(new BackgroundPlan("slam", Plans.constant(20), Plans.constant(10))));
        SystemPlan plan = new SystemPlan("busy", List.of(camera), List.of(Plans.link("csi")), busy);
        SimulationResult result = SimulationRun.run(
                plan, new RunPlan(Plans.ms(400), SimTime.ZERO, 1, 0.95, 1, LatencyFrom.EXPOSURE_MID, 0), 1);
        SimulationResult.Figures figures = result.figures().orElseThrow();
        assertThat(figures.stage(Stage.EXPOSURE).value()).isEqualTo(1.5);
        assertThat(figures.stage(Stage.READOUT).value()).isEqualTo(5);
        assertThat(figures.stage(Stage.SENSOR_COMPUTE).value()).isEqualTo(7);
        assertThat(figures.stage(Stage.LINK).value()).isEqualTo(2);
        // at 17 ms after the first frame the aggregator is idle; other work comes at 20 and 40, from 40 on it is in
        // phase
        assertThat(figures.stage(Stage.AGGREGATOR_WAIT).value()).isZero();
        assertThat(result.utilisation().get("aggregator")).isCloseTo((4 + 2 * 10) / 40.0, within(1e-12));
        assertThat(result.additiveMs()).isEqualTo(1.5 + 5 + 7 + 2 + 4);
        double sum =
                figures.stages().values().stream().mapToDouble(Estimate::value).sum();
        assertThat(result.figures().orElseThrow().latency().mean().value()).isCloseTo(sum, within(1e-9));
    }

    @Test
    void rawFramesStreamWhileTheyAreReadOut() {
        CameraPlan camera = new CameraPlan(
                "cam",
                Plans.every(40),
                StampReference.READOUT_END,
                Plans.ms(3),
                Plans.ms(10),
                Optional.empty(),
                0,
                Plans.constant(8),
                true,
                Plans.ms(0.1));
        SystemPlan plan =
                new SystemPlan("raw", List.of(camera), List.of(Plans.link("csi")), Plans.aggregator(Plans.constant(4)));
        SimulationResult result = SimulationRun.run(plan, timeline(400, 1), 1);
        assertThat(result.figures().orElseThrow().latency().mean().value()).isEqualTo(3 + 10 + 0.1 + 4);
        assertThat(result.figures().orElseThrow().stage(Stage.LINK).value()).isEqualTo(0.1);
        assertThat(result.utilisation().get("csi")).isCloseTo(10.1 / 40, within(1e-12));
        // the stamp names the end of the readout: the first frame was exposed before the run began
        assertThat(result.timeline().get(0).exposureStart()).isEqualTo(-13 * Plans.MS);
        assertThat(result.frames().captured()).isEqualTo(10);
    }

    @Test
    void oneRandomNumberPerPurpose() {
        // a slower link changes no service time: the aggregator's busy time is the same
        SystemPlan fast = Plans.queue(Plans.every(10), Plans.exponential(2), 1, BufferPlan.UNBOUNDED);
        SystemPlan slow = new SystemPlan(
                "slow",
                List.of(Plans.bare("cam", Plans.every(10), 0, Plans.constant(1))),
                fast.links(),
                fast.aggregator());
        assertThat(services(slow)).isEqualTo(services(fast)).doesNotHaveDuplicates();
    }

    private static List<Long> services(SystemPlan plan) {
        return SimulationRun.run(plan, timeline(1000, 50), 1).timeline().stream()
                .map(frame -> frame.aggregatorEnd() - frame.aggregatorStart())
                .toList();
    }
}
