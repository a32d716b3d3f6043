package io.splitnets.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.analytic.AnalyticShadow.Line;
import io.splitnets.analytic.AnalyticShadow.Measured;
import io.splitnets.analytic.AnalyticShadow.Relation;
import io.splitnets.analytic.AnalyticShadow.Station;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AnalyticShadowTest {
    private static final Measured MEASURED = new Measured(.72, 9, OptionalDouble.of(18), OptionalDouble.of(1.8));

    /** Four cameras of 30 fps in front of a server of 6 ms, times in ms. */
    @Test
    void fourCameras() {
        List<Line> lines = AnalyticShadow.of(new Station(.12, 6, 0, 0, 1, 4), MEASURED);
        assertThat(lines.stream().map(Line::name))
                .containsExactly(
                        "utilisation",
                        "number_by_littles_law",
                        "synchronous_longest_wait",
                        "kingman_wait",
                        "md1_wait",
                        "synchronous_wait",
                        "random_phases_wait");
        double[] theory = {.72, .12 * (9 + 6), 18, 0, 7.7142857, 9, 2.308176};
        for (int i = 0; i < theory.length; i++) {
            assertThat(lines.get(i).theory()).as(lines.get(i).name()).isCloseTo(theory[i], within(5e-7));
        }
        assertThat(lines.stream().map(Line::relation))
                .containsExactly(
                        Relation.LAW,
                        Relation.LAW,
                        Relation.BOUND,
                        Relation.BOUND,
                        Relation.REFERENCE,
                        Relation.REFERENCE,
                        Relation.REFERENCE);
        assertThat(lines.get(0).measured()).hasValue(.72);
        assertThat(lines.get(1).measured()).hasValue(1.8);
        assertThat(lines.get(2).measured()).hasValue(18);
        assertThat(lines.get(4).measured()).hasValue(9);
    }

    @Test
    void kingmanLiesAboveMm1() {
        Line kingman =
                AnalyticShadow.of(new Station(.8, 1, 1, 1, 1, 1), MEASURED).get(3);
        assertThat(kingman.theory()).isCloseTo((1 / .64 + 1) * .8 / .4, within(1e-12));
        assertThat(kingman.theory()).isGreaterThan(SingleServerModel.mm1Wait(.8, 1));
    }

    @Test
    void severalServersHaveFewerReferences() {
        List<Line> lines = AnalyticShadow.of(new Station(.12, 6, 0, 0, 2, 4), MEASURED);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).theory()).isCloseTo(.36, within(1e-12));
        assertThat(lines.get(2).theory()).isEqualTo(6);
    }

    @Test
    void anOverloadedStationHasNoWaits() {
        List<Line> lines = AnalyticShadow.of(new Station(.2, 6, 0, 0, 1, 4), MEASURED);
        assertThat(lines).singleElement().extracting(Line::theory).isEqualTo(1.0);
    }

    @Test
    void nothingIsNoStation() {
        assertThatThrownBy(() -> new Station(0, 6, 0, 0, 1, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Station(1, Double.NaN, 0, 0, 1, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Station(1, 1, -1, 0, 1, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
