package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.engine.RandomSource;
import io.splitnets.system.StationView.Arrival;
import io.splitnets.system.StationView.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is offered to a station, in the numbers that formulas take. */
class StationViewTest {
    private static final SystemPlan TWO = new SystemPlan(
            "two",
            List.of(
                    Plans.camera("a", Plans.every(20), Plans.constant(3), 0, Plans.constant(1)),
                    Plans.camera("b", Plans.poisson(10), Plans.exponential(4), 0, Plans.constant(2))),
            List.of(Plans.link("csi")),
            new AggregatorPlan(
                    Plans.constant(5),
                    2,
                    BufferPlan.UNBOUNDED,
                    false,
                    List.of(new BackgroundPlan("other", Plans.exponential(50), Plans.constant(7)))));

    @Test
    void everyStationHasItsSources() {
        assertThat(StationView.of(TWO, "a.npu").sources()).containsExactly(new Source(Arrival.PERIODIC, 0.05, 3, 0));
        assertThat(StationView.of(TWO, "b.npu").sources()).containsExactly(new Source(Arrival.POISSON, 0.1, 4, 1));
        assertThat(StationView.of(TWO, "csi").sources())
                .containsExactly(new Source(Arrival.PERIODIC, 0.05, 1, 0), new Source(Arrival.POISSON, 0.1, 2, 0));
        StationView aggregator = StationView.of(TWO, "aggregator");
        assertThat(aggregator.servers()).isEqualTo(2);
        assertThat(aggregator.sources()).hasSize(3).contains(new Source(Arrival.POISSON, 0.02, 7, 0));
        assertThat(aggregator.random()).isTrue();
    }

    @Test
    void momentsAreThoseOfTheMixture() {
        StationView view = StationView.of(TWO, "aggregator");
        assertThat(view.perMs()).isCloseTo(0.17, within(1e-12));
        assertThat(view.serviceMs()).isCloseTo((0.15 * 5 + 0.02 * 7) / 0.17, within(1e-12));
        assertThat(view.squaredServiceMs()).isCloseTo((0.15 * 25 + 0.02 * 49) / 0.17, within(1e-12));
        assertThat(StationView.of(TWO, "b.npu").squaredServiceMs()).as("2 m^2").isCloseTo(32, within(1e-9));
        for (OfferedLoad load : OfferedLoad.of(TWO)) {
            StationView station = StationView.of(TWO, load.station());
            assertThat(station.perMs() * station.serviceMs() / station.servers())
                    .isCloseTo(load.load().doubleValue(), within(1e-12));
        }
    }

    @Test
    void joinedViewsComeAsOne() {
        AggregatorPlan joined = new AggregatorPlan(Plans.constant(5), 1, BufferPlan.UNBOUNDED, true, List.of());
        SystemPlan plan = new SystemPlan(
                "joined",
                List.of(
                        Plans.bare("a", Plans.every(20), 0, Plans.constant(1)),
                        Plans.bare("b", Plans.every(20), 0, Plans.constant(1))),
                List.of(Plans.link("csi")),
                joined);
        assertThat(StationView.of(plan, "aggregator").sources())
                .containsExactly(new Source(Arrival.PERIODIC, 0.05, 5, 0));
    }

    @Test
    void theVariationIsThatOfTheDraws() {
        List<ServiceLaw> laws = List.of(
                Plans.constant(3),
                Plans.exponential(3),
                new ServiceLaw.Erlang(4, Plans.ms(3)),
                new ServiceLaw.Uniform(Plans.ms(5), Plans.ms(15)),
                new ServiceLaw.Lognormal(Plans.ms(3), 0.7),
                new ServiceLaw.Empirical(List.of(Plans.ms(4), Plans.ms(4), Plans.ms(4), Plans.ms(16), Plans.ms(16))));
        for (ServiceLaw law : laws) {
            RandomSource random = RandomSource.of(1, 0, "test", law.toString());
            int draws = 40_000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < draws; i++) {
                double time = law.draw(random) / 1e9;
                sum += time;
                squares += time * time;
            }
            double mean = sum / draws;
            double variation = squares / draws / (mean * mean) - 1;
            assertThat(variation).as("%s", law).isCloseTo(law.squaredVariation(), within(0.03));
        }
        assertThat(new ServiceLaw.Exponential(Plans.ZERO).squaredVariation()).isZero();
    }
}
