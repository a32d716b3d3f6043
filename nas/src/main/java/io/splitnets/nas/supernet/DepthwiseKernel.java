package io.splitnets.nas.supernet;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Depthwise convolution with "half" padding. The forward pass is ND4J's oneDNN operation; so is the gradient of the
 * input, as a convolution of the spread-out gradient with the turned kernel, because depthwise_conv2d_bp falls back on
 * a path 10 to 40 times slower for 5x5 kernels and for channel counts that 16 does not divide. The gradient of the
 * weights is a loop here. Holds scratch space, so one instance serves one thread.
 */
final class DepthwiseKernel {
    private final Floats taps = new Floats();
    private final Floats spread = new Floats();
    private float[] even = new float[0];
    private float[] odd = new float[0];
    private float[] sums = new float[0];
    private float[] row = new float[0];

    /** Room taken off the heap. */
    long bytes() {
        return taps.bytes() + spread.bytes();
    }

    /** y = x convolved with the centre of the weight in {@code weights}. */
    void forward(Op.Depthwise op, int objects, Floats x, FloatBuffer weights, Floats y) {
        pack(op, weights, false);
        convolve(op.in(), op.out(), new Window(op.kernel(), op.stride()), objects, x, y);
    }

    /** y = x convolved with already cut taps, (k * k, C). */
    void forward(Op.Depthwise op, int objects, Floats x, float[] cut, Floats y) {
        taps.need(cut.length);
        taps.floats().put(0, cut);
        convolve(op.in(), op.out(), new Window(op.kernel(), op.stride()), objects, x, y);
    }

    /** gx from gy. */
    void inputGradient(Op.Depthwise op, int objects, Floats gy, FloatBuffer weights, Floats gx) {
        pack(op, weights, true);
        Floats source = gy;
        if (op.stride() > 1) {
            spread(op, objects, gy);
            source = spread;
        }
        convolve(op.in(), op.in(), new Window(op.kernel(), 1), objects, source, gx);
    }

    private record Window(int kernel, int stride) {}

    private void convolve(Extent in, Extent out, Window window, int objects, Floats x, Floats y) {
        int images = objects * in.views();
        int k = window.kernel();
        int s = window.stride();
        y.need(out.floats(objects));
        INDArray from = x.view(images, in.height(), in.width(), in.channels());
        INDArray to = y.view(images, out.height(), out.width(), out.channels());
        Nd4j.getExecutioner()
                .exec(DynamicCustomOp.builder("depthwise_conv2d")
                        .addInputs(from, taps.view(k, k, in.channels(), 1))
                        .addOutputs(to)
                        .addIntegerArguments(k, k, s, s, k / 2, k / 2, 1, 1, 0, 1, 0)
                        .build());
    }

    /** Offset of tap (row, column) of the centre crop. */
    static int tap(Op.Depthwise op, int row, int column) {
        int full = (int) Math.round(Math.sqrt(op.weight().rows()));
        int margin = (full - op.kernel()) / 2;
        return op.weight().at((row + margin) * full + column + margin);
    }

    private void pack(Op.Depthwise op, FloatBuffer weights, boolean turned) {
        int k = op.kernel();
        int channels = op.in().channels();
        taps.need(k * k * channels);
        for (int t = 0; t < k * k; t++) {
            int source = turned ? k * k - 1 - t : t;
            int from = tap(op, source / k, source % k);
            for (int c = 0; c < channels; c++) {
                taps.floats().put(t * channels + c, weights.get(from + c));
            }
        }
    }

    private void spread(Op.Depthwise op, int objects, Floats gy) {
        Extent in = op.in();
        Extent out = op.out();
        int channels = in.channels();
        spread.need(in.floats(objects)).zero(in.floats(objects));
        int images = objects * in.views();
        for (int n = 0; n < images; n++) {
            for (int h = 0; h < out.height(); h++) {
                for (int w = 0; w < out.width(); w++) {
                    int from = ((n * out.height() + h) * out.width() + w) * channels;
                    int to = ((n * in.height() + h * op.stride()) * in.width() + w * op.stride()) * channels;
                    spread.floats().put(to, gy.floats(), from, channels);
                }
            }
        }
    }

    /** Adds the gradient of the centre crop to {@code gradient}. */
    void weightGradient(Op.Depthwise op, int objects, Floats x, Floats gy, FloatBuffer gradient) {
        int k = op.kernel();
        int row = op.out().width() * op.out().channels();
        if (sums.length < k * k * row) {
            sums = new float[k * k * row];
        }
        Arrays.fill(sums, 0, k * k * row, 0f);
        int images = objects * op.in().views();
        for (int n = 0; n < images; n++) {
            for (int h = 0; h < op.in().height(); h++) {
                inputRow(op, n, h, x.floats(), gy.floats());
            }
        }
        int channels = op.out().channels();
        for (int t = 0; t < k * k; t++) {
            int to = tap(op, t / k, t % k);
            for (int c = 0; c < channels; c++) {
                double sum = 0;
                for (int j = c; j < row; j += channels) {
                    sum += sums[t * row + j];
                }
                gradient.put(to + c, (float) (gradient.get(to + c) + sum));
            }
        }
    }

    /** Adds the products of one input row with every output row that reads it. */
    private void inputRow(Op.Depthwise op, int image, int h, FloatBuffer x, FloatBuffer gy) {
        Extent in = op.in();
        Extent out = op.out();
        int s = op.stride();
        int pad = op.kernel() / 2;
        splitColumns(in, (image * in.height() + h) * in.width() * in.channels(), s, x);
        for (int kh = 0; kh < op.kernel(); kh++) {
            int shifted = h + pad - kh;
            if (shifted < 0 || shifted % s != 0 || shifted / s >= out.height()) {
                continue;
            }
            int base = (image * out.height() + shifted / s) * out.width() * out.channels();
            gy.get(base, row, 0, out.width() * out.channels());
            for (int kw = 0; kw < op.kernel(); kw++) {
                tapRow(op, kh * op.kernel() + kw, kw - pad);
            }
        }
    }

    /** Copies the row, for stride 2 its even and odd columns apart, so that every tap reads contiguously. */
    private void splitColumns(Extent in, int from, int stride, FloatBuffer x) {
        int channels = in.channels();
        int row = in.width() * channels;
        if (even.length < row) {
            even = new float[row];
            odd = new float[row];
            this.row = new float[row];
        }
        if (stride == 1) {
            x.get(from, even, 0, row);
            return;
        }
        for (int w = 0; w < in.width(); w++) {
            x.get(from + w * channels, w % 2 == 0 ? even : odd, w / 2 * channels, channels);
        }
    }

    private void tapRow(Op.Depthwise op, int tap, int shift) {
        int channels = op.out().channels();
        int s = op.stride();
        boolean isOdd = s == 2 && (shift & 1) != 0;
        int offset = s == 1 ? shift : Math.floorDiv(shift, 2);
        int columns = s == 1
                ? op.in().width()
                : isOdd ? op.in().width() / 2 : (op.in().width() + 1) / 2;
        int from = Math.max(0, -offset);
        int to = Math.min(op.out().width(), columns - offset);
        if (to > from) {
            int target = (tap * op.out().width() + from) * channels;
            accumulate(isOdd ? odd : even, (from + offset) * channels, from * channels, target, (to - from) * channels);
        }
    }

    private void accumulate(float[] x, int xAt, int gAt, int target, int length) {
        float[] sum = sums;
        float[] g = row;
        for (int j = 0; j < length; j++) {
            sum[target + j] += x[xAt + j] * g[gAt + j];
        }
    }
}
