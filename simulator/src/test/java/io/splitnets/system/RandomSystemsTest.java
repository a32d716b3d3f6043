package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.measure.TimelineFrame;
import io.splitnets.system.Plans.Shape;
import io.splitnets.units.SimTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every run asserts its identities; these run many systems, most of them nasty. */
class RandomSystemsTest {
    private static final int SYSTEMS = 25;

    private static List<Shape> shapes() {
        return List.of(
                new Shape(true, false, false, false, false),
                new Shape(true, false, true, true, false),
                new Shape(true, false, true, true, true),
                new Shape(false, true, false, false, false),
                new Shape(false, true, true, true, false),
                new Shape(true, true, true, true, true),
                new Shape(false, false, false, true, false));
    }

    @Test
    void identitiesHoldAndThreadsDoNotMatter() {
        for (Shape shape : shapes()) {
            for (int i = 0; i < SYSTEMS; i++) {
                SystemPlan plan = Plans.random(i, shape);
                RunPlan run =
                        new RunPlan(Plans.ms(1500), Plans.ms(i % 3 * 100), 3, 0.95, i, LatencyFrom.EXPOSURE_MID, 20);
                SimulationResult one = SimulationRun.run(plan, run, 1);
                SimulationResult two = SimulationRun.run(plan, run, 2);
                assertThat(two).as("%s %s", shape, plan.name()).isEqualTo(one);
                assertThat(one.toString()).isEqualTo(two.toString());
                assertThat(one.frames().captured()).isPositive();
            }
        }
    }

    @Test
    void noFrameIsFasterThanItsOwnWay() {
        for (Shape shape : shapes()) {
            if (shape.randomLaws()) {
                continue;
            }
            for (int i = 0; i < SYSTEMS; i++) {
                SystemPlan plan = Plans.random(i, shape);
                RunPlan run = new RunPlan(Plans.ms(800), SimTime.ZERO, 1, 0.95, i, LatencyFrom.EXPOSURE_START, 200);
                for (TimelineFrame frame : SimulationRun.run(plan, run, 1).timeline()) {
                    if (frame.aggregatorEnd() == TimelineFrame.NOT_REACHED) {
                        continue;
                    }
                    long latency = frame.aggregatorEnd() - frame.exposureStart();
                    assertThat(latency).isGreaterThanOrEqualTo(alone(plan, frame.camera()));
                }
            }
        }
    }

    private static long alone(SystemPlan plan, int camera) {
        CameraPlan only = plan.cameras().get(camera);
        SystemPlan single = new SystemPlan("alone", List.of(only), plan.links(), plan.aggregator());
        return AdditiveModel.setLatency(single, LatencyFrom.EXPOSURE_START).picoseconds();
    }

    @Test
    void slowerServiceNeverMakesAFrameFaster() {
        Shape shape = new Shape(true, false, false, true, false);
        RunPlan run = new RunPlan(Plans.ms(900), SimTime.ZERO, 1, 0.95, 1, LatencyFrom.EXPOSURE_START, 400);
        for (int i = 0; i < SYSTEMS; i++) {
            SystemPlan plan = Plans.random(i, shape);
            AggregatorPlan old = plan.aggregator();
            ServiceLaw slow = new ServiceLaw.Constant(
                    old.networks().get(0).service().mean().plus(Plans.ms(1)));
            SystemPlan slower = new SystemPlan(
                    plan.name(),
                    plan.cameras(),
                    plan.links(),
                    new AggregatorPlan(
                            slow,
                            old.servers(),
                            old.buffer(),
                            old.networks().get(0).fuses(),
                            old.background()));
            List<TimelineFrame> fast = SimulationRun.run(plan, run, 1).timeline();
            List<TimelineFrame> late = SimulationRun.run(slower, run, 1).timeline();
            assertThat(late).hasSameSizeAs(fast);
            for (int f = 0; f < fast.size(); f++) {
                if (late.get(f).aggregatorEnd() != TimelineFrame.NOT_REACHED) {
                    assertThat(late.get(f).aggregatorEnd())
                            .isGreaterThanOrEqualTo(fast.get(f).aggregatorEnd());
                }
            }
        }
    }
}
