package io.splitnets.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.measure.Estimate;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final Estimate TEN = Estimate.overBatches(10, new double[] {9, 11}, 0.5);

    @Test
    void anIntervalHoldsTheFormulaAndIsNarrow() {
        assertThat(new Agreement.Within(.2).problem(10.9, TEN)).isEmpty();
        assertThat(new Agreement.Within(.2).problem(11.1, TEN)).isEqualTo("outside the interval");
        assertThat(new Agreement.Within(.2).problem(8.9, TEN)).isEqualTo("outside the interval");
        assertThat(new Agreement.Within(.09).problem(10, TEN)).isEqualTo("interval wider than +-9 %");
        assertThat(new Agreement.Within(.2).problem(10, Estimate.plain(10))).isEqualTo("outside the interval");
    }

    @Test
    void aLongerRunMustBeNarrower() {
        assertThat(new Agreement.Within(.31).tighter().problem(10, TEN)).isEmpty();
        assertThat(new Agreement.Within(.29).tighter().problem(10, TEN)).contains("wider");
        assertThat(new Agreement.Near(.1, .29).tighter().problem(10, TEN)).contains("wider");
    }

    @Test
    void anApproximationMayBeOffByItsError() {
        assertThat(new Agreement.Near(.05, .2).problem(9.6, TEN)).isEmpty();
        assertThat(new Agreement.Near(.05, .2).problem(9.5, TEN)).isEqualTo("further off than the approximation");
        assertThat(new Agreement.Near(.05, .05).problem(10, TEN)).contains("wider");
    }

    @Test
    void equalIsEqual() {
        assertThat(new Agreement.Exact().problem(.1 + .2, Estimate.exact(.3))).isEmpty();
        assertThat(new Agreement.Exact().problem(10.000000001, Estimate.exact(10)))
                .isEqualTo("not equal");
        assertThat(new Agreement.Exact().problem(10, Estimate.plain(Double.NaN)))
                .isEqualTo("not equal");
    }

    @Test
    void nothingOfTheIntervalLiesAboveABound() {
        assertThat(new Agreement.AtMost(0).problem(11, TEN)).isEmpty();
        assertThat(new Agreement.AtMost(0).problem(10.9, TEN)).isEqualTo("above the bound");
        assertThat(new Agreement.AtMost(0).problem(10, Estimate.plain(10))).isEmpty();
        assertThat(new Agreement.AtMost(0).problem(10, Estimate.plain(10.1))).isEqualTo("above the bound");
    }

    @Test
    void aBoundThatIsReachedIsNotFarAway() {
        assertThat(new Agreement.AtMost(.99).problem(10, Estimate.plain(9.9))).isEmpty();
        assertThat(new Agreement.AtMost(.99).problem(10, Estimate.plain(9.89))).isEqualTo("far below the bound");
        assertThat(new Agreement.AtMost(.99).problem(10, Estimate.plain(10.1))).isEqualTo("above the bound");
    }

    @Test
    void digitsAreEight() {
        Estimate none = Estimate.plain(0);
        assertThat(new Agreement.Digits(51.2539185).problem(51.253918495, none)).isEmpty();
        assertThat(new Agreement.Digits(51.2539185).problem(51.2538993, none)).isEqualTo("other digits");
    }
}
