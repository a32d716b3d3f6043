package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Mean number inside, rate and mean time are found independently, and fit. */
class LittlesLawTest {
    private static final Plans.Shape EXACT = new Plans.Shape(true, false, false, false, false);
    private static final Plans.Shape JOINED = new Plans.Shape(true, false, false, false, true);

    @Test
    void holdsExactlyOverAPeriodOfARegime() {
        int exact = 0;
        for (Plans.Shape shape : List.of(EXACT, JOINED)) {
            for (int number = 0; number < 40; number++) {
                SystemPlan plan = Plans.random(number, shape);
                RunPlan run = new RunPlan(
                        Plans.ms(400),
                        Plans.ms(0),
                        1,
                        0.95,
                        1,
                        List.of(LatencyFrom.values()).get(number % 5),
                        0);
                SimulationResult result = SimulationRun.run(plan, run, 1);
                if (result.exact() && result.figures().isPresent()) {
                    LittlesLaw law = LittlesLaw.of(
                                    plan,
                                    run.latencyFrom(),
                                    result,
                                    result.figures().get())
                            .orElseThrow();
                    assertThat(law.product()).as("%s %s", shape, plan.name()).isCloseTo(law.inside(), within(1e-9));
                    exact++;
                }
            }
        }
        assertThat(exact).isGreaterThan(50);
    }

    /** M/M/1 at load 0.6: 1.5 inside, 2.5 ms in the system. */
    @Test
    void holdsUpToChanceOtherwise() {
        SystemPlan plan = Plans.queue(Plans.poisson(1), Plans.exponential(0.6), 1, BufferPlan.UNBOUNDED);
        RunPlan run = Plans.run(20_000, 1_000, 10, 3);
        SimulationResult result = SimulationRun.run(plan, run, 2);
        LittlesLaw law = LittlesLaw.of(
                        plan, run.latencyFrom(), result, result.figures().orElseThrow())
                .orElseThrow();
        assertThat(law.perMs()).isEqualTo(1);
        assertThat(law.inside()).isCloseTo(1.5, within(0.05));
        assertThat(law.product()).isCloseTo(law.inside(), within(0.01));
        assertThat(result.occupancy().stations()).containsOnlyKeys("csi", "aggregator");
        assertThat(result.occupancy().stations().get("aggregator")).isCloseTo(law.inside(), within(1e-12));
    }
}
