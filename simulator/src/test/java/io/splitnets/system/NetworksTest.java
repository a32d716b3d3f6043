package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.measure.TimelineFrame;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several networks at once, orders, arbitration and joins, with numbers worked out by hand in the comments. */
class NetworksTest {
    private static final BufferPlan UNBOUNDED = BufferPlan.UNBOUNDED;

    private static CameraPlan camera(String id, ArrivalSpec arrivals, int link, int priority, FlowPlan... flows) {
        return new CameraPlan(
                id,
                arrivals,
                StampReference.READOUT_END,
                SimTime.ZERO,
                SimTime.ZERO,
                1,
                UNBOUNDED,
                link,
                priority,
                List.of(flows));
    }

    private static FlowPlan flow(int network, double transferMs) {
        return part(network, 1, transferMs);
    }

    private static FlowPlan part(int network, int every, double transferMs) {
        return new FlowPlan(
                network, Rational.of(1, every), Optional.empty(), Plans.constant(transferMs), 1, false, SimTime.ZERO);
    }

    private static NetworkPlan network(String id, double serviceMs) {
        return NetworkPlan.of(id, Plans.constant(serviceMs), false);
    }

    private static ArrivalSpec at(double ms, double every) {
        return Plans.periodic(Rational.of(Math.round(every * Plans.MS)), ms);
    }

    private static SystemPlan system(AggregatorPlan aggregator, Arbitration arbitration, CameraPlan... cameras) {
        int links = List.of(cameras).stream().mapToInt(CameraPlan::link).max().orElse(0) + 1;
        return new SystemPlan(
                "by hand",
                List.of(cameras),
                IntStream.range(0, links)
                        .mapToObj(i -> new LinkPlan("link" + i, UNBOUNDED, arbitration))
                        .toList(),
                aggregator);
    }

    private static SimulationResult run(SystemPlan plan, double durationMs) {
        return SimulationRun.run(
                plan, new RunPlan(Plans.ms(durationMs), SimTime.ZERO, 1, 0.95, 1, LatencyFrom.ARRIVAL, 100), 1);
    }

    /** Ends on the aggregator, ms, in the order of arrival; -1 for a lost frame. */
    private static List<Double> ends(SimulationResult result) {
        return result.timeline().stream()
                .map(frame -> frame.aggregatorEnd() == TimelineFrame.NOT_REACHED
                        ? -1
                        : frame.aggregatorEnd() / (double) Plans.MS)
                .toList();
    }

    private static List<Double> linkEnds(SimulationResult result) {
        return result.timeline().stream()
                .map(frame -> frame.linkEnd() / (double) Plans.MS)
                .toList();
    }

    private static AggregatorPlan aggregator(QueueOrder order, NetworkPlan... networks) {
        return new AggregatorPlan(
                1, new BufferPlan(Integer.MAX_VALUE, FullPolicy.BLOCK, order), List.of(networks), List.of());
    }

    /** Frames at 0, 1 and 2 ms, 10 ms of service each. */
    private static SystemPlan three(QueueOrder order, int first, int second, int third) {
        return system(
                aggregator(order, network("only", 10)),
                Arbitration.FIRST_COME,
                camera("a", at(0, 100), 0, first, flow(0, 0)),
                camera("b", at(1, 100), 1, second, flow(0, 0)),
                camera("c", at(2, 100), 2, third, flow(0, 0)));
    }

    @Test
    void theMoreUrgentCameraGoesFirst() {
        assertThat(ends(run(three(QueueOrder.FIFO, 0, 5, 1), 50))).containsExactly(10.0, 20.0, 30.0);
        assertThat(ends(run(three(QueueOrder.PRIORITY, 0, 5, 1), 50))).containsExactly(10.0, 30.0, 20.0);
        // a service that has begun is not interrupted, and among equals the first come goes first
        assertThat(ends(run(three(QueueOrder.PRIORITY, 9, 3, 3), 50))).containsExactly(10.0, 20.0, 30.0);
    }

    @Test
    void theNetworksUrgencyCountsBeforeTheCameras() {
        NetworkPlan slack =
                new NetworkPlan("slack", Plans.constant(10), Optional.empty(), Optional.empty(), 4, Optional.empty());
        NetworkPlan urgent =
                new NetworkPlan("urgent", Plans.constant(10), Optional.empty(), Optional.empty(), 3, Optional.empty());
        SystemPlan plan = system(
                aggregator(QueueOrder.PRIORITY, slack, urgent),
                Arbitration.FIRST_COME,
                camera("a", at(0, 100), 0, 0, flow(0, 0)),
                camera("b", at(1, 100), 1, 0, flow(0, 0)),
                camera("c", at(2, 100), 2, 900, flow(1, 0)));
        assertThat(ends(run(plan, 50))).containsExactly(10.0, 30.0, 20.0);
    }

    private static NetworkPlan due(String id, double deadlineMs) {
        return new NetworkPlan(
                id, Plans.constant(10), Optional.empty(), Optional.empty(), 0, Optional.of(Plans.ms(deadlineMs)));
    }

    @Test
    void theEarlierDeadlineGoesFirstAndLateResultsAreCounted() {
        // due at 100, 41 and 22: b waits for c
        SystemPlan plan = system(
                aggregator(QueueOrder.EDF, network("none", 10), due("late", 28), due("soon", 18)),
                Arbitration.FIRST_COME,
                camera("a", at(0, 100), 0, 0, flow(0, 0)),
                camera("b", at(1, 100), 1, 0, flow(1, 0)),
                camera("c", at(2, 100), 2, 0, flow(2, 0)));
        SimulationResult result = run(plan, 50);
        assertThat(ends(result)).containsExactly(10.0, 30.0, 20.0);
        assertThat(result.networks()).extracting(NetworkFigures::id).containsExactly("none", "late", "soon");
        // b takes 29 ms, 1 over; c takes exactly 18
        assertThat(result.networks())
                .extracting(figures -> figures.lateShare().value())
                .containsExactly(0.0, 1.0, 0.0);
        assertThat(result.networks())
                .extracting(figures -> figures.latency().orElseThrow().mean().value())
                .containsExactly(10.0, 29.0, 18.0);
        assertThat(result.exact()).isTrue();
    }

    @Test
    void aNewerFrameTakesThePlaceOfTheOlderOfItsCamera() {
        // a every 4 ms: 8 takes the place of 4, 16 that of 12; b waits behind a's place, which it keeps
        SystemPlan plan = system(
                aggregator(QueueOrder.LATEST_ONLY, network("only", 10)),
                Arbitration.FIRST_COME,
                camera("a", at(0, 4), 0, 0, flow(0, 0)),
                camera("b", at(5, 100), 1, 0, flow(0, 0)));
        // a0 0-10, a8 10-20, b5 20-30; at 30 a's newest is the one of 28
        SimulationResult result = run(plan, 29);
        assertThat(result.timeline()).extracting(TimelineFrame::camera).containsExactly(0, 0, 1, 0, 0, 0, 0, 0, 0);
        assertThat(ends(result)).containsExactly(10.0, -1.0, -1.0, 20.0, -1.0, -1.0, -1.0, -1.0, -1.0);
        SimulationResult longer = run(plan, 45);
        assertThat(ends(longer).get(2)).isEqualTo(30.0);
        assertThat(ends(longer).get(8)).isEqualTo(40.0);
        assertThat(longer.timeline().get(1).dropped()).isEqualTo("aggregator.full");
    }

    /** Three frames of a at 0, one of b at 1, 10 ms each on one link. */
    private static SystemPlan shared(Arbitration arbitration, int first, int second) {
        return system(
                aggregator(QueueOrder.FIFO, network("only", 0)),
                arbitration,
                camera(
                        "a",
                        new ArrivalSpec.Burst(Rational.of(100 * Plans.MS), SimTime.ZERO, 3, SimTime.ZERO),
                        0,
                        first,
                        flow(0, 10)),
                camera("b", at(1, 100), 0, second, flow(0, 10)));
    }

    @Test
    void arbitrationDecidesWhichCameraSendsNext() {
        assertThat(linkEnds(run(shared(Arbitration.FIRST_COME, 0, 0), 60))).containsExactly(10.0, 20.0, 30.0, 40.0);
        assertThat(linkEnds(run(shared(Arbitration.ROUND_ROBIN, 0, 0), 60))).containsExactly(10.0, 30.0, 40.0, 20.0);
        assertThat(linkEnds(run(shared(Arbitration.PRIORITY, 1, 0), 60))).containsExactly(10.0, 30.0, 40.0, 20.0);
        assertThat(linkEnds(run(shared(Arbitration.PRIORITY, 0, 1), 60))).containsExactly(10.0, 20.0, 30.0, 40.0);
    }

    private static SimulationResult joined(FusionPlan fusion, double leftEvery, double rightEvery) {
        NetworkPlan network =
                new NetworkPlan("pair", Plans.constant(1), Optional.of(fusion), Optional.empty(), 0, Optional.empty());
        return run(
                system(
                        aggregator(QueueOrder.FIFO, network),
                        Arbitration.FIRST_COME,
                        camera("left", at(0, leftEvery), 0, 0, flow(0, 1)),
                        camera("right", at(0, rightEvery), 1, 0, flow(0, 4))),
                1000);
    }

    @Test
    void joins() {
        // left is there 1 ms after the trigger, right 4 ms after it; 1 ms of service
        SimulationResult all = joined(FusionPlan.WAIT_ALL, 10, 10);
        assertThat(all.figures().orElseThrow().latency().mean().value()).isEqualTo(5.0);
        assertThat(all.networks().get(0).partial()).isZero();
        // 2 ms after the left one it goes alone; the right one comes too late
        SimulationResult window = joined(new FusionPlan(Join.WINDOW, Plans.ms(2)), 10, 10);
        assertThat(window.figures().orElseThrow().latency().mean().value()).isEqualTo(4.0);
        assertThat(window.networks().get(0).partial())
                .isEqualTo(window.networks().get(0).results());
        assertThat(window.frames().droppedBy()).containsExactly(entry("incomplete", 100L));
        assertThat(window.frames().completed()).isEqualTo(100);
        // a window that ends as the last view comes in still holds the set together: transfers come before time-outs
        SimulationResult just = joined(new FusionPlan(Join.WINDOW, Plans.ms(3)), 10, 10);
        assertThat(just.figures().orElseThrow().latency().mean().value()).isEqualTo(5.0);
        SimulationResult none = joined(new FusionPlan(Join.DROP_INCOMPLETE, Plans.ms(2)), 10, 10);
        assertThat(none.frames().results()).isZero();
        assertThat(none.frames().droppedBy()).containsExactly(entry("incomplete", 200L));
        SimulationResult fits = joined(new FusionPlan(Join.DROP_INCOMPLETE, Plans.ms(3)), 10, 10);
        assertThat(fits.frames().dropped()).isZero();
    }

    @Test
    void theLatestViewIsUsedAgain() {
        // left k comes at 10 k + 1 and meets the right frame of one trigger before: served at 10 k + 2, 12 ms old
        SimulationResult equal = joined(new FusionPlan(Join.LATEST, SimTime.ZERO), 10, 10);
        assertThat(equal.figures().orElseThrow().latency().mean().value()).isEqualTo(12.0);
        assertThat(equal.frames().droppedBy()).containsExactly(entry("incomplete", 1L));
        // half as many right frames: each is used twice, 12 and 22 ms old; the first left one finds none
        SimulationResult half = joined(new FusionPlan(Join.LATEST, SimTime.ZERO), 10, 20);
        assertThat(half.exact()).isTrue();
        assertThat(half.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(half.figures().orElseThrow().latency().mean().value()).isEqualTo(17.0);
        assertThat(half.figures().orElseThrow().latency().max()).isEqualTo(22.0);
        // twice as many: every other one is replaced before it is used
        SimulationResult twice = joined(new FusionPlan(Join.LATEST, SimTime.ZERO), 20, 10);
        assertThat(twice.figures().orElseThrow().latency().mean().value()).isEqualTo(12.0);
        assertThat(twice.networks().get(0).taken()).isEqualTo(3);
        assertThat(twice.networks().get(0).lost()).isEqualTo(1);
    }

    @Test
    void joinsByTriggerNeedEqualRates() {
        SimulationResult result = joined(FusionPlan.WAIT_ALL, 10, 20);
        assertThat(result.verdict()).isEqualTo(Verdict.OVERLOADED);
        assertThat(result.reasons().get(0)).contains("equal trigger numbers");
    }

    private static SystemPlan following(double probability) {
        NetworkPlan second = new NetworkPlan(
                "second",
                Plans.constant(3),
                Optional.empty(),
                Optional.of(new AfterPlan(0, probability)),
                0,
                Optional.empty());
        return system(
                aggregator(QueueOrder.FIFO, network("first", 2), second),
                Arbitration.FIRST_COME,
                camera("cam", at(0, 10), 0, 0, flow(0, 1)));
    }

    @Test
    void aNetworkRunsOnTheResultsOfAnother() {
        SimulationResult result = run(following(1), 1000);
        assertThat(result.exact()).isTrue();
        assertThat(result.networks())
                .extracting(figures -> figures.latency().orElseThrow().mean().value())
                .containsExactly(3.0, 6.0);
        assertThat(result.networks()).extracting(NetworkFigures::additiveMs).containsExactly(3.0, 6.0);
        assertThat(result.additiveMs()).isEqualTo(4.5);
        assertThat(result.utilisation().get("aggregator")).isEqualTo(0.5);
        assertThat(result.offeredLoad().get("aggregator")).isEqualTo(0.5);
    }

    @Test
    void aNetworkFollowsWithItsProbability() {
        // 40,000 draws at 1/4: within 4.5 standard deviations, 390, in all but 1 of 100,000 seeds
        SimulationResult result = run(following(0.25), 400_000);
        assertThat(result.networks().get(0).results()).isEqualTo(40_000);
        assertThat(result.networks().get(1).results()).isBetween(10_000L - 390, 10_000L + 390);
        assertThat(result.offeredLoad().get("aggregator")).isCloseTo(0.275, within(1e-12));
    }

    @Test
    void aNetworkTakesAShareOfTheFrames() {
        SystemPlan plan = system(
                aggregator(QueueOrder.FIFO, network("each", 1), network("third", 2)),
                Arbitration.FIRST_COME,
                camera("cam", at(0, 10), 0, 0, flow(0, 1), part(1, 3, 1)));
        SimulationResult result = run(plan, 300);
        assertThat(result.exact()).isTrue();
        // over one period of 30 ms: three frames for the first, one for the second, behind the first on link and
        // aggregator
        assertThat(result.networks()).extracting(NetworkFigures::results).containsExactly(3L, 1L);
        assertThat(result.networks())
                .extracting(figures -> figures.latency().orElseThrow().mean().value())
                .containsExactly(2.0, 4.0);
        assertThat(result.offeredLoad().get("aggregator")).isCloseTo((3 + 2) / 30.0, within(1e-12));
        assertThat(result.timeline()).extracting(TimelineFrame::network).startsWith(0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(result.timeline()).extracting(TimelineFrame::index).startsWith(0L, 1L, 2L, 0L, 3L, 4L, 5L, 1L);
    }

    @Test
    void oneCameraStreamsRawFramesAndComputesOthers() {
        // exposed 0-2, read out 2-7. Raw: on the link 2 to max(2 + 5, 7 + 0.1). Computed: 7-8, on the link 8-9.
        FlowPlan computed = new FlowPlan(
                0, Rational.ONE, Optional.of(Plans.constant(1)), Plans.constant(1), 1, false, SimTime.ZERO);
        FlowPlan raw = new FlowPlan(1, Rational.of(1, 2), Optional.empty(), Plans.constant(5), 1, true, Plans.ms(0.1));
        CameraPlan camera = new CameraPlan(
                "cam",
                at(0, 20),
                StampReference.EXPOSURE_START,
                Plans.ms(2),
                Plans.ms(5),
                1,
                UNBOUNDED,
                0,
                0,
                List.of(computed, raw));
        SystemPlan plan = system(
                aggregator(QueueOrder.FIFO, network("computed", 1), network("raw", 1)), Arbitration.FIRST_COME, camera);
        SimulationResult result = run(plan, 200);
        assertThat(result.exact()).isTrue();
        // counted from the end of the readout at 7
        assertThat(result.networks())
                .extracting(figures -> figures.latency().orElseThrow().mean().value())
                .containsExactly(3.0, 1.1);
        assertThat(result.frames().inFlight()).isZero();
        assertThat(result.frames().captured()).isEqualTo(15);
        assertThat(result.utilisation().get("cam.npu")).isCloseTo(1 / 20.0, within(1e-12));
        assertThat(result.utilisation().get("link0")).isCloseTo((1 + 5.1 / 2) / 20, within(1e-12));
    }

    @Test
    void twoNetworksShareTheProcessorOfACamera() {
        FlowPlan first = new FlowPlan(
                0, Rational.ONE, Optional.of(Plans.constant(3)), Plans.constant(1), 1, false, SimTime.ZERO);
        FlowPlan second = new FlowPlan(
                1, Rational.ONE, Optional.of(Plans.constant(4)), Plans.constant(1), 1, false, SimTime.ZERO);
        SystemPlan plan = system(
                aggregator(QueueOrder.FIFO, network("a", 1), network("b", 1)),
                Arbitration.FIRST_COME,
                camera("cam", at(0, 10), 0, 0, first, second));
        SimulationResult result = run(plan, 100);
        assertThat(result.networks())
                .extracting(figures -> figures.latency().orElseThrow().mean().value())
                .containsExactly(5.0, 9.0);
        assertThat(result.offeredLoad().get("cam.npu")).isCloseTo(0.7, within(1e-12));
    }

    @Test
    void anInterleavedLinkSharesItsTime() {
        // a: 4 packets of 1 ms from 0; b: 2 packets of 1 ms from 0.5.
        // In turn: a1 0-1, b1 1-2, a2 2-3, b2 3-4, a3 4-5, a4 5-6.
        FlowPlan four = new FlowPlan(0, Rational.ONE, Optional.empty(), Plans.constant(4), 4, false, SimTime.ZERO);
        FlowPlan two = new FlowPlan(0, Rational.ONE, Optional.empty(), Plans.constant(2), 2, false, SimTime.ZERO);
        SystemPlan plan = system(
                aggregator(QueueOrder.FIFO, network("only", 0)),
                Arbitration.INTERLEAVED,
                camera("a", at(0, 100), 0, 0, four),
                camera("b", at(0.5, 100), 0, 0, two));
        SimulationResult result = run(plan, 50);
        assertThat(linkEnds(result)).containsExactly(6.0, 4.0);
        assertThat(result.timeline().get(1).linkStart()).isEqualTo(Plans.MS);
        assertThat(result.utilisation().get("link0")).isCloseTo(0.06, within(1e-12));
    }

    private static CameraPlan streaming(String id) {
        FlowPlan raw = new FlowPlan(0, Rational.ONE, Optional.empty(), Plans.constant(1), 10, true, Plans.ms(0.1));
        return new CameraPlan(
                id,
                at(0, 20),
                StampReference.READOUT_START,
                SimTime.ZERO,
                Plans.ms(5),
                1,
                UNBOUNDED,
                0,
                0,
                List.of(raw));
    }

    @Test
    void imagesThatStreamInTurnDoNotWaitForEachOthersLines() {
        // read out 0-5, the last packets of 0.1 ms can go at 5: they end at 5.1 and 5.2, counted from 5.
        // Whole frames: the first ends at 5.1, the second needs 1 ms from there.
        NetworkPlan pair = NetworkPlan.of("pair", Plans.constant(1), true);
        for (Arbitration arbitration : List.of(Arbitration.INTERLEAVED, Arbitration.FIRST_COME)) {
            SystemPlan plan =
                    system(aggregator(QueueOrder.FIFO, pair), arbitration, streaming("left"), streaming("right"));
            SimulationResult result = run(plan, 100);
            double expected = arbitration == Arbitration.INTERLEAVED ? 0.2 + 1 : 1.1 + 1;
            assertThat(result.figures().orElseThrow().latency().mean().value()).isEqualTo(expected);
            assertThat(result.additiveMs()).isEqualTo(expected);
        }
    }
}
