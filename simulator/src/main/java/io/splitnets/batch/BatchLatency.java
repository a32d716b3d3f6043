package io.splitnets.batch;

import io.splitnets.measure.ExactSum;
import io.splitnets.measure.QuantileStore;

/**
 * Latency of the results of a periodic regime, exact, in ms.
 *
 * @param mean over the results
 * @param p50 median
 * @param p95 19 of 20 are not above it
 * @param p99 99 of 100 are not above it
 * @param max the largest
 */
public record BatchLatency(double mean, double p50, double p95, double p99, double max) {
    private static final double PS_PER_MS = 1e9;

    static BatchLatency of(QuantileStore store) {
        return new BatchLatency(
                store.sum().mean(store.count()) / PS_PER_MS,
                store.quantile(0.50) / PS_PER_MS,
                store.quantile(0.95) / PS_PER_MS,
                store.quantile(0.99) / PS_PER_MS,
                store.max() / PS_PER_MS);
    }

    /** Of values in ascending order, ps. */
    static BatchLatency of(long[] ascending) {
        ExactSum sum = new ExactSum();
        for (long value : ascending) {
            sum.add(value);
        }
        return new BatchLatency(
                sum.mean(ascending.length) / PS_PER_MS,
                ascending[rank(50, ascending.length)] / PS_PER_MS,
                ascending[rank(95, ascending.length)] / PS_PER_MS,
                ascending[rank(99, ascending.length)] / PS_PER_MS,
                ascending[ascending.length - 1] / PS_PER_MS);
    }

    /** Place of the smallest value with at least so many per cent not above it. */
    private static int rank(int percent, int count) {
        return (percent * count + 99) / 100 - 1;
    }
}
