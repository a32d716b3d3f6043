package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.splitnets.engine.RandomSource;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdditiveModelTest {
    private static final RunPlan ONE_SET =
            new RunPlan(Plans.ms(5000), SimTime.ZERO, 1, 0.95, 1, LatencyFrom.EXPOSURE_START, 0);

    private static SystemPlan views(int count, boolean shared, boolean fuse) {
        List<CameraPlan> cameras = new ArrayList<>();
        List<LinkPlan> links = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cameras.add(new CameraPlan(
                    "cam" + i,
                    Plans.every(10_000),
                    StampReference.EXPOSURE_START,
                    Plans.ms(2),
                    Plans.ms(4),
                    Optional.of(Plans.station(Plans.constant(10))),
                    shared ? 0 : i,
                    Plans.constant(3),
                    false,
                    SimTime.ZERO));
            links.add(Plans.link("csi" + i));
        }
        AggregatorPlan aggregator = new AggregatorPlan(Plans.constant(6), 1, BufferPlan.UNBOUNDED, fuse, List.of());
        return new SystemPlan("views", cameras, links, aggregator);
    }

    @Test
    void byHand() {
        assertThat(AdditiveModel.setLatency(views(1, false, true), LatencyFrom.EXPOSURE_START))
                .isEqualTo(Plans.ms(2 + 4 + 10 + 3 + 6));
        assertThat(AdditiveModel.setLatency(views(4, false, true), LatencyFrom.EXPOSURE_START))
                .isEqualTo(Plans.ms(2 + 4 + 10 + 3 + 6));
        assertThat(AdditiveModel.setLatency(views(4, true, true), LatencyFrom.EXPOSURE_START))
                .isEqualTo(Plans.ms(2 + 4 + 10 + 4 * 3 + 6));
        assertThat(AdditiveModel.setLatency(views(4, false, false), LatencyFrom.EXPOSURE_START))
                .isEqualTo(Plans.ms(2 + 4 + 10 + 3 + 4 * 6));
        assertThat(AdditiveModel.setLatency(views(4, true, false), LatencyFrom.EXPOSURE_START))
                .isEqualTo(Plans.ms(2 + 4 + 10 + 3 + 4 * 6));
        assertThat(AdditiveModel.setLatency(views(4, true, true), LatencyFrom.EXPOSURE_MID))
                .isEqualTo(Plans.ms(1 + 4 + 10 + 4 * 3 + 6));
        assertThat(AdditiveModel.setLatency(views(4, true, true), LatencyFrom.ARRIVAL))
                .isEqualTo(Plans.ms(10 + 4 * 3 + 6));
    }

    @Test
    void threeTerms() {
        AdditiveModel.Terms shared = AdditiveModel.terms(views(4, true, true), LatencyFrom.EXPOSURE_MID);
        assertThat(shared).isEqualTo(new AdditiveModel.Terms(Plans.ms(1 + 4 + 10), Plans.ms(4 * 3), Plans.ms(6)));
        AdditiveModel.Terms own = AdditiveModel.terms(views(4, false, true), LatencyFrom.EXPOSURE_MID);
        assertThat(own).isEqualTo(new AdditiveModel.Terms(Plans.ms(1 + 4 + 10), Plans.ms(3), Plans.ms(6)));
        AdditiveModel.Terms alone = AdditiveModel.terms(views(4, true, false), LatencyFrom.ARRIVAL);
        assertThat(alone).isEqualTo(new AdditiveModel.Terms(Plans.ms(10), Plans.ms(3), Plans.ms(6)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 12})
    void simulationEqualsItToThePicosecond(int views) {
        for (int number = 0; number < 120; number++) {
            RandomSource random = RandomSource.of(number, views, "additive", "plan");
            SystemPlan plan = random(random, views);
            for (LatencyFrom from : LatencyFrom.values()) {
                RunPlan run = new RunPlan(ONE_SET.duration(), SimTime.ZERO, 1, 0.95, 1, from, 0);
                Replication.Window window =
                        new Replication.Window(0, run.duration().picoseconds(), 0);
                Replication simulated = Replication.run(plan, run, window, 0);
                assertThat(simulated.counts().completed()).isEqualTo(views);
                assertThat((long) simulated.whole().latency().percentile(100))
                        .as("%s from %s", plan, from)
                        .isEqualTo(AdditiveModel.setLatency(plan, from).picoseconds());
                if (plan.aggregator().networks().get(0).fuses()) {
                    assertThat(AdditiveModel.terms(plan, from).total()).isEqualTo(AdditiveModel.setLatency(plan, from));
                }
            }
        }
    }

    /** Whole frames and packets in turn, frames that stream out and processors that start on the first rows. */
    private static SystemPlan random(RandomSource random, int views) {
        boolean shared = Plans.chance(random, 0.5);
        long grid = Plans.chance(random, 0.5) ? Plans.MS : 1;
        Arbitration arbitration = Plans.chance(random, 0.5) ? Arbitration.FIRST_COME : Arbitration.INTERLEAVED;
        List<CameraPlan> cameras = new ArrayList<>();
        List<LinkPlan> links = new ArrayList<>();
        for (int i = 0; i < views; i++) {
            SimTime readout = time(random, grid, 10);
            cameras.add(new CameraPlan(
                    "cam" + i,
                    Plans.periodic(Rational.of(10_000 * Plans.MS), 0),
                    List.of(StampReference.values()).get(Plans.between(random, 0, 4)),
                    time(random, grid, 5),
                    readout,
                    1,
                    BufferPlan.UNBOUNDED,
                    shared ? 0 : i,
                    0,
                    List.of(flow(random, grid, readout))));
            links.add(new LinkPlan("csi" + i, BufferPlan.UNBOUNDED, arbitration));
        }
        AggregatorPlan aggregator = new AggregatorPlan(
                new ServiceLaw.Constant(time(random, grid, 8)),
                Plans.between(random, 1, 3),
                BufferPlan.UNBOUNDED,
                Plans.chance(random, 0.5),
                List.of());
        return new SystemPlan("random", cameras, links, aggregator);
    }

    private static FlowPlan flow(RandomSource random, long grid, SimTime readout) {
        boolean cut = Plans.chance(random, 0.3);
        boolean rows = !cut && Plans.chance(random, 0.3);
        return new FlowPlan(
                0,
                Rational.ONE,
                cut ? Optional.empty() : Optional.of(new ServiceLaw.Constant(time(random, grid, 9))),
                new ServiceLaw.Constant(time(random, grid, 6).plus(new SimTime(grid))),
                Plans.between(random, 1, 60),
                cut,
                cut ? time(random, grid, 2) : SimTime.ZERO,
                rows ? Optional.of(rows(random, grid, readout)) : Optional.empty());
    }

    private static RowStart rows(RandomSource random, long grid, SimTime readout) {
        long offset = readout.picoseconds() / grid / Plans.between(random, 1, 8) * grid;
        return new RowStart(new SimTime(offset), time(random, grid, 4));
    }

    @Test
    void firstRowsAfterTheLastAreRefused() {
        RowStart late = new RowStart(Plans.ms(5), SimTime.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> onRows(Plans.ms(4), late))
                .withMessageContaining("first rows");
        assertThat(onRows(Plans.ms(5), late).flows()).hasSize(1);
    }

    private static CameraPlan onRows(SimTime readout, RowStart rows) {
        ServiceLaw time = Plans.constant(1);
        return new CameraPlan(
                "cam",
                Plans.every(100),
                StampReference.EXPOSURE_START,
                SimTime.ZERO,
                readout,
                1,
                BufferPlan.UNBOUNDED,
                0,
                0,
                List.of(new FlowPlan(
                        0, Rational.ONE, Optional.of(time), time, 1, false, SimTime.ZERO, Optional.of(rows))));
    }

    private static SimTime time(RandomSource random, long grid, int most) {
        return new SimTime(Math.round(random.uniform() * most * Plans.MS / grid) * grid);
    }
}
