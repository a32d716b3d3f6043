package io.splitnets.nas.supernet;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Squeeze-and-excite (Hu et al., CVPR 2018): every channel of an object is multiplied by a gate that a small network of
 * two 1x1 convolutions with bias computes from the means of all channels, with ReLU inside and relu6(x + 3) / 6 at the
 * end. Views are taken as objects of their own. The backward pass computes the gates again. Holds scratch space, so one
 * instance serves one thread.
 */
final class SqueezeExciteKernel {
    private final Floats mean = new Floats();
    private final Floats hidden = new Floats();
    private final Floats gate = new Floats();
    private final Floats gateGradient = new Floats();
    private final Floats hiddenGradient = new Floats();
    private final Floats meanGradient = new Floats();
    private float[] map = new float[0];
    private float[] other = new float[0];

    /** y = x * gate(x); y may be x. */
    void forward(Op.SqueezeExcite op, int objects, Floats x, Floats weights, Floats y) {
        int images = objects * op.in().views();
        int channels = op.in().channels();
        squeeze(op, images, x, weights);
        float[] factors = new float[channels];
        for (int n = 0; n < images; n++) {
            load(op, n, x);
            gates(n, factors);
            for (int p = 0; p < map.length; p += channels) {
                for (int c = 0; c < channels; c++) {
                    map[p + c] *= factors[c];
                }
            }
            y.floats().put(n * map.length, map);
        }
    }

    private void load(Op.SqueezeExcite op, int image, Floats x) {
        int size = op.in().pixels() * op.in().channels();
        if (map.length != size) {
            map = new float[size];
            other = new float[size];
        }
        x.floats().get(image * size, map);
    }

    /** Means, hidden values, and the values that the hard sigmoid gets. */
    private void squeeze(Op.SqueezeExcite op, int images, Floats x, Floats weights) {
        int channels = op.in().channels();
        int inside = op.hidden();
        Elementwise.pool(x, mean.need(images * channels), images, op.in());
        bias(hidden.need(images * inside), images, inside, weights.floats(), op.reduceBias());
        product(new Gemm.Size(images, channels, inside), mean, weights, op.reduce(), hidden);
        for (int i = 0; i < images * inside; i++) {
            hidden.floats().put(i, Math.max(0f, hidden.floats().get(i)));
        }
        bias(gate.need(images * channels), images, channels, weights.floats(), op.expandBias());
        product(new Gemm.Size(images, inside, channels), hidden, weights, op.expand(), gate);
    }

    private static void bias(Floats to, int rows, int columns, FloatBuffer weights, Parameter bias) {
        for (int i = 0; i < rows * columns; i++) {
            to.floats().put(i, weights.get(bias.offset() + i % columns));
        }
    }

    private static void product(Gemm.Size size, Floats x, Floats weights, Parameter weight, Floats y) {
        Gemm.forward(
                size,
                new Gemm.Block(x.at(0), size.in()),
                new Gemm.Block(weights.at(weight.offset()), weight.columns()),
                new Gemm.Block(y.at(0), size.out()),
                1f);
    }

    private void gates(int image, float[] factors) {
        gate.floats().get(image * factors.length, factors);
        for (int c = 0; c < factors.length; c++) {
            factors[c] = Math.min(6f, Math.max(0f, factors[c] + 3f)) / 6f;
        }
    }

    /** Turns the gradient of the result into that of the input, and adds those of the weights to {@code into}. */
    void backward(Op.SqueezeExcite op, int objects, Floats x, Floats weights, Floats g, Floats into) {
        int images = objects * op.in().views();
        int channels = op.in().channels();
        int inside = op.hidden();
        squeeze(op, images, x, weights);
        gateGradients(op, images, x, g);
        gradients(new Gemm.Size(images, inside, channels), hidden, gateGradient, op.expand(), into);
        biasGradient(gateGradient, images, channels, into.floats(), op.expandBias());
        inputGradient(new Gemm.Size(images, inside, channels), gateGradient, weights, op.expand(), hiddenGradient);
        for (int i = 0; i < images * inside; i++) {
            if (hidden.floats().get(i) <= 0) {
                hiddenGradient.floats().put(i, 0f);
            }
        }
        gradients(new Gemm.Size(images, channels, inside), mean, hiddenGradient, op.reduce(), into);
        biasGradient(hiddenGradient, images, inside, into.floats(), op.reduceBias());
        inputGradient(new Gemm.Size(images, channels, inside), hiddenGradient, weights, op.reduce(), meanGradient);
        combine(op, images, g);
    }

    /** Sum over the pixels of gradient times input, where the hard sigmoid is not flat. */
    private void gateGradients(Op.SqueezeExcite op, int images, Floats x, Floats g) {
        int channels = op.in().channels();
        gateGradient.need(images * channels);
        float[] sums = new float[channels];
        for (int n = 0; n < images; n++) {
            load(op, n, x);
            g.floats().get(n * map.length, other);
            Arrays.fill(sums, 0f);
            for (int p = 0; p < map.length; p += channels) {
                for (int c = 0; c < channels; c++) {
                    sums[c] += map[p + c] * other[p + c];
                }
            }
            for (int c = 0; c < channels; c++) {
                float value = gate.floats().get(n * channels + c);
                gateGradient.floats().put(n * channels + c, value > -3f && value < 3f ? sums[c] / 6f : 0f);
            }
        }
    }

    private static void gradients(Gemm.Size size, Floats x, Floats gy, Parameter weight, Floats into) {
        Gemm.weightGradient(
                size,
                new Gemm.Block(x.at(0), size.in()),
                new Gemm.Block(gy.at(0), size.out()),
                new Gemm.Block(into.at(weight.offset()), weight.columns()));
    }

    private static void inputGradient(Gemm.Size size, Floats gy, Floats weights, Parameter weight, Floats gx) {
        gx.need(size.rows() * size.in());
        Gemm.inputGradient(
                size,
                new Gemm.Block(gy.at(0), size.out()),
                new Gemm.Block(weights.at(weight.offset()), weight.columns()),
                new Gemm.Block(gx.at(0), size.in()));
    }

    private static void biasGradient(Floats gy, int rows, int columns, FloatBuffer into, Parameter bias) {
        for (int c = 0; c < columns; c++) {
            double sum = 0;
            for (int n = 0; n < rows; n++) {
                sum += gy.floats().get(n * columns + c);
            }
            into.put(bias.offset() + c, (float) (into.get(bias.offset() + c) + sum));
        }
    }

    private void combine(Op.SqueezeExcite op, int images, Floats g) {
        int channels = op.in().channels();
        int pixels = op.in().pixels();
        float[] factors = new float[channels];
        float[] share = new float[channels];
        for (int n = 0; n < images; n++) {
            gates(n, factors);
            meanGradient.floats().get(n * channels, share);
            for (int c = 0; c < channels; c++) {
                share[c] /= pixels;
            }
            g.floats().get(n * other.length, other);
            for (int p = 0; p < other.length; p += channels) {
                for (int c = 0; c < channels; c++) {
                    other[p + c] = other[p + c] * factors[c] + share[c];
                }
            }
            g.floats().put(n * other.length, other);
        }
    }
}
