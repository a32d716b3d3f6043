package io.splitnets.nas.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.measure.Estimate;
import io.splitnets.nas.accuracy.SubnetDraw;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.nas.study.Cell.Scale;
import io.splitnets.nas.supernet.TestSpaces;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

/** Intervals, differences and ranks against figures calculated by hand. */
class SeedFigureTest {
    private static final double EXACT = 1e-9;

    private static SeedFigure figure(double... values) {
        return new SeedFigure(DoubleStream.of(values).boxed().toList());
    }

    /** Mean 0.91, deviation 0.01, t(2, 0.975) = 4.302652730: half width 4.302652730 x 0.01 / sqrt(3). */
    @Test
    void theIntervalIsStudents() {
        Estimate estimate = figure(0.90, 0.92, 0.91).estimate();
        assertThat(estimate.value()).isEqualTo(0.91, within(EXACT));
        assertThat(estimate.low().orElseThrow()).isEqualTo(0.91 - 0.0248413771, within(EXACT));
        assertThat(estimate.high().orElseThrow()).isEqualTo(0.91 + 0.0248413771, within(EXACT));
    }

    /** Two seeds: t(1, 0.975) = 12.70620474, deviation |a - b| / sqrt(2), so half of the distance times it. */
    @Test
    void twoSeedsAreWide() {
        Estimate estimate = figure(0.50, 0.54).estimate();
        assertThat(estimate.halfWidth().orElseThrow()).isEqualTo(0.02 * 12.706204736, within(EXACT));
    }

    @Test
    void oneSeedHasNoInterval() {
        assertThat(figure(0.5).estimate().low()).isEmpty();
        assertThat(FigureText.of(figure(0.5), Scale.SHARE)).isEqualTo("50.00");
        assertThatThrownBy(() -> new SeedFigure(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Paired: the seeds differ by 10 points, the difference by none; unpaired intervals would overlap by far. */
    @Test
    void differencesAreTakenSeedBySeed() {
        SeedFigure one = figure(0.70, 0.80, 0.90);
        SeedFigure other = figure(0.69, 0.788, 0.891);
        SeedFigure difference = one.minus(other);
        assertThat(difference.mean()).isEqualTo(0.031 / 3, within(EXACT));
        assertThat(Verdict.of(difference)).isEqualTo(Verdict.HELPS);
        assertThat(Verdict.of(other.minus(one))).isEqualTo(Verdict.HURTS);
        assertThatThrownBy(() -> one.minus(figure(0.1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVerdictSpeaksOnlyWhereTheIntervalLeavesZeroOut() {
        assertThat(Verdict.of(figure(0.01, -0.01, 0.02))).isEqualTo(Verdict.NOTHING);
        assertThat(Verdict.of(figure(0.0, 0.0))).isEqualTo(Verdict.NOTHING);
        assertThat(Verdict.of(figure(0.3))).isEqualTo(Verdict.ONE_SEED);
        assertThat(Verdict.sentence("a instead of b", figure(-0.0110, -0.0100, -0.0090)))
                .isEqualTo("a instead of b: -1.00 [-1.25, -0.75] points: hurts.");
        assertThat(Verdict.sentence("a instead of b", figure(0.01)))
                .isEqualTo("a instead of b: +1.00 points: one seed, which shows no difference nor its absence.");
    }

    @Test
    void figuresReadAsPeopleReadThem() {
        assertThat(FigureText.of(figure(0.99, 0.90), Scale.SHARE)).isEqualTo("94.50 [37.32, 100.00]");
        assertThat(FigureText.of(figure(0.00001), Scale.DIFFERENCE)).isEqualTo("0.00");
        assertThat(FigureText.of(figure(-0.2, 1), Scale.CORRELATION)).isEqualTo("0.40 [-1.00, 1.00]");
        assertThat(FigureText.of(figure(Double.NaN), Scale.CORRELATION)).isEqualTo("–");
    }

    @Test
    void meansAndEndsAreOfEachSeed() {
        SeedAccuracies accuracies =
                new SeedAccuracies(List.of(List.of(0.9, 0.5, 0.7, 0.6), List.of(0.8, 0.1, 0.3, 0.2)));
        assertThat(accuracies.of(0).perSeed()).containsExactly(0.9, 0.8);
        assertThat(accuracies.least(1, 4).perSeed()).containsExactly(0.5, 0.1);
        assertThat(accuracies.greatest(1, 4).perSeed()).containsExactly(0.7, 0.3);
        assertThat(accuracies.mean(1, 4).perSeed().get(0)).isEqualTo(0.6, within(EXACT));
        assertThat(accuracies.mean(1, 4).perSeed().get(1)).isEqualTo(0.2, within(EXACT));
    }

    /**
     * Ranks 1, 2, 3.5, 3.5 beside 1, 3, 2, 4: of six pairs four agree, one does not, one is a tie, so tau-b is
     * 3 / sqrt(5 x 6). Products of rank deviations sum to 3, their squares to 4.5 and 5: Spearman 3 / sqrt(22.5).
     */
    @Test
    void ranksAgreeAsCalculatedByHand() {
        SeedAccuracies inside = new SeedAccuracies(List.of(List.of(0.1, 0.2, 0.3, 0.3)));
        SeedAccuracies alone = new SeedAccuracies(List.of(List.of(0.1, 0.3, 0.2, 0.4)));
        assertThat(StandAloneTable.rank("k", "", inside, alone, new KendallsCorrelation()::correlation)
                        .figure()
                        .mean())
                .isEqualTo(3 / Math.sqrt(30), within(EXACT));
        assertThat(StandAloneTable.rank("s", "", inside, alone, new SpearmansCorrelation()::correlation)
                        .figure()
                        .mean())
                .isEqualTo(3 / Math.sqrt(22.5), within(EXACT));
    }

    /** Of nine networks four at places 0, 2, 5 and 8 of the order of their cost, whatever order they came in. */
    @Test
    void networksForTrainingsOfTheirOwnAreSpreadOverTheirCost() {
        SplitSpace space = new SplitSpace(TestSpaces.single());
        NetworkCodec codec = new NetworkCodec(space.spec());
        List<Architecture> networks =
                SubnetDraw.of(space, 9, 3).stream().map(space::decode).toList();
        List<Long> costs = networks.stream()
                .map(network -> codec.graph(network).macs())
                .sorted()
                .toList();
        assertThat(StandAloneTable.spread(networks, 4, codec))
                .extracting(network -> codec.graph(network).macs())
                .containsExactly(costs.get(0), costs.get(2), costs.get(5), costs.get(8));
    }
}
