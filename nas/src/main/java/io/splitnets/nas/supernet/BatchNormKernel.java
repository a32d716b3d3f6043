package io.splitnets.nas.supernet;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Batch normalisation with ReLU6 over a row-major matrix with one column per channel. Tiles of several rows
 * are copied to the heap, worked on and copied back: on Java 17 loops over heap arrays vectorise 2 to 15 times better
 * than loops over direct buffers, and whatever the channel count. The mask of ReLU6 works on the bits of the floats
 * because float comparisons do not vectorise. Sums are kept in float within 64 tiles and in double
 * beyond, and two tiles are added in one loop, which reads and writes the sums once. ReLU6 is arithmetic
 * on magnitudes, twice as fast as minimum and maximum, and exact below 2^25. Holds scratch space, so one instance serves
 * one thread.
 */
final class BatchNormKernel {
    static final double EPSILON = 1e-5;
    private static final int SIX = Float.floatToRawIntBits(6f);
    private static final int TILE = 1024;
    private static final int FLUSH = 64;
    private float[] first = new float[0];
    private float[] second = new float[0];
    private float[] third = new float[0];
    private float[] x = new float[0];
    private float[] g = new float[0];
    private float[] nextX = new float[0];
    private float[] nextG = new float[0];
    private int[] yBits = new int[0];
    private int[] gBits = new int[0];
    private double[] sums = new double[0];
    private double[] others = new double[0];

    private int prepare(int channels) {
        int tile = channels * ((TILE + channels - 1) / channels);
        if (first.length < tile) {
            first = new float[tile];
            second = new float[tile];
            third = new float[tile];
            x = new float[tile];
            g = new float[tile];
            nextX = new float[tile];
            nextG = new float[tile];
            yBits = new int[2 * tile];
            gBits = new int[2 * tile];
        }
        if (sums.length < channels) {
            sums = new double[channels];
            others = new double[channels];
        }
        return tile;
    }

    private static void repeat(float[] values, int channels, float[] into, int tile) {
        for (int j = 0; j < tile; j += channels) {
            System.arraycopy(values, 0, into, j, channels);
        }
    }

    private void clearSums(int tile, int channels) {
        Arrays.fill(first, 0, tile, 0f);
        Arrays.fill(second, 0, tile, 0f);
        Arrays.fill(sums, 0, channels, 0);
        Arrays.fill(others, 0, channels, 0);
    }

    private void flush(int tile, int channels) {
        for (int j = 0; j < tile; j += channels) {
            for (int c = 0; c < channels; c++) {
                sums[c] += first[j + c];
                others[c] += second[j + c];
            }
        }
        Arrays.fill(first, 0, tile, 0f);
        Arrays.fill(second, 0, tile, 0f);
    }

    /** Mean and (biased) variance of every column. */
    void statistics(Floats values, int rows, int channels, double[] mean, double[] variance) {
        begin(channels);
        add(values, rows, channels);
        end(rows, mean, variance);
    }

    /** Starts the statistics of a matrix that comes in parts; until their end this instance can do nothing else. */
    void begin(int channels) {
        clearSums(prepare(channels), channels);
    }

    /** Adds the next part. */
    void add(Floats values, int rows, int channels) {
        int tile = prepare(channels);
        int size = rows * channels;
        int pending = 0;
        int base = 0;
        for (; base + 2 * tile <= size; base += 2 * tile) {
            sumTwo(values.floats(), base, tile);
            pending = flushWhenDue(pending + 2, tile, channels);
        }
        for (; base < size; base += tile) {
            sumOne(values.floats(), base, Math.min(tile, size - base));
        }
        flush(tile, channels);
    }

    /** Mean and (biased) variance over {@code rows} rows of all parts. */
    void end(int rows, double[] mean, double[] variance) {
        for (int c = 0; c < mean.length; c++) {
            mean[c] = sums[c] / rows;
            variance[c] = Math.max(0, others[c] / rows - mean[c] * mean[c]);
        }
    }

    private int flushWhenDue(int pending, int tile, int channels) {
        if (pending < FLUSH) {
            return pending;
        }
        flush(tile, channels);
        return 0;
    }

    private void sumTwo(FloatBuffer source, int base, int length) {
        source.get(base, x, 0, length);
        source.get(base + length, nextX, 0, length);
        float[] v = x;
        float[] w = nextX;
        float[] a = first;
        float[] b = second;
        for (int j = 0; j < length; j++) {
            a[j] += v[j] + w[j];
            b[j] += v[j] * v[j] + w[j] * w[j];
        }
    }

    private void sumOne(FloatBuffer source, int base, int length) {
        source.get(base, x, 0, length);
        float[] v = x;
        float[] a = first;
        float[] b = second;
        for (int j = 0; j < length; j++) {
            a[j] += v[j];
            b[j] += v[j] * v[j];
        }
    }

    /** y = x * scale + shift per column, clipped to [0, 6] if {@code relu6}; y may be x. */
    void affine(Floats from, Floats to, BatchNormKernel.Affine by) {
        int tile = prepare(by.channels());
        repeat(by.scale(), by.channels(), first, tile);
        repeat(by.shift(), by.channels(), second, tile);
        int size = by.rows() * by.channels();
        for (int base = 0; base < size; base += tile) {
            int length = Math.min(tile, size - base);
            from.floats().get(base, x, 0, length);
            if (by.relu6()) {
                affineClipped(length);
            } else {
                affine(length);
            }
            to.floats().put(base, x, 0, length);
        }
    }

    private void affine(int length) {
        float[] v = x;
        float[] a = first;
        float[] b = second;
        for (int j = 0; j < length; j++) {
            v[j] = v[j] * a[j] + b[j];
        }
    }

    private void affineClipped(int length) {
        float[] v = x;
        float[] a = first;
        float[] b = second;
        for (int j = 0; j < length; j++) {
            float value = v[j] * a[j] + b[j];
            float positive = 0.5f * (value + Math.abs(value));
            float above = positive - 6f;
            v[j] = positive - 0.5f * (above + Math.abs(above));
        }
    }

    /** x += shift per column, clipped to [0, 6] if {@code relu6}. */
    void bias(Floats values, int rows, int channels, float[] shift, boolean relu6) {
        int tile = prepare(channels);
        repeat(shift, channels, second, tile);
        int size = rows * channels;
        for (int base = 0; base < size; base += tile) {
            int length = Math.min(tile, size - base);
            values.floats().get(base, x, 0, length);
            if (relu6) {
                biasClipped(length);
            } else {
                bias(length);
            }
            values.floats().put(base, x, 0, length);
        }
    }

    private void bias(int length) {
        float[] v = x;
        float[] b = second;
        for (int j = 0; j < length; j++) {
            v[j] += b[j];
        }
    }

    private void biasClipped(int length) {
        float[] v = x;
        float[] b = second;
        for (int j = 0; j < length; j++) {
            float value = v[j] + b[j];
            float positive = 0.5f * (value + Math.abs(value));
            float above = positive - 6f;
            v[j] = positive - 0.5f * (above + Math.abs(above));
        }
    }

    /**
     * Gradients of batch normalisation and ReLU6; those of gamma and beta are returned in the two arrays.
     */
    void backward(Step step, Saved saved, double[] gammaGradient, double[] betaGradient) {
        int channels = saved.channels();
        int tile = prepare(channels);
        clearSums(tile, channels);
        int size = saved.rows() * channels;
        int pending = 0;
        int done = 0;
        for (; done + 2 * tile <= size; done += 2 * tile) {
            mask(step, saved, done, 2 * tile);
            productsOfTwo(step.x().floats(), step.g().floats(), done, tile);
            pending = flushWhenDue(pending + 2, tile, channels);
        }
        for (; done < size; done += tile) {
            mask(step, saved, done, Math.min(tile, size - done));
            products(step.x().floats(), step.g().floats(), done, Math.min(tile, size - done));
        }
        flush(tile, channels);
        inputTerms(saved, gammaGradient, betaGradient, tile);
        for (int base = 0; base < size; base += tile) {
            combine(step.x().floats(), step.g().floats(), base, Math.min(tile, size - base));
        }
    }

    /** Stops the gradient where ReLU6 clipped. */
    private void mask(Step step, Saved saved, int base, int length) {
        if (!saved.relu6()) {
            return;
        }
        IntBuffer gradient = step.g().bits();
        step.y().bits().get(base, yBits, 0, length);
        gradient.get(base, gBits, 0, length);
        int[] v = yBits;
        int[] m = gBits;
        for (int j = 0; j < length; j++) {
            m[j] &= (-v[j] >> 31) & ((v[j] - SIX) >> 31);
        }
        gradient.put(base, gBits, 0, length);
    }

    private void productsOfTwo(FloatBuffer input, FloatBuffer gradient, int base, int length) {
        input.get(base, x, 0, length);
        gradient.get(base, g, 0, length);
        input.get(base + length, nextX, 0, length);
        gradient.get(base + length, nextG, 0, length);
        float[] v = x;
        float[] w = g;
        float[] v1 = nextX;
        float[] w1 = nextG;
        float[] a = first;
        float[] b = second;
        for (int j = 0; j < length; j++) {
            a[j] += w[j] + w1[j];
            b[j] += w[j] * v[j] + w1[j] * v1[j];
        }
    }

    private void products(FloatBuffer input, FloatBuffer gradient, int base, int length) {
        input.get(base, x, 0, length);
        gradient.get(base, g, 0, length);
        float[] v = x;
        float[] w = g;
        float[] a = first;
        float[] b = second;
        for (int j = 0; j < length; j++) {
            a[j] += w[j];
            b[j] += w[j] * v[j];
        }
    }

    private void combine(FloatBuffer input, FloatBuffer gradient, int base, int length) {
        input.get(base, x, 0, length);
        gradient.get(base, g, 0, length);
        float[] v = x;
        float[] w = g;
        float[] a = first;
        float[] b = second;
        float[] d = third;
        for (int j = 0; j < length; j++) {
            w[j] = w[j] * a[j] + v[j] * b[j] + d[j];
        }
        gradient.put(base, g, 0, length);
    }

    /** gx = gamma/sigma * (g - mean(g) - xhat * mean(g xhat)), written as g * first + x * second + third. */
    private void inputTerms(Saved saved, double[] gammaGradient, double[] betaGradient, int tile) {
        int channels = saved.channels();
        for (int c = 0; c < channels; c++) {
            double inverse = saved.inverse()[c];
            double mean = saved.mean()[c];
            double beta = sums[c];
            double gamma = inverse * (others[c] - mean * beta);
            betaGradient[c] = beta;
            gammaGradient[c] = gamma;
            double scale = saved.gamma()[c] * inverse;
            double slope = -scale * inverse * gamma / saved.rows();
            first[c] = (float) scale;
            second[c] = (float) slope;
            third[c] = (float) (-scale * beta / saved.rows() - slope * mean);
        }
        for (int j = channels; j < tile; j++) {
            first[j] = first[j - channels];
            second[j] = second[j - channels];
            third[j] = third[j - channels];
        }
    }

    /**
     * Operands of a backward pass.
     *
     * @param x input of the forward pass
     * @param y its result, needed only under ReLU6
     * @param g gradient of the result, overwritten by that of the input
     */
    record Step(Floats x, Floats y, Floats g) {}

    /** y = x * scale + shift over a matrix. */
    record Affine(int rows, int channels, float[] scale, float[] shift, boolean relu6) {}

    /** What the forward pass keeps for the backward pass. */
    record Saved(int rows, int channels, boolean relu6, double[] mean, double[] inverse, float[] gamma) {}
}
