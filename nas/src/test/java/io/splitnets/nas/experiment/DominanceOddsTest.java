package io.splitnets.nas.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.experiment.DominanceOdds.Known;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Odds against what the normal law gives. The seed is fixed, so nothing here is a matter of chance. */
class DominanceOddsTest {
    private static Known known(double[] values, double... errors) {
        return new Known(values, errors);
    }

    @Test
    void exactFiguresAreCertain() {
        assertThat(DominanceOdds.of(List.of(
                        known(new double[] {1, 2}, 0, 0),
                        known(new double[] {2, 1}, 0, 0),
                        known(new double[] {2, 2}, 0, 0))))
                .containsExactly(1.0, 1.0, 0.0);
    }

    @Test
    void equalsDoNotDominateEachOther() {
        assertThat(DominanceOdds.of(List.of(known(new double[] {1, 2}, 0, 0), known(new double[] {1, 2}, 0, 0))))
                .containsExactly(1.0, 1.0);
    }

    /**
     * N(0, 1) is below N(1, 1) with the probability Phi(1 / sqrt 2) = 0.76025. The standard error of 1,000 draws is
     * 0.0135; three of them are allowed.
     */
    @Test
    void errorsGiveTheProbabilityOfTheNormalLaw() {
        List<Double> odds = DominanceOdds.of(List.of(known(new double[] {0}, 1), known(new double[] {1}, 1)));
        assertThat(odds.get(0)).isEqualTo(0.76025, within(0.0405));
        assertThat(odds.get(0) + odds.get(1)).isEqualTo(1, within(1e-12));
    }

    @Test
    void theSameOddsComeTwice() {
        List<Known> things = List.of(known(new double[] {0, 3}, 1, 0.2), known(new double[] {1, 2.5}, 1, 0.3));
        assertThat(DominanceOdds.of(things)).isEqualTo(DominanceOdds.of(things));
    }
}
