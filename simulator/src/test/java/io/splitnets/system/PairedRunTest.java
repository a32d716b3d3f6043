package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.measure.Difference;
import io.splitnets.measure.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two systems on common random numbers: the difference, its interval, its cause. */
class PairedRunTest {
    private static SystemPlan fourCameras(double npuMs, double linkMs, double aggregatorMs) {
        List<CameraPlan> cameras = new ArrayList<>();
        List<LinkPlan> links = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            cameras.add(Plans.camera(
                    "cam" + i, Plans.poisson(100 / 3.0), Plans.constant(npuMs), i, Plans.constant(linkMs)));
            links.add(Plans.link("link" + i));
        }
        return new SystemPlan("four", cameras, links, Plans.aggregator(Plans.constant(aggregatorMs)));
    }

    private static RunPlan run(int replications) {
        return Plans.run(10_000, 0, replications, 5);
    }

    private static PairedResult.Figures figures(SystemPlan a, SystemPlan b, int replications) {
        return PairedRun.run(a, b, run(replications), 2).figures().orElseThrow();
    }

    /** Four Poisson cameras of 30 frames/s for 10 s, 300 frames each, as in the published measurement of 837 x. */
    @Test
    void commonNumbersMakeTheVarianceHundredsOfTimesSmaller() {
        PairedResult.Figures figures = figures(fourCameras(10, 5, 6), fourCameras(9, 5, 6), 40);
        assertThat(figures.mean().varianceRatio().orElseThrow()).isBetween(300.0, 3000.0);
        assertThat(figures.p95().varianceRatio().orElseThrow()).isGreaterThan(20);
        assertThat(figures.mean().difference().high().orElseThrow()).isNegative();
        // the processor itself is 1 ms faster, its queue by M/D/1 0.3 x 10 / 1.4 - 0.27 x 9 / 1.46 = 0.4785 ms
        Difference wait = figures.stage(Stage.SENSOR_WAIT);
        assertThat(wait.difference().covers(-0.4785)).as("%s", wait).isTrue();
        assertThat(figures.stage(Stage.SENSOR_COMPUTE).difference().value()).isCloseTo(-1, within(1e-9));
    }

    @Test
    void theCauseIsTheStationThatChanged() {
        Cause npu =
                figures(fourCameras(10, 5, 6), fourCameras(9, 5, 6), 10).cause().orElseThrow();
        assertThat(npu.place()).isEqualTo(Cause.Place.SENSOR_PROCESSOR);
        assertThat(npu.station()).as("all four change alike").isEmpty();
        assertThat(npu.differenceMs()).isNegative();
        Cause link =
                figures(fourCameras(2, 5, 3), fourCameras(2, 8, 3), 10).cause().orElseThrow();
        assertThat(link.place()).isEqualTo(Cause.Place.LINK);
        Cause aggregator =
                figures(fourCameras(2, 1, 5), fourCameras(2, 1, 7), 10).cause().orElseThrow();
        assertThat(aggregator.place()).isEqualTo(Cause.Place.AGGREGATOR);
        assertThat(aggregator.station()).contains("aggregator");
        // M/D/1-like: the queue grows by far more than the 2 ms of service
        assertThat(aggregator.waitingMs()).isGreaterThan(2 * (aggregator.differenceMs() - aggregator.waitingMs()));
        assertThat(aggregator.share()).isBetween(0.9, 1.1);
    }

    @Test
    void theOneOfSeveralStationsThatChangesMostIsNamed() {
        SystemPlan a = fourCameras(2, 1, 3);
        List<CameraPlan> cameras = new ArrayList<>(a.cameras());
        cameras.set(2, Plans.camera("cam2", Plans.poisson(100 / 3.0), Plans.constant(12), 2, Plans.constant(1)));
        SystemPlan b = new SystemPlan("slow", cameras, a.links(), a.aggregator());
        assertThat(figures(a, b, 10).cause().flatMap(Cause::station)).contains("cam2.npu");
    }

    @Test
    void equalSystemsDifferByExactlyZero() {
        SystemPlan plan = fourCameras(10, 5, 6);
        PairedResult result = PairedRun.run(plan, plan, run(10), 2);
        PairedResult.Figures figures = result.figures().orElseThrow();
        List<Difference> all = new ArrayList<>(figures.stages().values());
        all.addAll(List.of(figures.mean(), figures.p50(), figures.p95(), figures.p99()));
        all.addAll(result.utilisation().values());
        assertThat(all).hasSize(10 + 4 + 9).allSatisfy(figure -> {
            assertThat(figure.difference().value()).isZero();
            assertThat(figure.difference().halfWidth()).hasValue(0);
            assertThat(figure.shows()).isFalse();
        });
        assertThat(figures.mean().varianceRatio()).hasValue(Double.POSITIVE_INFINITY);
        assertThat(figures.cause()).isEqualTo(Optional.empty());
    }

    @Test
    void threadsDoNotShow() {
        SystemPlan a = fourCameras(10, 5, 6);
        SystemPlan b = fourCameras(9, 5, 6);
        assertThat(PairedRun.run(a, b, run(7), 3)).isEqualTo(PairedRun.run(a, b, run(7), 1));
    }

    @Test
    void withoutRandomnessTheDifferenceIsExact() {
        SystemPlan a = Plans.queue(Plans.every(10), Plans.constant(4), 1, BufferPlan.UNBOUNDED);
        SystemPlan b = Plans.queue(Plans.every(10), Plans.constant(7), 1, BufferPlan.UNBOUNDED);
        PairedResult result = PairedRun.run(a, b, run(10), 1);
        assertThat(result.pairs()).isEqualTo(1);
        assertThat(result.figures().orElseThrow().mean()).isEqualTo(Difference.exact(4, 7));
        assertThat(result.utilisation("aggregator").difference().value()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void oneWithoutRandomnessIsPairedWithEveryReplicationOfTheOther() {
        SystemPlan a = Plans.queue(Plans.every(10), Plans.constant(4), 1, BufferPlan.UNBOUNDED);
        SystemPlan b = Plans.queue(Plans.every(10), Plans.exponential(4), 1, BufferPlan.UNBOUNDED);
        PairedResult result = PairedRun.run(a, b, run(10), 1);
        Difference mean = result.figures().orElseThrow().mean();
        assertThat(result.pairs()).isEqualTo(10);
        assertThat(mean.a().value()).isEqualTo(4);
        assertThat(mean.varianceRatio().orElseThrow()).isCloseTo(1, within(1e-9));
        assertThat(mean.difference().halfWidth()).isPresent();
    }

    @Test
    void anOverloadedSideHasNoLatencyToCompare() {
        PairedResult result = PairedRun.run(fourCameras(10, 5, 6), fourCameras(10, 5, 9), run(3), 1);
        assertThat(result.b().verdict()).isEqualTo(Verdict.OVERLOADED);
        assertThat(result.figures()).isEmpty();
        assertThat(result.utilisation()).containsKey("aggregator");
    }

    @Test
    void systemsOfDifferentSizesAreComparedAsAWhole() {
        SystemPlan four = fourCameras(10, 5, 6);
        SystemPlan two =
                new SystemPlan("two", four.cameras().subList(0, 2), four.links().subList(0, 2), four.aggregator());
        PairedResult result = PairedRun.run(two, four, run(10), 1);
        assertThat(result.utilisation()).containsOnlyKeys("cam0.npu", "cam1.npu", "link0", "link1", "aggregator");
        assertThat(result.figures().orElseThrow().cause().orElseThrow().place()).isEqualTo(Cause.Place.AGGREGATOR);
        assertThat(result.utilisation("cam0.npu").difference().value())
                .as("same frames")
                .isZero();
    }
}
