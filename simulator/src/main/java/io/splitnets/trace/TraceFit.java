package io.splitnets.trace;

import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.Arrays;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BisectionSolver;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.moment.Kurtosis;

/**
 * Finds the parameters of {@link ArrivalSpec.Periodic} that describe a recording.
 *
 * <ul>
 *   <li>Clock offset: slope of the stamps over the trigger numbers, by least squares, against the nominal period; to 1 ppb.
 *   <li>Kind of noise: {@link TraceDiagnosis.Model}, by the lag-1 autocorrelation of the intervals.
 *   <li>Its law, by the excess kurtosis of the intervals: below 1.5 normal, below 6 two-sided exponential, above Student's
 *       t. Scale: standard deviation of the intervals (for arrival noise divided by the square root of 2). For Student's t
 *       the 90 % point of the deviations and, after the cut, their standard deviation are met; if no such law has both, one
 *       degree of freedom is taken and the standard deviation alone is met.
 *   <li>Cut: the largest deviation seen.
 *   <li>Losses: share of the missing frames, and their mean number in a row.
 * </ul>
 *
 * <p>Left out: dependence between noise and losses, and slow changes of either.
 */
public final class TraceFit {
    private static final double NORMAL_BELOW = 1.5;
    private static final double LAPLACE_BELOW = 6;
    private static final double LIGHTEST = 30;
    private static final double HEAVIEST = 0.2;
    private static final double CAUCHY = 1;
    private static final double HIGH = 0.9;
    private static final int FEWEST = 8;

    private TraceFit() {}

    /**
     * The fitted arrivals, with phase zero.
     *
     * @throws IllegalArgumentException if there are fewer than eight frames
     */
    public static ArrivalSpec.Periodic fit(RecordedTrace trace) {
        if (trace.frames() < FEWEST) {
            throw new IllegalArgumentException("a fit needs at least " + FEWEST + " frames, not " + trace.frames());
        }
        long[] stamps = trace.stampsNs();
        PeriodEstimate estimate = PeriodEstimate.of(stamps);
        double nominalNs = trace.nominalPeriodPs().toDouble() / 1000;
        long offsetPpb = Math.round((estimate.periodNs() / nominalNs - 1) * 1e9);
        return new ArrivalSpec.Periodic(
                trace.nominalPeriodPs(),
                SimTime.ZERO,
                Rational.of(offsetPpb, 1_000_000_000),
                jitter(stamps, estimate),
                drops(estimate));
    }

    private static Jitter jitter(long[] stamps, PeriodEstimate estimate) {
        double[] intervals = estimate.intervalResiduals(stamps);
        double spread = Math.sqrt(StatUtils.variance(intervals));
        double period = estimate.periodNs();
        return switch (TraceDoctor.model(spread, TraceDoctor.lag1(intervals), period)) {
            case GRID -> new Jitter.None();
            case PERIOD_NOISE ->
                new Jitter.PeriodNoise(noise(intervals, spread, Math.min(largest(intervals), 0.99 * period)));
            case ARRIVAL_NOISE -> {
                double[] stampNoise = estimate.stampResiduals(stamps);
                yield new Jitter.ArrivalNoise(
                        noise(stampNoise, spread / Math.sqrt(2), Math.min(largest(stampNoise), 0.49 * period)));
            }
        };
    }

    private static Noise noise(double[] deviations, double spreadNs, double maxNs) {
        double kurtosis = new Kurtosis().evaluate(deviations);
        if (kurtosis < NORMAL_BELOW) {
            return Noise.normal(time(spreadNs), time(maxNs));
        }
        if (kurtosis < LAPLACE_BELOW) {
            return Noise.laplace(time(spreadNs), time(maxNs));
        }
        double[] sizes = Arrays.stream(deviations).map(Math::abs).toArray();
        double high = Math.max(1, StatUtils.percentile(sizes, 100 * HIGH));
        return studentT(high, spreadNs, maxNs);
    }

    private static Noise studentT(double high, double spread, double max) {
        // The spread after the cut falls as the degrees of freedom rise, because the 90 % point is held.
        UnivariateFunction excess = freedom -> spreadOfCut(freedom, high / upper(freedom), max) - spread;
        double freedom;
        double scale;
        if (excess.value(HEAVIEST) <= 0) {
            freedom = CAUCHY;
            scale = new BisectionSolver(1e-4)
                    .solve(100, s -> spreadOfCut(CAUCHY, s, max) - spread, max * 1e-9, max * 10);
        } else {
            double found = excess.value(LIGHTEST) >= 0
                    ? LIGHTEST
                    : new BisectionSolver(1e-4).solve(100, excess, HEAVIEST, LIGHTEST);
            freedom = Math.round(found * 1000) / 1000.0;
            scale = high / upper(freedom);
        }
        return Noise.studentT(time(scale), freedom, time(max));
    }

    private static double upper(double freedom) {
        return new TDistribution(freedom).inverseCumulativeProbability((1 + HIGH) / 2);
    }

    /** Standard deviation of {@code scale * t} given that it stays within {@code max}; trapezoids in log(x). */
    static double spreadOfCut(double freedom, double scale, double max) {
        TDistribution t = new TDistribution(freedom);
        int steps = 600;
        double from = StrictMath.log(max / scale) - 30;
        double width = 30.0 / steps;
        double mass = 0;
        double square = 0;
        for (int i = 0; i <= steps; i++) {
            double x = StrictMath.exp(from + i * width);
            double weight = (i == 0 || i == steps ? 0.5 : 1) * x * t.density(x);
            mass += weight;
            square += weight * x * x;
        }
        return scale * Math.sqrt(square / mass);
    }

    private static Drops drops(PeriodEstimate estimate) {
        long runs = 0;
        long[] triggers = estimate.triggers();
        for (int i = 1; i < triggers.length; i++) {
            runs += triggers[i] - triggers[i - 1] > 1 ? 1 : 0;
        }
        long missing = estimate.missing();
        return runs == 0
                ? Drops.NONE
                : new Drops((double) missing / (triggers[triggers.length - 1] + 1), (double) missing / runs);
    }

    private static double largest(double[] deviations) {
        return Math.max(StatUtils.max(deviations), -StatUtils.min(deviations));
    }

    private static SimTime time(double ns) {
        return SimTime.ofNanos(Math.max(1, Math.round(ns)));
    }
}
