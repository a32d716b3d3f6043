package io.splitnets.nas.supernet;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Gradient of the weights of a depthwise convolution: for every tap the products of the rows of the input with the rows
 * of the gradient that read them. Java 17 vectorises a loop only if every array in it has the same index, so each row
 * of the input is copied once for every column of taps, moved by it; two images are multiplied in one loop, so that a
 * sum is read and written once for two products. Holds scratch space, so one instance serves one thread.
 */
final class DepthwiseWeightGradient {
    private static final int IMAGES = 2;
    private float[] source = new float[0];
    private float[][][] inputs = new float[0][][];
    private float[][][] results = new float[0][][];
    private float[][] sums = new float[0][];

    /** Columns of the result that a tap reaches, in floats. */
    private record Reach(int from, int to) {}

    /** Adds the gradient of the centre crop to {@code gradient}. */
    void add(Op.Depthwise op, int objects, FloatBuffer x, FloatBuffer gy, FloatBuffer gradient) {
        int row = op.out().width() * op.out().channels();
        prepare(op, row);
        Reach[] reach = new Reach[op.kernel()];
        for (int kw = 0; kw < reach.length; kw++) {
            reach[kw] = reach(op, kw);
        }
        int images = objects * op.in().views();
        for (int n = 0; n < images; n += IMAGES) {
            int together = Math.min(IMAGES, images - n);
            for (int i = 0; i < together; i++) {
                for (int r = 0; r < op.out().height(); r++) {
                    gy.get(((n + i) * op.out().height() + r) * row, results[i][r], 0, row);
                }
            }
            for (int h = 0; h < op.in().height(); h++) {
                for (int i = 0; i < together; i++) {
                    move(op, x, (n + i) * op.in().height() + h, reach, inputs[i]);
                }
                inputRow(op, h, reach, together);
            }
        }
        fold(op, row, gradient);
    }

    private void prepare(Op.Depthwise op, int row) {
        int k = op.kernel();
        int longest = Math.max(row, op.in().width() * op.in().channels());
        if (source.length < longest || results[0].length < op.out().height() || inputs[0].length < k) {
            int rows = Math.max(op.out().height(), results.length == 0 ? 0 : results[0].length);
            int columns = Math.max(k, results.length == 0 ? 0 : inputs[0].length);
            source = new float[Math.max(longest, source.length)];
            results = new float[IMAGES][rows][source.length];
            inputs = new float[IMAGES][columns][source.length];
            sums = new float[columns * columns][source.length];
        }
        for (int t = 0; t < k * k; t++) {
            Arrays.fill(sums[t], 0, row, 0f);
        }
    }

    private static int shift(Op.Depthwise op, int kw) {
        return Math.floorDiv(kw - op.kernel() / 2, op.stride());
    }

    /** Column of the input, counted from the first of the tap's parity. */
    private static Reach reach(Op.Depthwise op, int kw) {
        int s = op.stride();
        int channels = op.in().channels();
        int parity = Math.floorMod(kw - op.kernel() / 2, s);
        int columns = (op.in().width() - parity + s - 1) / s;
        int from = Math.max(0, -shift(op, kw));
        int to = Math.min(op.out().width(), columns - shift(op, kw));
        return new Reach(from * channels, Math.max(from, to) * channels);
    }

    /** Copies a row once for every column of taps, so that what a tap multiplies stands where the result is. */
    private void move(Op.Depthwise op, FloatBuffer x, int index, Reach[] reach, float[][] into) {
        int channels = op.in().channels();
        int row = op.in().width() * channels;
        x.get(index * row, source, 0, row);
        for (int kw = 0; kw < op.kernel(); kw++) {
            int from = reach[kw].from();
            if (op.stride() == 1) {
                System.arraycopy(source, from + shift(op, kw) * channels, into[kw], from, reach[kw].to() - from);
                continue;
            }
            int column = from / channels * op.stride() + kw - op.kernel() / 2;
            for (int j = from; j < reach[kw].to(); j += channels, column += op.stride()) {
                System.arraycopy(source, column * channels, into[kw], j, channels);
            }
        }
    }

    /** Adds the products of the present row of the input with every row of the result that reads it. */
    private void inputRow(Op.Depthwise op, int h, Reach[] reach, int images) {
        int k = op.kernel();
        for (int kh = 0; kh < k; kh++) {
            int shifted = h + k / 2 - kh;
            int r = shifted / op.stride();
            if (shifted < 0 || shifted % op.stride() != 0 || r >= op.out().height()) {
                continue;
            }
            for (int kw = 0; kw < k; kw++) {
                float[] sum = sums[kh * k + kw];
                if (images == IMAGES) {
                    two(sum, inputs[0][kw], results[0][r], inputs[1][kw], results[1][r], reach[kw]);
                } else {
                    one(sum, inputs[0][kw], results[0][r], reach[kw]);
                }
            }
        }
    }

    private static void two(float[] sum, float[] x0, float[] g0, float[] x1, float[] g1, Reach reach) {
        for (int j = reach.from(); j < reach.to(); j++) {
            sum[j] += x0[j] * g0[j] + x1[j] * g1[j];
        }
    }

    private static void one(float[] sum, float[] x, float[] g, Reach reach) {
        for (int j = reach.from(); j < reach.to(); j++) {
            sum[j] += x[j] * g[j];
        }
    }

    private void fold(Op.Depthwise op, int row, FloatBuffer gradient) {
        int k = op.kernel();
        int channels = op.out().channels();
        for (int t = 0; t < k * k; t++) {
            int to = DepthwiseKernel.tap(op, t / k, t % k);
            for (int c = 0; c < channels; c++) {
                double sum = 0;
                for (int j = c; j < row; j += channels) {
                    sum += sums[t][j];
                }
                gradient.put(to + c, (float) (gradient.get(to + c) + sum));
            }
        }
    }
}
