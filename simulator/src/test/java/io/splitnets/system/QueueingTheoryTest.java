package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.analytic.PeriodicModel;
import io.splitnets.analytic.ServerPoolModel;
import io.splitnets.analytic.SingleServerModel;
import io.splitnets.analytic.TandemModel;
import io.splitnets.engine.RandomSource;
import io.splitnets.measure.Estimate;
import io.splitnets.units.Rational;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The simulation against closed forms: the truth must lie in the interval from replications. The seeds are fixed, so the
 * tests do not fail by chance; 99.9 % intervals that are narrow enough to fail for a real error.
 */
class QueueingTheoryTest {
    private static final double CONFIDENCE = 0.999;

    private static SimulationResult.Figures figures(SystemPlan plan, double seconds, int replications) {
        RunPlan run = new RunPlan(
                Plans.ms(seconds * 1000), Plans.ms(seconds * 50), replications, CONFIDENCE, 7, LatencyFrom.ARRIVAL, 0);
        SimulationResult result = SimulationRun.run(plan, run, 2);
        assertThat(result.verdict()).as("%s", result.reasons()).isEqualTo(Verdict.STABLE);
        return result.figures().orElseThrow();
    }

    private static void agrees(Estimate estimate, double truth, double width) {
        assertThat(estimate.covers(truth)).as("%s covers %s", estimate, truth).isTrue();
        assertThat(estimate.halfWidth().orElseThrow()).isLessThan(width * truth);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6})
    void mm1(double load) {
        SystemPlan plan = Plans.queue(Plans.poisson(1), Plans.exponential(load), 1, BufferPlan.UNBOUNDED);
        SimulationResult.Figures figures = figures(plan, 40, 12);
        agrees(figures.latency().mean(), SingleServerModel.mm1Sojourn(1, 1 / load), 0.03);
        agrees(figures.latency().p95(), SingleServerModel.mm1SojournQuantile(1, 1 / load, .95), 0.05);
        agrees(figures.latency().p99(), SingleServerModel.mm1SojournQuantile(1, 1 / load, .99), 0.08);
        agrees(figures.aggregatorWait().mean(), SingleServerModel.mm1Wait(1, 1 / load), 0.06);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.72})
    void md1(double load) {
        SystemPlan plan = Plans.queue(Plans.poisson(1), Plans.constant(load), 1, BufferPlan.UNBOUNDED);
        SimulationResult.Figures figures = figures(plan, 40, 12);
        agrees(figures.aggregatorWait().mean(), SingleServerModel.md1Wait(1, load), 0.06);
        agrees(figures.aggregatorWait().p95(), SingleServerModel.md1WaitQuantile(1, load, .95), 0.07);
    }

    @Test
    void mg1() {
        ServiceLaw uniform = new ServiceLaw.Uniform(Plans.ms(5), Plans.ms(15));
        ServiceLaw lognormal = new ServiceLaw.Lognormal(Plans.ms(10), 1);
        ServiceLaw erlang = new ServiceLaw.Erlang(4, Plans.ms(10));
        ServiceLaw early =
                new ServiceLaw.Empirical(List.of(Plans.ms(4), Plans.ms(4), Plans.ms(4), Plans.ms(16), Plans.ms(16)));
        List<ServiceLaw> laws = List.of(uniform, erlang, lognormal, early);
        double[] truths = {8.125, 9.375, 15, 7.1186441};
        for (int i = 0; i < truths.length; i++) {
            SystemPlan plan = Plans.queue(Plans.poisson(1000 / 60.0), laws.get(i), 1, BufferPlan.UNBOUNDED);
            agrees(figures(plan, 300, 10).aggregatorWait().mean(), truths[i], 0.12);
        }
    }

    @Test
    void mmc() {
        for (int servers = 2; servers <= 4; servers++) {
            SystemPlan plan =
                    Plans.queue(Plans.poisson(1), Plans.exponential(.8 * servers), servers, BufferPlan.UNBOUNDED);
            double truth = ServerPoolModel.mmcWait(servers, 1, 1 / (.8 * servers));
            agrees(figures(plan, 100, 12).aggregatorWait().mean(), truth, 0.12);
        }
    }

    @Test
    void lossOfMm1k() {
        BufferPlan four = new BufferPlan(4, FullPolicy.DROP_NEWEST);
        SystemPlan plan = Plans.queue(Plans.poisson(1), Plans.exponential(.8), 1, four);
        SimulationResult result = SimulationRun.run(plan, Plans.run(50_000, 1000, 8, 3), 2);
        double loss = (double) result.frames().dropped() / result.frames().captured();
        assertThat(result.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(loss).isCloseTo(ServerPoolModel.mm1kLoss(.8, 5), within(0.002));
        double sojourn = result.figures().orElseThrow().latency().mean().value();
        assertThat(sojourn).isCloseTo(.8 * ServerPoolModel.mm1kSojourn(.8, 5), within(0.015));
    }

    @Test
    void overloadedLossIsCountedWithoutLatency() {
        BufferPlan three = new BufferPlan(3, FullPolicy.DROP_NEWEST);
        SystemPlan plan = Plans.queue(Plans.poisson(1), Plans.exponential(1.2), 1, three);
        SimulationResult result = SimulationRun.run(plan, Plans.run(50_000, 1000, 8, 3), 2);
        assertThat(result.verdict()).isEqualTo(Verdict.OVERLOADED);
        assertThat(result.reasons())
                .singleElement()
                .asString()
                .contains("aggregator")
                .contains("loses frames");
        assertThat((double) result.frames().dropped() / result.frames().captured())
                .isCloseTo(ServerPoolModel.mm1kLoss(1.2, 4), within(0.002));
        assertThat(result.figures()).isEmpty();
    }

    @Test
    void exponentialTandem() {
        CameraPlan camera = Plans.camera("cam", Plans.poisson(2), Plans.exponential(1), 0, Plans.exponential(1.25));
        SystemPlan plan = new SystemPlan(
                "tandem", List.of(camera), List.of(Plans.link("csi")), Plans.aggregator(Plans.exponential(1 / .7)));
        SimulationResult.Figures figures = figures(plan, 100, 12);
        agrees(figures.latency().mean(), TandemModel.exponentialSojourn(.5, 1, .8, .7), 0.05);
        agrees(figures.latency().p95(), 22.4684203, 0.06);
    }

    @Test
    void deterministicTandemInAnyOrder() {
        double[][] orders = {{10, 5, 6}, {5, 6, 10}, {6, 10, 5}};
        for (double[] order : orders) {
            CameraPlan camera = Plans.camera(
                    "cam", Plans.poisson(1000 / 60.0), Plans.constant(order[0]), 0, Plans.constant(order[1]));
            SystemPlan plan = new SystemPlan(
                    "tandem", List.of(camera), List.of(Plans.link("csi")), Plans.aggregator(Plans.constant(order[2])));
            agrees(figures(plan, 300, 10).latency().mean(), 28.5, 0.02);
        }
    }

    @Test
    void synchronousCamerasExactly() {
        List<CameraPlan> cameras = new ArrayList<>();
        List<LinkPlan> links = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            cameras.add(Plans.bare("cam" + i, Plans.fps(30), i, Plans.constant(1)));
            links.add(Plans.link("csi" + i));
        }
        SystemPlan plan = new SystemPlan("four", cameras, links, Plans.aggregator(Plans.constant(6)));
        SimulationResult result = SimulationRun.run(plan, Plans.run(1000, 0, 5, 1), 1);
        assertThat(result.exact()).isTrue();
        SimulationResult.Figures figures = result.figures().orElseThrow();
        assertThat(figures.aggregatorWait().mean()).isEqualTo(Estimate.exact(PeriodicModel.synchronousMeanWait(4, 6)));
        assertThat(figures.latency().max()).isEqualTo(1 + 6 + PeriodicModel.synchronousMaxWait(4, 6));
        assertThat(result.utilisation().get("aggregator")).isCloseTo(.72, within(1e-12));
    }

    @Test
    void randomPhases() {
        double sum = 0;
        int systems = 400;
        RandomSource phases = RandomSource.of(5, 0, "phases", "test");
        for (int n = 0; n < systems; n++) {
            List<CameraPlan> cameras = new ArrayList<>();
            List<LinkPlan> links = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                double phase = phases.uniform() * 100 / 3;
                cameras.add(Plans.bare(
                        "cam" + i, Plans.periodic(Rational.of(100 * Plans.MS, 3), phase), i, Plans.constant(0)));
                links.add(Plans.link("csi" + i));
            }
            SystemPlan plan = new SystemPlan("phases", cameras, links, Plans.aggregator(Plans.constant(6)));
            SimulationResult result = SimulationRun.run(plan, Plans.run(200, 0, 1, 1), 1);
            assertThat(result.exact()).isTrue();
            sum += result.figures().orElseThrow().aggregatorWait().mean().value();
        }
        assertThat(sum / systems).isCloseTo(PeriodicModel.randomPhaseWait(4, 100 / 3.0, 6), within(0.25));
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.9})
    void longRuns(double load) {
        SystemPlan mm1 = Plans.queue(Plans.poisson(1), Plans.exponential(load), 1, BufferPlan.UNBOUNDED);
        SystemPlan md1 = Plans.queue(Plans.poisson(1), Plans.constant(load), 1, BufferPlan.UNBOUNDED);
        SimulationResult.Figures exponential = figures(mm1, 1000, 20);
        agrees(exponential.latency().mean(), SingleServerModel.mm1Sojourn(1, 1 / load), 0.05);
        agrees(exponential.latency().p99(), SingleServerModel.mm1SojournQuantile(1, 1 / load, .99), 0.07);
        SimulationResult.Figures constant = figures(md1, 1000, 20);
        agrees(constant.aggregatorWait().mean(), SingleServerModel.md1Wait(1, load), 0.05);
        agrees(constant.aggregatorWait().p95(), SingleServerModel.md1WaitQuantile(1, load, .95), 0.07);
    }
}
