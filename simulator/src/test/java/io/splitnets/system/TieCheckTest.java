package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.units.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which figures hang on the order of simultaneous events, by hand. */
class TieCheckTest {
    private static final RunPlan RUN = Plans.run(200, 0, 1, 1);

    private static SystemPlan onOneLink(double phaseMs) {
        return new SystemPlan(
                "two",
                List.of(
                        Plans.bare("short", Plans.every(20), 0, Plans.constant(4)),
                        Plans.bare("long", Plans.periodic(Rational.of(20 * Plans.MS), phaseMs), 0, Plans.constant(6))),
                List.of(Plans.link("csi")),
                Plans.aggregator(Plans.constant(0)));
    }

    private static TieDependence.Figure figure(TieDependence result, String name) {
        return result.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Both frames come at once: 4 and 10 ms if the short one goes first, 6 and 10 if the long one does. */
    @Test
    void whoGoesFirstDecidesTheMeanButNotTheMaximum() {
        TieDependence result = TieCheck.run(onOneLink(0), RUN, 8, 1);
        assertThat(result.reordered()).isPositive();
        assertThat(figure(result, "latency_ms.mean"))
                .isEqualTo(new TieDependence.Figure("latency_ms.mean", 7, 7, 8, true));
        assertThat(figure(result, "camera_latency_ms.short"))
                .isEqualTo(new TieDependence.Figure("camera_latency_ms.short", 4, 4, 10, true));
        assertThat(figure(result, "camera_latency_ms.long"))
                .isEqualTo(new TieDependence.Figure("camera_latency_ms.long", 10, 6, 10, true));
        assertThat(figure(result, "latency_ms.max"))
                .isEqualTo(new TieDependence.Figure("latency_ms.max", 10, 10, 10, false));
        assertThat(figure(result, "wait_ms.link.mean").most()).isEqualTo(3);
        assertThat(figure(result, "utilisation.csi").depends()).isFalse();
    }

    @Test
    void apartNothingDepends() {
        assertThat(TieCheck.run(onOneLink(5), RUN, 8, 1).depends()).isFalse();
    }

    /** Two Poisson streams of one name's numbers never meet at one picosecond, whatever the order. */
    @Test
    void randomStreamsAreTheSameUnderEveryOrder() {
        SystemPlan plan = new SystemPlan(
                "poisson",
                List.of(
                        Plans.camera("a", Plans.poisson(20), Plans.exponential(5), 0, Plans.exponential(2)),
                        Plans.camera("b", Plans.poisson(20), Plans.exponential(5), 0, Plans.exponential(2))),
                List.of(Plans.link("csi")),
                Plans.aggregator(Plans.exponential(3)));
        TieDependence result = TieCheck.run(plan, Plans.run(4_000, 0, 3, 1), 4, 2);
        assertThat(result.reordered()).isZero();
        assertThat(result.depends()).isFalse();
        assertThat(result).isEqualTo(TieCheck.run(plan, Plans.run(4_000, 0, 3, 1), 4, 1));
    }

    @Test
    void whoIsLostCanDependAndIsCounted() {
        BufferPlan one = new BufferPlan(1, FullPolicy.DROP_NEWEST);
        SystemPlan plan = onOneLink(0);
        SystemPlan lossy = new SystemPlan(
                "lossy",
                List.of(
                        plan.cameras().get(0),
                        plan.cameras().get(1),
                        Plans.bare("third", Plans.every(20), 0, Plans.constant(1))),
                List.of(new LinkPlan("csi", one)),
                plan.aggregator());
        TieDependence result = TieCheck.run(lossy, RUN, 8, 1);
        // one is served, one waits, the third is lost: always one of three
        assertThat(figure(result, "frames.dropped_by.csi.full"))
                .isEqualTo(new TieDependence.Figure("frames.dropped_by.csi.full", 10, 10, 10, false));
        assertThat(figure(result, "utilisation.csi").depends()).isTrue();
    }
}
