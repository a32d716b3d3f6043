package io.splitnets.nas.supernet;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Batch normalisation with ReLU6 over a row-major matrix with one column per channel. Loops run over tiles of several
 * rows at once so that the just-in-time compiler vectorises them whatever the channel count; ReLU6 works on the bits of
 * the floats because Java 17 does not vectorise float comparisons. Sums are kept in float within 64 tiles and in double
 * beyond. Holds scratch space, so one instance serves one thread.
 */
final class BatchNormKernel {
    static final double EPSILON = 1e-5;
    private static final int SIX = Float.floatToRawIntBits(6f);
    private static final int TILE = 512;
    private static final int FLUSH = 64;
    private float[] first = new float[0];
    private float[] second = new float[0];
    private float[] third = new float[0];
    private double[] sums = new double[0];
    private double[] others = new double[0];

    private int prepare(int channels) {
        int tile = channels * ((TILE + channels - 1) / channels);
        if (first.length < tile) {
            first = new float[tile];
            second = new float[tile];
            third = new float[tile];
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
    void statistics(Floats x, int rows, int channels, double[] mean, double[] variance) {
        int tile = prepare(channels);
        clearSums(tile, channels);
        int size = rows * channels;
        int pending = 0;
        for (int base = 0; base < size; base += tile) {
            sumTile(x.floats(), base, Math.min(tile, size - base));
            if (++pending == FLUSH) {
                flush(tile, channels);
                pending = 0;
            }
        }
        flush(tile, channels);
        for (int c = 0; c < channels; c++) {
            mean[c] = sums[c] / rows;
            variance[c] = Math.max(0, others[c] / rows - mean[c] * mean[c]);
        }
    }

    private void sumTile(FloatBuffer x, int base, int length) {
        float[] a = first;
        float[] b = second;
        for (int j = 0; j < length; j++) {
            float v = x.get(base + j);
            a[j] += v;
            b[j] += v * v;
        }
    }

    /** y = x * scale + shift per column, clipped to [0, 6] if {@code relu6}; y may be x. */
    void affine(Floats x, Floats y, int rows, int channels, float[] scale, float[] shift, boolean relu6) {
        int tile = prepare(channels);
        repeat(scale, channels, first, tile);
        repeat(shift, channels, second, tile);
        int size = rows * channels;
        for (int base = 0; base < size; base += tile) {
            int length = Math.min(tile, size - base);
            affineTile(x.floats(), y.floats(), base, length);
            if (relu6) {
                clipTile(y.bits(), base, length);
            }
        }
    }

    private void affineTile(FloatBuffer x, FloatBuffer y, int base, int length) {
        float[] a = first;
        float[] b = second;
        for (int j = 0; j < length; j++) {
            y.put(base + j, x.get(base + j) * a[j] + b[j]);
        }
    }

    /** x += shift per column, clipped to [0, 6] if {@code relu6}. */
    void bias(Floats x, int rows, int channels, float[] shift, boolean relu6) {
        int tile = prepare(channels);
        repeat(shift, channels, second, tile);
        int size = rows * channels;
        for (int base = 0; base < size; base += tile) {
            int length = Math.min(tile, size - base);
            biasTile(x.floats(), base, length);
            if (relu6) {
                clipTile(x.bits(), base, length);
            }
        }
    }

    private void biasTile(FloatBuffer x, int base, int length) {
        float[] b = second;
        for (int j = 0; j < length; j++) {
            x.put(base + j, x.get(base + j) + b[j]);
        }
    }

    private static void clipTile(IntBuffer y, int base, int length) {
        for (int j = 0; j < length; j++) {
            int v = y.get(base + j);
            v &= ~(v >> 31);
            int d = v - SIX;
            y.put(base + j, SIX + (d & (d >> 31)));
        }
    }

    /**
     * Gradients of batch normalisation and ReLU6. {@code g} holds the gradient of the result and receives that of the
     * input; the gradients of gamma and beta are returned in the two arrays.
     *
     * @param y the result of the forward pass, needed only where {@code relu6}
     */
    void backward(Floats x, Floats y, Floats g, Saved saved, double[] gammaGradient, double[] betaGradient) {
        int channels = saved.channels();
        int rows = saved.rows();
        int tile = prepare(channels);
        clearSums(tile, channels);
        int size = rows * channels;
        int pending = 0;
        for (int base = 0; base < size; base += tile) {
            int length = Math.min(tile, size - base);
            if (saved.relu6()) {
                maskTile(y.bits(), g.bits(), base, length);
            }
            productTile(x.floats(), g.floats(), base, length);
            if (++pending == FLUSH) {
                flush(tile, channels);
                pending = 0;
            }
        }
        flush(tile, channels);
        inputTerms(saved, gammaGradient, betaGradient, tile);
        for (int base = 0; base < size; base += tile) {
            combineTile(x.floats(), g.floats(), base, Math.min(tile, size - base));
        }
    }

    private static void maskTile(IntBuffer y, IntBuffer g, int base, int length) {
        for (int j = 0; j < length; j++) {
            int v = y.get(base + j);
            g.put(base + j, g.get(base + j) & (-v >> 31) & ((v - SIX) >> 31));
        }
    }

    private void productTile(FloatBuffer x, FloatBuffer g, int base, int length) {
        float[] a = first;
        float[] b = second;
        for (int j = 0; j < length; j++) {
            float v = g.get(base + j);
            a[j] += v;
            b[j] += v * x.get(base + j);
        }
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

    private void combineTile(FloatBuffer x, FloatBuffer g, int base, int length) {
        float[] a = first;
        float[] b = second;
        float[] d = third;
        for (int j = 0; j < length; j++) {
            g.put(base + j, g.get(base + j) * a[j] + x.get(base + j) * b[j] + d[j]);
        }
    }

    /** What the forward pass keeps for the backward pass. */
    record Saved(int rows, int channels, boolean relu6, double[] mean, double[] inverse, float[] gamma) {}
}
