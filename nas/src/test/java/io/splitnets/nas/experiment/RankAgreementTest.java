package io.splitnets.nas.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.oracle.SystemEstimate.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders against counts by hand. */
class RankAgreementTest {
    private static List<Interval> around(double half, double... values) {
        List<Interval> intervals = new ArrayList<>();
        for (double value : values) {
            intervals.add(new Interval(value, value - half, value + half));
        }
        return intervals;
    }

    /** Of the six pairs of 1, 2, 3, 4 beside 1, 3, 2, 4 one disagrees: (5 - 1) / 6. */
    @Test
    void tauCountsPairs() {
        RankAgreement agreement = RankAgreement.of(new double[] {1, 3, 2, 4}, around(0.1, 1, 2, 3, 4));
        assertThat(agreement.pairs()).isEqualTo(6);
        assertThat(agreement.tau()).isEqualTo(4.0 / 6, within(1e-12));
        assertThat(agreement.meanError()).isEqualTo((0.5 - 1.0 / 3) / 4, within(1e-12));
    }

    /** Neighbours 1 apart overlap with a half width of 0.6, so only three pairs are told apart, all in order. */
    @Test
    void pairsThatOverlapDoNotCount() {
        RankAgreement agreement = RankAgreement.of(new double[] {1, 3, 2, 4}, around(0.6, 1, 2, 3, 4));
        assertThat(agreement.pairs()).isEqualTo(3);
        assertThat(agreement.tau()).isEqualTo(1);
    }

    @Test
    void tiesOfTheCheapFigureCountForNeitherSide() {
        assertThat(RankAgreement.of(new double[] {1, 1, 2}, around(0, 1, 2, 3)).tau())
                .isEqualTo(2.0 / 3, within(1e-12));
    }

    @Test
    void withoutAPairThereIsNoTau() {
        RankAgreement none = RankAgreement.of(new double[] {5, 4}, around(10, 1, 2));
        assertThat(none.tau()).isNaN();
        assertThat(none.pairs()).isZero();
        assertThat(RankAgreement.of(new double[0], List.of()).recall()).isEqualTo(1);
    }

    /** Twenty things, so a tenth is two: the cheap figure puts the third in the place of the second. */
    @Test
    void recallForgivesWhatRunsCannotTell() {
        double[] values = new double[20];
        for (int i = 0; i < values.length; i++) {
            values[i] = i + 1;
        }
        double[] cheap = values.clone();
        cheap[1] = 2.9;
        cheap[2] = 2.1;
        assertThat(RankAgreement.of(cheap, around(0.1, values)).recall()).isEqualTo(0.5);
        assertThat(RankAgreement.of(cheap, around(0.5, values)).recall()).isEqualTo(1);
    }
}
