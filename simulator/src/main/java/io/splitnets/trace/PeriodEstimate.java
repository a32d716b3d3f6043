package io.splitnets.trace;

import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The grid behind recorded stamps. Each interval spans a whole number of periods, at least one; the period is the slope
 * of the stamps over their trigger numbers, found by repetition from the median interval. The slope is preferred to the
 * median because hosts quantise: intervals of 32 and 36 ms stand for 33.3 ms.
 *
 * @param periodNs slope, in ns
 * @param offsetNs stamp of trigger 0 on the fitted line, in ns from the first stamp
 * @param triggers trigger number of each stamp, from 0
 */
record PeriodEstimate(double periodNs, double offsetNs, long[] triggers) {
    private static final int MOST_ROUNDS = 50;
    private static final double SNAP = 0.005;
    private static final List<Rational> COMMON_RATES = List.of(
            Rational.of(1),
            Rational.of(2),
            Rational.of(5),
            Rational.of(10),
            Rational.of(12),
            Rational.of(25, 2),
            Rational.of(15),
            Rational.of(20),
            Rational.of(24_000, 1001),
            Rational.of(24),
            Rational.of(25),
            Rational.of(30_000, 1001),
            Rational.of(30),
            Rational.of(40),
            Rational.of(45),
            Rational.of(48),
            Rational.of(50),
            Rational.of(60_000, 1001),
            Rational.of(60),
            Rational.of(72),
            Rational.of(75),
            Rational.of(80),
            Rational.of(90),
            Rational.of(100),
            Rational.of(120),
            Rational.of(144),
            Rational.of(180),
            Rational.of(200),
            Rational.of(240),
            Rational.of(480),
            Rational.of(1000));

    /** Of strictly increasing stamps, at least two. */
    static PeriodEstimate of(long[] stampsNs) {
        double[] intervals = intervals(stampsNs);
        double period = new Median().evaluate(intervals);
        long[] triggers = triggers(intervals, period);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            period = line(stampsNs, triggers).getSlope();
            long[] next = triggers(intervals, period);
            if (java.util.Arrays.equals(next, triggers)) {
                break;
            }
            triggers = next;
        }
        SimpleRegression line = line(stampsNs, triggers);
        return new PeriodEstimate(line.getSlope(), line.getIntercept(), triggers);
    }

    static double[] intervals(long[] stampsNs) {
        double[] intervals = new double[stampsNs.length - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = stampsNs[i + 1] - stampsNs[i];
        }
        return intervals;
    }

    private static long[] triggers(double[] intervals, double period) {
        long[] triggers = new long[intervals.length + 1];
        for (int i = 0; i < intervals.length; i++) {
            triggers[i + 1] = triggers[i] + Math.max(1, Math.round(intervals[i] / period));
        }
        return triggers;
    }

    private static SimpleRegression line(long[] stampsNs, long[] triggers) {
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < triggers.length; i++) {
            line.addData(triggers[i], stampsNs[i] - stampsNs[0]);
        }
        return line;
    }

    /** The nominal period in ps: that of a common frame rate within 0.5 % of the slope, else the slope in whole ns. */
    Rational nominalPeriodPs() {
        double rate = 1e9 / periodNs;
        Optional<Rational> common = COMMON_RATES.stream()
                .filter(candidate -> distance(candidate, rate) <= SNAP)
                .min(java.util.Comparator.comparingDouble(candidate -> distance(candidate, rate)));
        return common.map(found -> Rational.of(SimTime.PER_SECOND).dividedBy(found))
                .orElseGet(() -> Rational.of(Math.max(1, Math.round(periodNs)) * 1000));
    }

    private static double distance(Rational candidate, double rate) {
        return Math.abs(rate / candidate.toDouble() - 1);
    }

    /** Deviation of each interval from the whole number of periods it spans, in ns. */
    double[] intervalResiduals(long[] stampsNs) {
        double[] residuals = intervals(stampsNs);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= (triggers[i + 1] - triggers[i]) * periodNs;
        }
        return residuals;
    }

    /** Deviation of each stamp from the fitted line, in ns. */
    double[] stampResiduals(long[] stampsNs) {
        double[] residuals = new double[stampsNs.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = stampsNs[i] - stampsNs[0] - offsetNs - triggers[i] * periodNs;
        }
        return residuals;
    }

    /** Triggers between the first and the last stamp that have no frame. */
    long missing() {
        return triggers[triggers.length - 1] - (triggers.length - 1);
    }
}
