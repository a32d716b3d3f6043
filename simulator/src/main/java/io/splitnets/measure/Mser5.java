package io.splitnets.measure;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Where the transient of one replication ends, by the rule MSER-5: of the means of consecutive batches of five results,
 * the first d are left out for which the standard error of the mean of the others would be least if they were
 * independent, that is sum (z_j - mean)^2 / (n - d)^2 over the n - d means kept (White 1997; White, Cobb and Spratt 2000).
 * Only the first half is searched: a least value at its very end says that the transient may last longer.
 *
 * <p>Memory does not grow with the run: when {@value #MOST} batches are held, neighbours are merged and a batch is twice
 * as large from then on (MSER-10, MSER-20 and so on).
 */
public final class Mser5 {
    static final int MOST = 8192;
    private static final int SIZE = 5;
    private static final int FEWEST = 10;

    private double[] means = new double[64];
    /** The latest stamp of any result up to the batch's end. */
    private long[] latest = new long[64];

    private int batches;
    private int size = SIZE;
    private double sum;
    private int inBatch;
    private long latestStamp = Long.MIN_VALUE;

    /** An empty series. */
    public Mser5() {}

    /**
     * Adds a result; results come in the order of their completion.
     *
     * @param stamp when its frame was taken, ps
     * @param latency of the result, ps
     */
    public void add(long stamp, long latency) {
        latestStamp = Math.max(latestStamp, stamp);
        sum += latency;
        inBatch++;
        if (inBatch < size) {
            return;
        }
        if (batches == MOST) {
            merge();
            return;
        }
        close();
    }

    private void close() {
        if (batches == means.length) {
            means = Arrays.copyOf(means, 2 * batches);
            latest = Arrays.copyOf(latest, 2 * batches);
        }
        means[batches] = sum / size;
        latest[batches] = latestStamp;
        batches++;
        sum = 0;
        inBatch = 0;
    }

    /** Halves the number of batches; the one that is being filled stays as it is, half full now. */
    private void merge() {
        for (int i = 0; i < MOST / 2; i++) {
            means[i] = (means[2 * i] + means[2 * i + 1]) / 2;
            latest[i] = latest[2 * i + 1];
        }
        batches = MOST / 2;
        size *= 2;
    }

    /** Results in one batch. */
    int batchSize() {
        return size;
    }

    /** Full batches held, at most {@value #MOST}. */
    int batches() {
        return batches;
    }

    /** How many batches are to be left out, up to half of them. */
    int cut() {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        double total = 0;
        double squares = 0;
        for (int d = batches - 1; d >= 0; d--) {
            double centred = means[d] - means[0]; // equal means give exact zeros
            total += centred;
            squares += centred * centred;
            double kept = batches - d;
            double statistic = Math.max(0, squares - total * total / kept) / (kept * kept);
            if (d <= batches / 2 && statistic <= least) {
                least = statistic;
                best = d;
            }
        }
        return best;
    }

    /**
     * The first instant whose frames count: just after the latest stamp of a result that is left out, in ps; 0 if none is.
     * Empty if no point was found in the first half, or if there are fewer than 50 results.
     */
    public OptionalLong warmUp() {
        if (batches < FEWEST) {
            return OptionalLong.empty();
        }
        int cut = cut();
        if (cut == batches / 2) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(cut == 0 ? 0 : Math.max(0, latest[cut - 1] + 1));
    }
}
