package io.splitnets.nas.accuracy;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/**
 * Predicts the accuracy of candidates from measured ones. The value is that of a {@link BayesianRidge} on
 * {@link GenomeFeatures}; the interval is calibrated on subnets that it was not fitted on (split conformal prediction with
 * scaled residuals: Lei et al., Distribution-Free Predictive Inference for Regression, JASA 113, 2018, section 5.2): at
 * least 95 % of measurements of candidates drawn in the same way lie in it. Immutable and thread-safe.
 */
public final class AccuracyPredictor {
    /** Fewest subnets to fit on. */
    public static final int LEAST_MEASURED = 20;
    /** Fewest subnets to calibrate on: either half of them must tell a 95 % interval, which takes 19. */
    public static final int LEAST_HELD_OUT = 40;

    private static final double CONFIDENCE = 0.95;

    private final GenomeFeatures features;
    private final BayesianRidge ridge;
    private final PredictorReport report;

    private AccuracyPredictor(GenomeFeatures features, BayesianRidge ridge, PredictorReport report) {
        this.features = features;
        this.ridge = ridge;
        this.report = report;
    }

    /**
     * The predictor fitted on {@code measured} and calibrated on {@code heldOut}.
     *
     * @throws PredictorException if there are too few of either, or too many features
     */
    public static AccuracyPredictor fit(
            SearchSpace space, List<MeasuredSubnet> measured, List<MeasuredSubnet> heldOut) {
        check(space, measured.size(), heldOut.size());
        GenomeFeatures features = new GenomeFeatures(space);
        BayesianRidge ridge = BayesianRidge.fit(ones(features, measured), accuracies(measured), features.size());
        PredictorReport report = judged(ridge, measured.size(), ones(features, heldOut), accuracies(heldOut));
        return new AccuracyPredictor(features, ridge, report);
    }

    /**
     * Refuses, before anything is measured, what no predictor with an interval can be made from.
     *
     * @throws PredictorException if there are too few subnets of either kind, or too many features
     */
    public static void check(SearchSpace space, int measured, int heldOut) {
        if (measured < LEAST_MEASURED || heldOut < LEAST_HELD_OUT) {
            throw new PredictorException("a predictor needs at least " + LEAST_MEASURED + " measured and "
                    + LEAST_HELD_OUT + " held-out subnets; there are " + measured + " and " + heldOut);
        }
        if (new GenomeFeatures(space).size() == 0) {
            throw new PredictorException("space '" + space.name() + "' has one candidate; there is nothing to predict");
        }
    }

    /**
     * The accuracy to expect of {@code candidate} on the validation images.
     *
     * @throws IllegalArgumentException if it is not of the space
     */
    public PredictedAccuracy predict(Candidate candidate) {
        int[] ones = features.ones(candidate);
        double mean = ridge.mean(ones);
        double reach = report.conformalFactor() * ridge.scale(ones);
        return new PredictedAccuracy(share(mean), share(mean - reach), share(mean + reach));
    }

    /** How well it does on the held-out subnets. */
    public PredictorReport report() {
        return report;
    }

    private static double share(double value) {
        return Math.max(0, Math.min(1, value));
    }

    private static int[][] ones(GenomeFeatures features, List<MeasuredSubnet> subnets) {
        return features.ones(subnets.stream().map(MeasuredSubnet::candidate).toList());
    }

    private static double[] accuracies(List<MeasuredSubnet> subnets) {
        return subnets.stream().mapToDouble(subnet -> subnet.accuracy().value()).toArray();
    }

    private static PredictorReport judged(BayesianRidge ridge, int measured, int[][] ones, double[] values) {
        double[] predicted = Arrays.stream(ones).mapToDouble(ridge::mean).toArray();
        double[] errors = new double[values.length];
        double[] scores = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            errors[i] = Math.abs(values[i] - predicted[i]);
            scores[i] = errors[i] / ridge.scale(ones[i]);
        }
        double student = ridge.quantile(CONFIDENCE);
        return new PredictorReport(
                measured,
                values.length,
                new KendallsCorrelation().correlation(predicted, values),
                Arrays.stream(errors).sum() / errors.length,
                Arrays.stream(errors).max().orElseThrow(),
                within(scores, student),
                within(half(scores, 0), factor(half(scores, 1))) + within(half(scores, 1), factor(half(scores, 0))),
                student,
                factor(scores),
                ridge.noise());
    }

    /** Every second score, so that both halves meet every stretch of the draw. */
    private static double[] half(double[] scores, int which) {
        return IntStream.range(0, scores.length)
                .filter(i -> i % 2 == which)
                .mapToDouble(i -> scores[i])
                .toArray();
    }

    /** The score that a new one exceeds with a probability of at most 5 %. */
    private static double factor(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil((scores.length + 1) * CONFIDENCE) - 1];
    }

    private static int within(double[] scores, double factor) {
        return (int) Arrays.stream(scores).filter(score -> score <= factor).count();
    }
}
