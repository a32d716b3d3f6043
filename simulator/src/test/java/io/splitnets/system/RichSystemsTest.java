package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.engine.Simulation;
import io.splitnets.engine.TieOrder;
import io.splitnets.system.Plans.Shape;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random systems with several networks and every order, arbitration and join: identities, tiers, regimes. */
class RichSystemsTest {
    private static final List<Shape> SHAPES = List.of(
            new Shape(true, false, false, false, false),
            new Shape(true, false, true, true, false),
            new Shape(true, false, true, true, true),
            new Shape(true, false, false, false, true),
            new Shape(false, true, false, false, false),
            new Shape(false, true, true, true, true));

    @Test
    void identitiesHoldAndThreadsDoNotMatter() {
        for (Shape shape : SHAPES) {
            for (int i = 0; i < 10; i++) {
                SystemPlan plan = RichPlans.of(i, shape);
                RunPlan run =
                        new RunPlan(Plans.ms(900), Plans.ms(i % 3 * 100), 2, 0.95, i, LatencyFrom.EXPOSURE_MID, 20);
                SimulationResult one = SimulationRun.run(plan, run, 1);
                assertThat(SimulationRun.run(plan, run, 2))
                        .as("%s %s", shape, plan.name())
                        .isEqualTo(one);
                assertThat(one.networks()).hasSameSizeAs(plan.aggregator().networks());
                long taken =
                        one.networks().stream().mapToLong(NetworkFigures::taken).sum();
                assertThat(one.exact() || taken == one.frames().captured()).isTrue();
            }
        }
    }

    @Test
    void bothExecutivesGiveTheSameFrames() {
        for (Shape shape : SHAPES) {
            for (int i = 100; i < 140; i++) {
                SystemPlan plan = RichPlans.of(i, shape);
                for (int shuffle = 0; shuffle < 2; shuffle++) {
                    TieOrder order = shuffle == 0 ? TieOrder.DOCUMENTED : new TieOrder(shuffle);
                    assertThat(trace(new Simulation(i, 0, order), plan))
                            .as("%s %s", shape, plan.name())
                            .isEqualTo(trace(Simulation.reference(i, 0, order), plan));
                }
            }
        }
    }

    private static List<Object> trace(Simulation simulation, SystemPlan plan) {
        WiredSystem system = SystemBuilder.wire(simulation, plan, LatencyFrom.ARRIVAL, 500);
        system.sink().countFrom(Long.MIN_VALUE);
        long end = Plans.ms(700).picoseconds();
        system.start(end);
        system.runTo(end);
        system.open(end);
        system.close(end);
        List<Object> all = new ArrayList<>(system.sink().timeline().list());
        all.add(simulation.fingerprint());
        all.add(simulation.events());
        return all;
    }

    /**
     * All cameras have 33 ms here and shares of 1, 1/2 and 1/3, so a regime of up to 8 hyper-periods divides 840 of them:
     * the mean over such a window of a plain run, long after the start, is that of the regime.
     */
    @Test
    void aRegimeIsWhatALongRunComesTo() {
        Shape shape = new Shape(true, false, false, false, true);
        Shape full = new Shape(true, false, true, true, true);
        int compared = 0;
        for (int i = 200; i < 230; i++) {
            for (Shape one : List.of(shape, full)) {
                SystemPlan plan = withoutBackground(RichPlans.of(i, one));
                compared += compare(plan) ? 1 : 0;
            }
        }
        assertThat(compared).isGreaterThan(25);
    }

    private static SystemPlan withoutBackground(SystemPlan plan) {
        AggregatorPlan old = plan.aggregator();
        return new SystemPlan(
                plan.name(),
                plan.cameras(),
                plan.links(),
                new AggregatorPlan(old.servers(), old.buffer(), old.networks(), List.of()));
    }

    private static boolean compare(SystemPlan plan) {
        long hyper = SteadyRegime.hyperPeriod(plan).orElseThrow();
        long from = hyper * 100;
        WiredSystem longRun = SystemBuilder.wire(new Simulation(1, 0), plan, LatencyFrom.EXPOSURE_START, 0);
        longRun.start(Long.MAX_VALUE);
        longRun.runTo(from);
        longRun.open(from);
        longRun.runTo(from + 840 * hyper);
        longRun.close(from + 840 * hyper);
        RunPlan run = new RunPlan(Plans.ms(500), SimTime.ZERO, 1, 0.95, 1, LatencyFrom.EXPOSURE_START, 0);
        SimulationResult result = SimulationRun.run(plan, run, 1);
        if (!result.exact() || result.figures().isEmpty()) {
            return false;
        }
        result.utilisation()
                .forEach((station, share) -> assertThat(longRun.utilisation().get(station))
                        .as("%s of %s", station, plan.name())
                        .isCloseTo(share, within(1e-12)));
        result.occupancy()
                .stations()
                .forEach((station, number) ->
                        assertThat(longRun.occupancy().stations().get(station)).isCloseTo(number, within(1e-9)));
        return true;
    }
}
