package io.splitnets.nas.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.input.Assumption;
import io.splitnets.input.Document;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EffectSearchTest {
    private static final SplitFixture FIXTURE = new SplitFixture();
    /** The more accurate network is the search's pick. */
    private static final FoundFront FRONT =
            new FoundFront(List.of(FIXTURE.member(0.9, 0.8, 1), FIXTURE.member(0.8, 0.7, 0.9)), 0, List.of(), "");

    private static AssumptionLaw law(String range) {
        Document document = Document.parse("f.yaml", "clock: {value: 100 MHz, range: " + range + "}\n");
        document.root().frequency("clock");
        document.check();
        Assumption assumption = document.assumptions().get(0);
        return AssumptionLaw.of(assumption);
    }

    /** The pick takes 1000 ms at 1 Hz and keeps 12 ms; the other one is always fast enough. */
    private static Situation at(List<String> settings) {
        String value = settings.get(0).substring("clock=".length()).replace(" Hz", "");
        double p99 = 1e9 / Double.parseDouble(value);
        return new Situation(
                List.of(new Answer(p99 <= 12, p99, new double[] {p99}), new Answer(true, 5, new double[] {5})));
    }

    private static Effect effect(String range, Function<List<String>, Situation> ask) {
        return new EffectSearch(ask, FRONT, 0).of(law(range));
    }

    /** 12 ms are 83.3 MHz. */
    @Test
    void bisectionFindsWhereThePickChanges() {
        Effect linear = effect("[50 MHz, 150 MHz]", EffectSearchTest::at);
        assertThat(linear.lowP99Ms()).isEqualTo(20);
        assertThat(linear.highP99Ms()).isCloseTo(6.667, within(0.001));
        assertThat(linear.above()).isEmpty();
        Effect.Crossing crossing = linear.below().orElseThrow();
        assertThat(crossing.pick()).isEqualTo(1);
        assertThat(crossing.share()).isCloseTo((83.333 - 50) / 100, within(0.002));
        Effect wide = effect("[10 MHz, 1 GHz]", EffectSearchTest::at);
        assertThat(wide.law().logarithmic()).isTrue();
        assertThat(wide.below().orElseThrow().share()).isCloseTo(StrictMath.log10(83.333 / 10) / 2, within(0.002));
    }

    @Test
    void nothingChangesWhereTheEndsAgree() {
        Effect effect = effect("[90 MHz, 110 MHz]", EffectSearchTest::at);
        assertThat(effect.changesPick()).isFalse();
        assertThat(effect.inert(10)).isFalse();
        Effect inert = effect(
                "[90 MHz, 110 MHz]",
                settings -> new Situation(
                        List.of(new Answer(true, 10, new double[] {10}), new Answer(true, 5, new double[] {5}))));
        assertThat(inert.inert(10)).isTrue();
    }

    @Test
    void wideRangesAreSpreadByRatioAndNarrowOnesByDifference() {
        assertThat(law("[50 MHz, 150 MHz]").quantile(0.5)).isEqualTo(100e6);
        assertThat(law("[25 MHz, 101 MHz]").logarithmic()).isTrue();
        assertThat(law("[25 MHz, 100 MHz]").logarithmic()).isFalse();
        AssumptionLaw wide = law("[1 MHz, 100 MHz]");
        assertThat(wide.quantile(0.5)).isCloseTo(10e6, within(1.0));
        assertThat(wide.share(10e6)).isCloseTo(0.5, within(1e-9));
        assertThat(wide.setting(0)).isEqualTo("clock=1000000 Hz");
    }
}
