package io.splitnets.nas.supernet;

import java.util.ArrayList;
import java.util.List;

/**
 * What another framework needs to train a subnet from the same start: its layers with a copy of their weights, and the
 * objects of every batch. Single views without a split module only.
 */
public final class PlainLayers {
    private PlainLayers() {}

    /** A layer; reads the result of the one before it. */
    public sealed interface Layer {}

    /** A convolution without a bias, "half" padding, weights (outputs, inputs / groups, kernel, kernel). */
    public record Convolution(int kernel, int stride, int groups, int inputs, int outputs, float[] weights)
            implements Layer {}

    /** Batch normalisation, perhaps with ReLU6 after it. */
    public record Norm(float[] gamma, float[] beta, boolean relu6) implements Layer {}

    /** Adds the result of layer {@code shortcut}. */
    public record Add(int shortcut) implements Layer {}

    /** Mean over the map. */
    public record Pool() implements Layer {}

    /** The classifier, weights (classes, inputs). */
    public record Linear(int inputs, int classes, float[] weights, float[] bias) implements Layer {}

    /** Added to the variance of a normalisation. */
    public static float epsilon() {
        return (float) BatchNormKernel.EPSILON;
    }

    /** The layers of {@code choice} with the supernet's present weights. */
    public static List<Layer> of(Supernet supernet, SubnetChoice choice) {
        List<Layer> layers = new ArrayList<>();
        for (Op op : supernet.program(choice).ops()) {
            layers.add(layer(supernet, op, layers.isEmpty()));
        }
        return layers;
    }

    /** The objects of step {@code step} of a training with {@code plan} on {@code count} objects. */
    public static int[] batch(TrainingPlan plan, int count, int step) {
        return new BatchOrder(count, plan).batch(step).objects();
    }

    private static Layer layer(Supernet supernet, Op op, boolean stem) {
        if (op instanceof Op.Pointwise conv) {
            return stem ? stem(supernet, conv) : pointwise(supernet, conv);
        } else if (op instanceof Op.Depthwise conv) {
            return depthwise(supernet, conv);
        } else if (op instanceof Op.BatchNorm bn) {
            int channels = bn.in().channels();
            return new Norm(
                    row(supernet, bn.gamma().offset(), channels),
                    row(supernet, bn.beta().offset(), channels),
                    bn.relu6());
        } else if (op instanceof Op.Add add) {
            return new Add(add.shortcut());
        } else if (op instanceof Op.Pool) {
            return new Pool();
        } else if (op instanceof Op.Linear linear) {
            int in = linear.in().channels();
            int out = linear.out().channels();
            return new Linear(
                    in,
                    out,
                    turned(supernet, linear.weight(), in, out),
                    row(supernet, linear.bias().offset(), out));
        }
        throw new IllegalArgumentException("not a plain layer: " + op);
    }

    /** The stem multiplies 3x3 patches, rows (kh, kw, channel); as a convolution it has stride 2. */
    private static Layer stem(Supernet supernet, Op.Pointwise op) {
        int kernel = Supernet.STEM_KERNEL;
        int taps = kernel * kernel;
        int in = op.in().channels() / taps;
        int out = op.out().channels();
        float[] weights = new float[out * in * taps];
        for (int t = 0; t < taps; t++) {
            for (int i = 0; i < in; i++) {
                float[] row = row(supernet, op.weight().at(t * in + i), out);
                for (int o = 0; o < out; o++) {
                    weights[(o * in + i) * taps + t] = row[o];
                }
            }
        }
        return new Convolution(kernel, 2, 1, in, out, weights);
    }

    private static Layer pointwise(Supernet supernet, Op.Pointwise op) {
        int in = op.in().channels();
        int out = op.out().channels();
        return new Convolution(1, 1, 1, in, out, turned(supernet, op.weight(), in, out));
    }

    private static Layer depthwise(Supernet supernet, Op.Depthwise op) {
        int k = op.kernel();
        int channels = op.in().channels();
        float[] weights = new float[channels * k * k];
        for (int t = 0; t < k * k; t++) {
            float[] row = row(supernet, DepthwiseKernel.tap(op, t / k, t % k), channels);
            for (int c = 0; c < channels; c++) {
                weights[c * k * k + t] = row[c];
            }
        }
        return new Convolution(k, op.stride(), channels, channels, channels, weights);
    }

    private static float[] turned(Supernet supernet, Parameter weight, int in, int out) {
        float[] turned = new float[in * out];
        for (int i = 0; i < in; i++) {
            float[] row = row(supernet, weight.at(i), out);
            for (int o = 0; o < out; o++) {
                turned[o * in + i] = row[o];
            }
        }
        return turned;
    }

    private static float[] row(Supernet supernet, int from, int length) {
        float[] row = new float[length];
        supernet.store().weights().floats().get(from, row);
        return row;
    }
}
