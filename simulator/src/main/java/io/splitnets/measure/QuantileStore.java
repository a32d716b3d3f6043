package io.splitnets.measure;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles of non-negative times in bounded memory. Up to {@value #EXACT} values are kept as they are and the answer
 * is an order statistic; beyond that they go into a histogram whose quantiles are within 0.01 % of the value
 * (HdrHistogram, four significant digits).
 *
 * <p>The p-quantile of n values is the smallest value with at least {@code ceil(p n)} values not above it. Count, sum
 * and maximum are exact at any size.
 */
public final class QuantileStore {
    static final int EXACT = 1 << 17;
    private static final int DIGITS = 4;

    private long[] values = new long[64];
    private int kept;
    private boolean sorted = true;
    private @Nullable Histogram histogram;
    private final ExactSum sum = new ExactSum();
    private long count;
    private long max;

    /** Adds one value, at least 0. */
    public void add(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a negative time: " + value + " ps");
        }
        count++;
        sum.add(value);
        max = Math.max(max, value);
        if (histogram != null) {
            histogram.recordValue(value);
            return;
        }
        if (kept == EXACT) {
            histogram = filled();
            histogram.recordValue(value);
            return;
        }
        if (kept == values.length) {
            values = Arrays.copyOf(values, kept * 2);
        }
        values[kept++] = value;
        sorted = false;
    }

    /** A histogram of the values that were kept as they are, which are forgotten. */
    private Histogram filled() {
        Histogram filled = new Histogram(DIGITS);
        filled.setAutoResize(true);
        for (int i = 0; i < kept; i++) {
            filled.recordValue(values[i]);
        }
        values = new long[0];
        kept = 0;
        return filled;
    }

    /** Adds every value of {@code other}. */
    public void add(QuantileStore other) {
        Histogram binned = other.histogram;
        if (binned == null) {
            for (int i = 0; i < other.kept; i++) {
                add(other.values[i]);
            }
            return;
        }
        if (histogram == null) {
            histogram = filled();
        }
        histogram.add(binned);
        count += other.count;
        sum.add(other.sum);
        max = Math.max(max, other.max);
    }

    /** How many values were added. */
    public long count() {
        return count;
    }

    /** The exact sum of all values. */
    public ExactSum sum() {
        return sum;
    }

    /** The largest value, 0 if there is none. */
    public long max() {
        return max;
    }

    /** Whether quantiles are order statistics rather than bounds of a histogram's bin. */
    public boolean exact() {
        return histogram == null;
    }

    /**
     * The p-quantile, 0 if there is no value.
     *
     * @param p in (0, 1]
     */
    public long quantile(double p) {
        if (!(p > 0 && p <= 1)) {
            throw new IllegalArgumentException("a quantile is asked for at p in (0, 1], not at " + p);
        }
        if (histogram != null) {
            return Math.min(max, histogram.getValueAtPercentile(100 * p));
        }
        if (kept == 0) {
            return 0;
        }
        if (!sorted) {
            Arrays.sort(values, 0, kept);
            sorted = true;
        }
        int rank = (int) Math.ceil(p * kept - 1e-9 * kept);
        return values[Math.max(1, rank) - 1];
    }

    /** The quantiles at 1 %, 2 % ... 100 %, all at once; the last is the maximum. */
    public long[] percentiles() {
        long[] percentiles = new long[100];
        if (histogram != null) {
            fromBins(percentiles, histogram);
        } else {
            for (int i = 0; i < 99; i++) {
                percentiles[i] = quantile((i + 1) / 100.0);
            }
        }
        percentiles[99] = max;
        return percentiles;
    }

    /** One walk through the bins in place of one per quantile. */
    private void fromBins(long[] percentiles, Histogram bins) {
        int next = 0;
        for (HistogramIterationValue bin : bins.recordedValues()) {
            while (next < 99 && bin.getTotalCountToThisValue() >= rank(next + 1)) {
                percentiles[next++] = Math.min(max, bin.getValueIteratedTo());
            }
        }
    }

    /** As HdrHistogram rounds it, one ulp below the percentage. */
    private long rank(int percent) {
        return Math.max(1, (long) Math.ceil(Math.nextDown(100 * (percent / 100.0)) * count / 100));
    }

    /** Forgets every value. */
    public void reset() {
        kept = 0;
        sorted = true;
        if (histogram != null) {
            histogram = null;
            values = new long[64];
        }
        sum.reset();
        count = 0;
        max = 0;
    }
}
