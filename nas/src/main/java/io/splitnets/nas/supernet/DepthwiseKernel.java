package io.splitnets.nas.supernet;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Depthwise convolution with "half" padding. The forward pass is ND4J's oneDNN operation; so is the gradient of the
 * input, as a convolution of the spread-out gradient with the turned kernel, because depthwise_conv2d_bp falls back on
 * a path 10 to 40 times slower for 5x5 kernels and for channel counts that 16 does not divide. The gradient of the
 * weights is {@link DepthwiseWeightGradient}. Holds scratch space, so one instance serves one thread.
 */
final class DepthwiseKernel {
    private final Floats taps = new Floats();
    private final Floats spread = new Floats();
    private final DepthwiseWeightGradient gradient = new DepthwiseWeightGradient();

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
        this.gradient.add(op, objects, x.floats(), gy.floats(), gradient);
    }
}
