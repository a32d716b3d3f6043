package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.batch.BatchLatency;
import io.splitnets.batch.BatchRun;
import io.splitnets.batch.LaneLatencies;
import io.splitnets.batch.LaneModel;
import io.splitnets.batch.LaneTimes;
import io.splitnets.engine.RandomSource;
import io.splitnets.measure.TimelineFrame;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many candidates at once against each of them alone. */
class LaneModelTest {
    private static final LatencyFrom FROM = LatencyFrom.EXPOSURE_START;

    /** Lanes compared, and those among them that were proven. */
    private record Count(int lanes, int proven) {
        Count plus(Count other) {
            return new Count(lanes + other.lanes, proven + other.proven);
        }
    }

    /**
     * Four cameras 2 ms apart, processors 6 ms, links 2 ms, aggregator 3 ms: at the aggregator at 8, 10, 12, 14 ms, started
     * there at 8, 11, 14, 17, latencies 11, 12, 13, 14. With 8 ms in place of 3 the last is done at 40, 32 ms after the
     * first came; with 8.5 ms at 42, which is later than the next one, so that frames of two triggers meet.
     */
    @Test
    void fourCamerasByHand() {
        List<CameraPlan> cameras = new ArrayList<>();
        List<LinkPlan> links = new ArrayList<>();
        Rational period = Rational.of(SimTime.PER_SECOND, 30);
        for (int i = 0; i < 4; i++) {
            links.add(Plans.link("link" + i));
            cameras.add(
                    Plans.camera("camera" + i, Plans.periodic(period, 2 * i), Plans.constant(6), i, Plans.constant(2)));
        }
        SystemPlan plan = new SystemPlan("by hand", cameras, links, Plans.aggregator(Plans.constant(3)));
        LaneTimes times = LaneTimes.of(4, 3);
        for (int c = 0; c < 3; c++) {
            for (int v = 0; v < 4; v++) {
                times.compute()[v][c] = 6 * Plans.MS;
                times.transfer()[v][c] = 2 * Plans.MS;
            }
        }
        times.service()[0] = 3 * Plans.MS;
        times.service()[1] = 8 * Plans.MS;
        times.service()[2] = 17 * Plans.MS / 2;
        LaneModel model = LaneModel.of(plan, LatencyFrom.ARRIVAL).orElseThrow();
        LaneLatencies found = model.latencies(3);
        model.solve(times, found);
        BatchLatency expected = new BatchLatency(12.5, 12, 14, 14, 14);
        assertThat(found.latency(0)).contains(expected);
        assertThat(BatchRun.answer(plan, LatencyFrom.ARRIVAL).orElseThrow().latency())
                .contains(expected);
        assertThat(found.latency(1)).contains(new BatchLatency(25, 22, 34, 34, 34));
        assertThat(found.latency(2)).isEmpty();
    }

    @Test
    void eachLaneIsItsSystem() {
        Count count = compare(0, 300, 12, 1);
        assertThat(count.lanes()).isGreaterThan(1_000);
        assertThat(count.proven()).isBetween(count.lanes() / 10, count.lanes() * 9 / 10);
    }

    /** More lanes than are worked on at a time, and not a multiple of them. */
    @Test
    void blocksOfLanesMeetWithoutAGap() {
        assertThat(compare(4, 12, 700, 50).proven()).isGreaterThan(100);
    }

    @Test
    @Tag("long")
    void eachLaneOfManyIsItsSystem() {
        assertThat(compare(50_000, 56_000, 40, 8).proven()).isGreaterThan(20_000);
    }

    private static Count compare(int from, int to, int lanes, int simulateEvery) {
        Count count = new Count(0, 0);
        for (int i = from; i < to; i++) {
            SystemPlan template = BatchPlans.oneRate(i);
            Optional<LaneModel> model = LaneModel.of(template, FROM);
            if (model.isPresent()) {
                count = count.plus(compare(template, model.get(), i, lanes, simulateEvery));
            }
        }
        return count;
    }

    private static Count compare(SystemPlan template, LaneModel model, int seed, int lanes, int simulateEvery) {
        LaneTimes times = times(template, seed, lanes);
        LaneLatencies found = model.latencies(lanes);
        model.solve(times, found);
        int proven = 0;
        for (int c = 0; c < lanes; c++) {
            SystemPlan plan = with(template, times, c);
            if (found.proven(c)) {
                proven++;
                assertThat(BatchRun.answer(plan, FROM).orElseThrow().latency())
                        .as("%s", plan)
                        .isEqualTo(found.latency(c));
                if (c % simulateEvery == 0) {
                    everyTriggerHasTheseLatencies(plan, found, c);
                    sameAsRun(plan, found.latency(c).orElseThrow());
                }
            }
        }
        return new Count(lanes, proven);
    }

    private static void sameAsRun(SystemPlan plan, BatchLatency found) {
        RunPlan run = new RunPlan(Plans.ms(1), SimTime.ZERO, 1, 0.95, 1, FROM, 0);
        SimulationResult result = SimulationRun.run(plan, run, 1);
        SimulationResult.Latency latency = result.figures().orElseThrow().latency();
        assertThat(result.exact()).as("%s", plan).isTrue();
        assertThat(found)
                .as("%s", plan)
                .isEqualTo(new BatchLatency(
                        latency.mean().value(),
                        latency.p50().value(),
                        latency.p95().value(),
                        latency.p99().value(),
                        latency.max()));
    }

    private static void everyTriggerHasTheseLatencies(SystemPlan plan, LaneLatencies found, int c) {
        long[] expected =
                Arrays.stream(found.ascending()).mapToLong(place -> place[c]).toArray();
        SimTime length = Plans.ms(150);
        Map<Long, List<Long>> byTrigger = new TreeMap<>();
        for (TimelineFrame frame : BatchRun.frames(plan, length).orElseThrow()) {
            if (frame.aggregatorEnd() != TimelineFrame.NOT_REACHED) {
                byTrigger
                        .computeIfAbsent(frame.index(), key -> new ArrayList<>())
                        .add(frame.aggregatorEnd() - frame.exposureStart());
            }
        }
        byTrigger
                .values()
                .removeIf(latencies -> latencies.size() < plan.cameras().size());
        for (List<Long> latencies : byTrigger.values()) {
            long[] ascending =
                    latencies.stream().mapToLong(Long::longValue).sorted().toArray();
            if (plan.aggregator().networks().get(0).fuses()) {
                assertThat(ascending[ascending.length - 1]).as("%s", plan).isEqualTo(expected[0]);
            } else {
                assertThat(ascending).as("%s", plan).isEqualTo(expected);
            }
        }
    }

    /** Times around those of the template, of its grid. */
    private static LaneTimes times(SystemPlan template, int seed, int lanes) {
        RandomSource random = RandomSource.of(seed, 0, "lanes", "times");
        LaneTimes times = LaneTimes.of(template.cameras().size(), lanes);
        for (int c = 0; c < lanes; c++) {
            for (int v = 0; v < template.cameras().size(); v++) {
                FlowPlan camera = template.cameras().get(v).flows().get(0);
                times.transfer()[v][c] = around(random, camera.transfer());
                times.compute()[v][c] =
                        camera.npu().map(law -> around(random, law)).orElse(0L);
            }
            times.service()[c] = around(random, network(template).service());
        }
        return times;
    }

    private static long around(RandomSource random, ServiceLaw law) {
        long mean = law.mean().picoseconds();
        double factor = random.uniform();
        long grid = mean % Plans.MS == 0 ? Plans.MS : 1;
        return Math.max(1, Math.round(mean * factor / grid)) * grid;
    }

    private static SystemPlan with(SystemPlan template, LaneTimes times, int c) {
        List<CameraPlan> cameras = new ArrayList<>();
        for (int v = 0; v < template.cameras().size(); v++) {
            CameraPlan camera = template.cameras().get(v);
            FlowPlan flow = camera.flows().get(0);
            long compute = times.compute()[v][c];
            cameras.add(new CameraPlan(
                    camera.id(),
                    camera.arrivals(),
                    camera.refersTo(),
                    camera.exposure(),
                    camera.readout(),
                    flow.npu().map(law -> new StationPlan(constant(compute), camera.servers(), camera.buffer())),
                    camera.link(),
                    constant(times.transfer()[v][c]),
                    flow.cutThrough(),
                    flow.lastLine()));
        }
        AggregatorPlan a = template.aggregator();
        return new SystemPlan(
                template.name(),
                cameras,
                template.links(),
                new AggregatorPlan(
                        constant(times.service()[c]),
                        a.servers(),
                        a.buffer(),
                        network(template).fuses(),
                        a.background()));
    }

    private static NetworkPlan network(SystemPlan plan) {
        return plan.aggregator().networks().get(0);
    }

    private static ServiceLaw constant(long ps) {
        return new ServiceLaw.Constant(new SimTime(ps));
    }
}
