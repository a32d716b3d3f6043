package io.splitnets.nas.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.SearchSpace;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccuracyPredictorTest {
    private static final SearchSpace SPACE = SubnetLaw.space("law");
    private static final double NOISE = 0.004;

    private static AccuracyPredictor predictor(long seed, double noise) {
        Random random = new Random(seed);
        List<MeasuredSubnet> all = SubnetLaw.measured(SubnetDraw.of(SPACE, 140, seed), random, noise);
        return AccuracyPredictor.fit(SPACE, all.subList(0, 100), all.subList(100, 140));
    }

    @Test
    void aPriceThatDependsOnThePlaceIsLearnt() {
        AccuracyPredictor predictor = predictor(1, 0);
        Candidate dear = new Candidate(List.of(3, 2, 0, 0, 3, 0, 1));
        Candidate cheap = new Candidate(List.of(3, 2, 0, 0, 0, 0, 1));
        assertThat(predictor.predict(dear).value()).isCloseTo(SubnetLaw.accuracy(dear), within(2e-5));
        assertThat(predictor.predict(cheap).value()).isCloseTo(SubnetLaw.accuracy(cheap), within(2e-5));
        assertThat(predictor.report().kendallTau()).isGreaterThan(0.98);
        assertThat(predictor.report().worstError()).isLessThan(2e-5);
    }

    @Test
    void theReportTellsTheNoise() {
        PredictorReport report = predictor(2, NOISE).report();
        assertThat(report.measured()).isEqualTo(100);
        assertThat(report.heldOut()).isEqualTo(40);
        assertThat(report.noise()).isCloseTo(NOISE, within(0.35 * NOISE));
        assertThat(report.meanError()).isBetween(0.5 * NOISE, 1.5 * NOISE);
        assertThat(report.worstError()).isGreaterThan(report.meanError());
        assertThat(report.kendallTau()).isBetween(0.75, 0.98);
        assertThat(report.coveredByVariance()).isBetween(34, 40);
        assertThat(report.coveredByConformal()).isBetween(34, 40);
    }

    /**
     * Split conformal intervals hold at least 95 % and, with 40 held out, at most 95 % + 1/41 of new measurements. 200
     * predictors and 50 measurements each; the deviation between predictors is 3.3 %, that of their mean 0.24 %.
     */
    @Test
    void theIntervalCoversWhatItSays() {
        int inside = 0;
        for (int trial = 0; trial < 200; trial++) {
            AccuracyPredictor predictor = predictor(trial, NOISE);
            Random random = new Random(1000 + trial);
            for (int i = 0; i < 50; i++) {
                Candidate candidate = any(random);
                PredictedAccuracy predicted = predictor.predict(candidate);
                double measured =
                        SubnetLaw.measured(candidate, random, NOISE).accuracy().value();
                inside += predicted.low() <= measured && measured <= predicted.high() ? 1 : 0;
            }
        }
        assertThat(inside / 10_000.0).isBetween(0.94, 0.985);
    }

    private static Candidate any(Random random) {
        return new Candidate(SPACE.genes().stream()
                .map(gene -> random.nextInt(gene.choices().size()))
                .toList());
    }

    @Test
    void anIntervalHoldsItsValueAndStaysAShare() {
        Random random = new Random(3);
        List<MeasuredSubnet> all = SubnetDraw.of(SPACE, 80, 3).stream()
                .map(candidate ->
                        new MeasuredSubnet(candidate, new AccuracyEstimate(random.nextInt(4) == 0 ? 0 : 9, 9)))
                .toList();
        AccuracyPredictor predictor = AccuracyPredictor.fit(SPACE, all.subList(0, 40), all.subList(40, 80));
        for (int i = 0; i < 200; i++) {
            PredictedAccuracy predicted = predictor.predict(any(random));
            assertThat(predicted.low()).isBetween(0.0, predicted.value());
            assertThat(predicted.high()).isBetween(predicted.value(), 1.0);
        }
    }

    @Test
    void theSameSubnetsGiveTheSameBitsOnAnyThread() {
        Candidate candidate = new Candidate(List.of(1, 1, 0, 1, 2, 1, 0));
        PredictedAccuracy alone = predictor(4, NOISE).predict(candidate);
        List<PredictedAccuracy> together = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> predictor(4, NOISE).predict(candidate))
                .toList();
        assertThat(together).containsOnly(alone);
    }

    @Test
    void whatCannotBePredictedIsRefused() {
        List<MeasuredSubnet> some = SubnetLaw.measured(SubnetDraw.of(SPACE, 60, 5), new Random(5), 0);
        assertThatThrownBy(() -> AccuracyPredictor.fit(SPACE, some.subList(0, 19), some.subList(19, 59)))
                .isInstanceOf(PredictorException.class)
                .hasMessageContaining("at least 20 measured and 40 held-out");
        assertThatThrownBy(() -> predictor(5, 0).predict(new Candidate(List.of(1, 2))))
                .hasMessageContaining("has 2 genes, the space has 7");
        assertThatThrownBy(() -> predictor(5, 0).predict(new Candidate(List.of(4, 0, 0, 0, 0, 0, 0))))
                .hasMessageContaining("gene 0 is 4");
    }

    @Test
    void aSpaceOfTooManyFeaturesIsRefusedBeforeAnyFit() {
        List<Gene> genes = List.of(gene("split.after", 1200), gene("split.kept_channels", 1200));
        SearchSpace wide = new SearchSpace() {
            @Override
            public String name() {
                return "wide";
            }

            @Override
            public List<Gene> genes() {
                return genes;
            }

            @Override
            public Candidate canonical(Candidate candidate) {
                return candidate;
            }
        };
        assertThatThrownBy(() -> new GenomeFeatures(wide))
                .isInstanceOf(PredictorException.class)
                .hasMessageContaining("has 1442400 features");
    }

    private static Gene gene(String name, int choices) {
        return new Gene(
                name, IntStream.range(0, choices).mapToObj(String::valueOf).toList());
    }
}
