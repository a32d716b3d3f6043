package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.batch.BatchRun;
import io.splitnets.batch.LaneModel;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.Drops;
import io.splitnets.trace.Jitter;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the batch tier refuses: everything that is not on its list, one thing at a time. */
class BatchGuardTest {
    private static final ServiceLaw TIME = Plans.constant(3);
    private static final BufferPlan ROOM = BufferPlan.UNBOUNDED;
    private static final Rational PERIOD = Rational.of(33 * Plans.MS);

    /** Two cameras on one link; one part can be replaced. */
    private record Parts(
            ArrivalSpec arrivals,
            int cameraServers,
            BufferPlan cameraBuffer,
            List<FlowPlan> flows,
            LinkPlan link,
            AggregatorPlan aggregator) {
        static Parts plain() {
            return new Parts(
                    Plans.every(33),
                    1,
                    ROOM,
                    List.of(flow(0, Rational.ONE, TIME, TIME)),
                    new LinkPlan("csi", ROOM),
                    device(1, ROOM, network(TIME, Optional.empty())));
        }

        Parts arrivals(ArrivalSpec other) {
            return new Parts(other, cameraServers, cameraBuffer, flows, link, aggregator);
        }

        Parts servers(int other) {
            return new Parts(arrivals, other, cameraBuffer, flows, link, aggregator);
        }

        Parts buffer(BufferPlan other) {
            return new Parts(arrivals, cameraServers, other, flows, link, aggregator);
        }

        Parts flows(FlowPlan... other) {
            return new Parts(arrivals, cameraServers, cameraBuffer, List.of(other), link, aggregator);
        }

        Parts link(LinkPlan other) {
            return new Parts(arrivals, cameraServers, cameraBuffer, flows, other, aggregator);
        }

        Parts aggregator(AggregatorPlan other) {
            return new Parts(arrivals, cameraServers, cameraBuffer, flows, link, other);
        }

        SystemPlan plan() {
            return new SystemPlan("guarded", List.of(camera("a"), camera("b")), List.of(link), aggregator);
        }

        private CameraPlan camera(String id) {
            return new CameraPlan(
                    id,
                    arrivals,
                    StampReference.READOUT_END,
                    SimTime.ZERO,
                    SimTime.ZERO,
                    cameraServers,
                    cameraBuffer,
                    0,
                    0,
                    flows);
        }
    }

    private static FlowPlan flow(int network, Rational share, ServiceLaw npu, ServiceLaw transfer) {
        return new FlowPlan(network, share, Optional.of(npu), transfer, 1, false, SimTime.ZERO);
    }

    private static FlowPlan onRows() {
        RowStart rows = new RowStart(SimTime.ZERO, SimTime.ZERO);
        return new FlowPlan(0, Rational.ONE, Optional.of(TIME), TIME, 1, false, SimTime.ZERO, Optional.of(rows));
    }

    private static NetworkPlan network(ServiceLaw service, Optional<FusionPlan> fusion) {
        return new NetworkPlan("net", service, fusion, Optional.empty(), 0, Optional.empty());
    }

    private static AggregatorPlan device(int servers, BufferPlan buffer, NetworkPlan... networks) {
        return new AggregatorPlan(servers, buffer, List.of(networks), List.of());
    }

    private static AggregatorPlan beside(ServiceLaw gap, ServiceLaw work) {
        NetworkPlan network = network(TIME, Optional.empty());
        return new AggregatorPlan(1, ROOM, List.of(network), List.of(new BackgroundPlan("other", gap, work)));
    }

    private static Parts joined(Join join, SimTime window) {
        return Parts.plain().aggregator(device(1, ROOM, network(TIME, Optional.of(new FusionPlan(join, window)))));
    }

    private static Parts ordered(QueueOrder order) {
        BufferPlan buffer = new BufferPlan(4, FullPolicy.DROP_NEWEST, order);
        return Parts.plain().aggregator(device(1, buffer, network(TIME, Optional.empty())));
    }

    private static ArrivalSpec grid(Jitter jitter, Drops drops) {
        return new ArrivalSpec.Periodic(PERIOD, SimTime.ZERO, Rational.ZERO, jitter, drops);
    }

    private static final Map<String, UnaryOperator<Parts>> ACCEPTED = Map.of(
            "as it is", parts -> parts,
            "clock",
                    parts -> parts.arrivals(new ArrivalSpec.Periodic(
                            PERIOD, SimTime.ZERO, Rational.of(1, 100), new Jitter.None(), Drops.NONE)),
            "two servers", parts -> parts.servers(2),
            "places for one frame", parts -> parts.buffer(new BufferPlan(1, FullPolicy.DROP_OLDEST)),
            "joined", parts -> joined(Join.WAIT_ALL, SimTime.ZERO));

    private static final Map<String, UnaryOperator<Parts>> REFUSED = Map.ofEntries(
            Map.entry("Poisson", parts -> parts.arrivals(Plans.poisson(33))),
            Map.entry("bursts", parts -> parts.arrivals(new ArrivalSpec.Burst(PERIOD, SimTime.ZERO, 2, SimTime.ZERO))),
            Map.entry("losses", parts -> parts.arrivals(grid(new Jitter.None(), new Drops(0.1, 1)))),
            Map.entry("five servers", parts -> parts.servers(5)),
            Map.entry("no place", parts -> parts.buffer(new BufferPlan(0, FullPolicy.BLOCK))),
            Map.entry(
                    "latest only", parts -> parts.buffer(new BufferPlan(4, FullPolicy.BLOCK, QueueOrder.LATEST_ONLY))),
            Map.entry("half of the frames", parts -> parts.flows(flow(0, Rational.of(1, 2), TIME, TIME))),
            Map.entry("random compute", parts -> parts.flows(flow(0, Rational.ONE, Plans.exponential(3), TIME))),
            Map.entry("random transfer", parts -> parts.flows(flow(0, Rational.ONE, TIME, Plans.exponential(3)))),
            Map.entry("no transfer time", parts -> parts.flows(flow(0, Rational.ONE, TIME, Plans.constant(0)))),
            Map.entry("no compute time", parts -> parts.flows(flow(0, Rational.ONE, Plans.constant(0), TIME))),
            Map.entry("first rows", parts -> parts.flows(onRows())),
            Map.entry("round robin", parts -> parts.link(new LinkPlan("csi", ROOM, Arbitration.ROUND_ROBIN))),
            Map.entry("priority on the link", parts -> parts.link(new LinkPlan("csi", ROOM, Arbitration.PRIORITY))),
            Map.entry("interleaved", parts -> parts.link(new LinkPlan("csi", ROOM, Arbitration.INTERLEAVED))),
            Map.entry("priority", parts -> ordered(QueueOrder.PRIORITY)),
            Map.entry("deadlines", parts -> ordered(QueueOrder.EDF)),
            Map.entry("newest of each", parts -> ordered(QueueOrder.LATEST_ONLY)),
            Map.entry("window", parts -> joined(Join.WINDOW, Plans.ms(5))),
            Map.entry("latest", parts -> joined(Join.LATEST, SimTime.ZERO)),
            Map.entry("complete sets", parts -> joined(Join.DROP_INCOMPLETE, Plans.ms(5))),
            Map.entry(
                    "two networks",
                    parts -> parts.flows(flow(0, Rational.ONE, TIME, TIME), flow(1, Rational.ONE, TIME, TIME))
                            .aggregator(device(
                                    1, ROOM, network(TIME, Optional.empty()), NetworkPlan.of("second", TIME, false)))),
            Map.entry(
                    "random aggregator",
                    parts -> parts.aggregator(device(1, ROOM, network(Plans.exponential(3), Optional.empty())))),
            Map.entry(
                    "no time on the aggregator",
                    parts -> parts.aggregator(device(1, ROOM, network(Plans.constant(0), Optional.empty())))),
            Map.entry("random other work", parts -> parts.aggregator(beside(Plans.exponential(50), TIME))),
            Map.entry(
                    "other work without length",
                    parts -> parts.aggregator(beside(Plans.constant(33), Plans.constant(0)))));

    static Stream<String> refused() {
        return REFUSED.keySet().stream().sorted();
    }

    static Stream<String> accepted() {
        return ACCEPTED.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource
    void refused(String name) {
        SystemPlan plan =
                Objects.requireNonNull(REFUSED.get(name)).apply(Parts.plain()).plan();
        assertThat(BatchRun.answer(plan, LatencyFrom.ARRIVAL)).isEmpty();
        assertThat(BatchRun.figures(plan, LatencyFrom.ARRIVAL)).isEmpty();
        assertThat(BatchRun.frames(plan, Plans.ms(100))).isEmpty();
        assertThat(LaneModel.of(plan, LatencyFrom.ARRIVAL)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void accepted(String name) {
        SystemPlan plan =
                Objects.requireNonNull(ACCEPTED.get(name)).apply(Parts.plain()).plan();
        assertThat(BatchRun.answer(plan, LatencyFrom.ARRIVAL)).isPresent();
        assertThat(BatchRun.figures(plan, LatencyFrom.ARRIVAL)).isPresent();
        assertThat(BatchRun.frames(plan, Plans.ms(100))).isPresent();
        assertThat(LaneModel.of(plan, LatencyFrom.ARRIVAL)).isPresent();
    }

    /** Two frames come at once to a link with one waiting place: whether there is room hangs on the order of events. */
    @Test
    void queueThatMayBeFullIsRefused() {
        SystemPlan plan = Parts.plain()
                .link(new LinkPlan("csi", new BufferPlan(1, FullPolicy.BLOCK)))
                .plan();
        assertThat(BatchRun.answer(plan, LatencyFrom.ARRIVAL)).isEmpty();
        assertThat(LaneModel.of(plan, LatencyFrom.ARRIVAL)).isEmpty();
    }

    @Test
    void overloadIsToldFromTheLoads() {
        SystemPlan plan = Parts.plain()
                .aggregator(device(1, ROOM, network(Plans.constant(17), Optional.empty())))
                .plan();
        assertThat(BatchRun.answer(plan, LatencyFrom.ARRIVAL)).hasValueSatisfying(answer -> {
            assertThat(answer.latency()).isEmpty();
            assertThat(answer.load()).isEqualTo(34.0 / 33);
        });
    }

    /** Sets of cameras with different rates never all get complete. */
    @Test
    void joinedCamerasOfDifferentRatesAreRefused() {
        SystemPlan joined = joined(Join.WAIT_ALL, SimTime.ZERO).plan();
        CameraPlan slower =
                Parts.plain().arrivals(Plans.every(66)).plan().cameras().get(1);
        SystemPlan plan = new SystemPlan(
                "mismatched", List.of(joined.cameras().get(0), slower), joined.links(), joined.aggregator());
        assertThat(BatchRun.answer(plan, LatencyFrom.ARRIVAL)).isEmpty();
    }
}
