package io.splitnets.nas.supernet;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.network.Fusion;
import io.splitnets.network.InvertedResidualSpec;
import io.splitnets.network.InvertedResidualSpec.Shortcut;
import io.splitnets.network.Layer.Activation;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A subnet written a second time, as a SameDiff graph in double precision straight from its choice: no shared code with
 * the program, the kernels or the hand-written gradients. Quantisation is left out.
 */
final class ReferenceNet {
    private final Supernet supernet;
    private final SameDiff graph = SameDiff.create();
    private final Map<String, int[]> places = new TreeMap<>();
    private SDVariable at = graph.constant(0.0);
    private long[] shape = new long[0];
    private int views;
    private int objects;

    ReferenceNet(Supernet supernet) {
        this.supernet = supernet;
    }

    /** Loss, logits (N, classes) and the gradient in the layout of the flat weight vector. */
    record Result(double loss, INDArray logits, double[] gradient) {}

    Result run(SubnetChoice choice, ImageSet images, float[] targets) {
        build(choice, images);
        SDVariable wanted = graph.constant(
                "targets",
                Nd4j.createFromArray(targets)
                        .castTo(DataType.DOUBLE)
                        .reshape(objects, supernet.space().classes()));
        SDVariable logSum = graph.math().log(graph.math().exp(at).sum(true, 1));
        SDVariable loss = wanted.mul(at.sub(logSum)).neg().sum().div(objects);
        loss.markAsLoss();
        INDArray logits = at.eval();
        Map<String, INDArray> gradients =
                graph.calculateGradients(Map.of(), places.keySet().toArray(new String[0]));
        double[] flat = new double[supernet.parameters()];
        places.forEach((name, indices) -> {
            INDArray gradient = Objects.requireNonNull(gradients.get(name)).reshape(indices.length);
            for (int i = 0; i < indices.length; i++) {
                flat[indices[i]] = gradient.getDouble(i);
            }
        });
        return new Result(loss.eval().getDouble(0), logits, flat);
    }

    private void build(SubnetChoice choice, ImageSet images) {
        views = choice.views();
        objects = images.count();
        input(images);
        int stem = choice.stemWidth();
        int channels = supernet.space().inputChannels();
        SDVariable weight = slice("stem", 9 * channels, stem).reshape(3, 3, channels, stem);
        at = graph.cnn().conv2d(at, weight, window(3, 2));
        shape = new long[] {shape[0], (shape[1] + 1) / 2, (shape[2] + 1) / 2, stem};
        norm("stem", space().form().activation());
        split(choice, 0);
        for (int p = 0; p < choice.phases().size(); p++) {
            PhaseSpec spec = supernet.space().phases().get(p);
            PhaseChoice phase = choice.phases().get(p);
            for (int b = 0; b < phase.depth(); b++) {
                block(spec.name() + "." + b, spec, phase, b == 0 ? spec.stride() : 1);
            }
            split(choice, p + 1);
        }
        head(choice);
    }

    private NetworkSpaceSpec space() {
        return supernet.space();
    }

    private void head(SubnetChoice choice) {
        int width = space().headWidth((int) shape[3]);
        pointwise("head", width);
        norm("head", space().form().activation());
        at = at.mean(1, 2).reshape(objects, width);
        if (choice.lastWidth() > 0) {
            at = activated(
                    at.mmul(slice("mix", width, choice.lastWidth())),
                    space().form().activation());
            width = choice.lastWidth();
        }
        at = at.mmul(slice("classifier", width, space().classes())).add(slice("classifier.bias", 1, space().classes()));
    }

    /** (views, N, H, W, C) merged to (views * N, H, W, C), from pixels that lie (N, views, H, W, C). */
    private void input(ImageSet images) {
        int size = images.height() * images.width() * images.channels();
        double[] pixels = new double[images.count() * views * size];
        int step = images.views() / views;
        for (int v = 0; v < views; v++) {
            for (int n = 0; n < objects; n++) {
                for (int i = 0; i < size; i++) {
                    byte pixel = images.pixels()[(n * images.views() + v * step) * size + i];
                    pixels[(v * objects + n) * size + i] = (float) ((pixel & 0xff) / 255.0);
                }
            }
        }
        shape = new long[] {(long) views * objects, images.height(), images.width(), images.channels()};
        at = graph.constant("images", Nd4j.createFromArray(pixels).reshape(shape));
    }

    private static Conv2DConfig window(int kernel, int stride) {
        return Conv2DConfig.builder()
                .kH(kernel)
                .kW(kernel)
                .sH(stride)
                .sW(stride)
                .pH(kernel / 2)
                .pW(kernel / 2)
                .dH(1)
                .dW(1)
                .paddingMode(PaddingMode.VALID)
                .dataFormat("NHWC")
                .build();
    }

    /** A variable made of these rows and the leading columns of a parameter. */
    private SDVariable part(String name, int[] rows, int columns) {
        Parameter parameter = supernet.store().named(name);
        int[] indices = IntStream.of(rows)
                .flatMap(row -> IntStream.range(0, columns)
                        .map(column -> parameter.offset() + row * parameter.columns() + column))
                .toArray();
        double[] values = IntStream.of(indices)
                .mapToDouble(i -> supernet.store().weights().floats().get(i))
                .toArray();
        places.put(name, indices);
        return graph.var(name, Nd4j.createFromArray(values).reshape(rows.length, columns));
    }

    private SDVariable slice(String name, int rows, int columns) {
        return part(name, IntStream.range(0, rows).toArray(), columns);
    }

    private long positions() {
        return shape[0] * shape[1] * shape[2];
    }

    private void pointwise(String name, int outputs) {
        int inputs = (int) shape[3];
        SDVariable product = at.reshape(positions(), inputs).mmul(slice(name, inputs, outputs));
        shape = new long[] {shape[0], shape[1], shape[2], outputs};
        at = product.reshape(shape);
    }

    private void norm(String name, Activation activation) {
        int channels = (int) shape[3];
        SDVariable x = at.reshape(positions(), channels);
        SDVariable centred = x.sub(x.mean(true, 0));
        SDVariable deviation =
                graph.math().sqrt(centred.mul(centred).mean(true, 0).add(1e-5));
        SDVariable y =
                centred.div(deviation).mul(slice(name + ".gamma", 1, channels)).add(slice(name + ".beta", 1, channels));
        at = activated(y, activation).reshape(shape);
    }

    private SDVariable activated(SDVariable x, Activation activation) {
        return switch (activation) {
            case RELU6 -> graph.nn().relu6(x, 0);
            case SWISH -> x.mul(graph.nn().sigmoid(x));
            case HARD_SWISH -> x.mul(graph.nn().relu6(x.add(3), 0)).div(6);
            default -> x;
        };
    }

    private void squeezeExcite(String name) {
        int channels = (int) shape[3];
        int inside = Supernet.squeezed(channels);
        SDVariable mean = at.mean(1, 2).reshape(shape[0], channels);
        SDVariable hidden = graph.nn()
                .relu(
                        mean.mmul(slice(name + ".reduce", channels, inside))
                                .add(slice(name + ".reduce.bias", 1, inside)),
                        0);
        SDVariable gate =
                hidden.mmul(slice(name + ".expand", inside, channels)).add(slice(name + ".expand.bias", 1, channels));
        SDVariable open = graph.nn().relu6(gate.add(3), 0).div(6);
        at = at.mul(open.reshape(shape[0], 1, 1, channels));
    }

    private void block(String name, PhaseSpec spec, PhaseChoice phase, int stride) {
        SDVariable entry = at;
        long[] before = shape;
        int divisor = space().form().hiddenDivisor();
        int hidden = phase.expand() == 1
                ? (int) before[3]
                : InvertedResidualSpec.makeDivisible((double) before[3] * phase.expand(), divisor);
        if (phase.expand() > 1) {
            pointwise(name + ".expand", hidden);
            norm(name + ".expand", spec.activation());
        }
        Parameter parameter = supernet.store().named(name + ".depthwise");
        int largest = (int) Math.round(Math.sqrt(parameter.rows()));
        int kernel = phase.kernel();
        int margin = (largest - kernel) / 2;
        int[] centre = IntStream.range(0, kernel * kernel)
                .map(tap -> (tap / kernel + margin) * largest + tap % kernel + margin)
                .toArray();
        SDVariable weight = part(name + ".depthwise", centre, hidden).reshape(kernel, kernel, hidden, 1);
        at = graph.cnn().depthWiseConv2d(at, weight, window(kernel, stride));
        shape = new long[] {shape[0], (shape[1] + stride - 1) / stride, (shape[2] + stride - 1) / stride, hidden};
        norm(name + ".depthwise", spec.activation());
        if (spec.squeezeExcite()) {
            squeezeExcite(name + ".se");
        }
        pointwise(name + ".project", phase.width());
        norm(name + ".project", Activation.NONE);
        if (stride == 1 && before[3] == phase.width()) {
            at = at.add(entry);
        } else if (space().form().shortcut() == Shortcut.EVERY_BLOCK) {
            at = at.add(shortcut(name, entry, before, phase.width()));
        }
    }

    /** The means as a product with a constant matrix, then the 1x1 convolution. */
    private SDVariable shortcut(String name, SDVariable entry, long[] before, int width) {
        SDVariable x = entry;
        int inputs = (int) before[3];
        if (before[1] != shape[1]) {
            int height = (int) before[1];
            int half = (int) shape[1];
            double[][] shares = new double[half * half][height * height];
            for (int p = 0; p < height * height; p++) {
                int y = p / height;
                int z = p % height;
                int rows = Math.min(height, y / 2 * 2 + 2) - y / 2 * 2;
                int columns = Math.min(height, z / 2 * 2 + 2) - z / 2 * 2;
                shares[y / 2 * half + z / 2][p] = 1.0 / (rows * columns);
            }
            x = graph.constant(Nd4j.createFromArray(shares))
                    .mmul(x.permute(1, 2, 0, 3).reshape((long) height * height, before[0] * inputs))
                    .reshape(half, half, before[0], inputs)
                    .permute(2, 0, 1, 3);
        }
        if (inputs == width) {
            return x;
        }
        return x.reshape(positions(), inputs)
                .mmul(slice(name + ".shortcut", inputs, width))
                .reshape(shape);
    }

    private void split(SubnetChoice choice, int position) {
        for (SplitChoice split : choice.splits()) {
            if (split.phase() == position) {
                String name = "split" + position;
                int channels = (int) shape[3];
                int kept = split.keptChannels();
                pointwise(name + ".reduce", kept);
                norm(name + ".reduce", Activation.NONE);
                if (views > 1) {
                    fuse(name, kept, channels);
                } else {
                    pointwise(name + ".recover", channels);
                }
                norm(name + ".recover", space().form().activation());
            }
        }
    }

    private void fuse(String name, int kept, int channels) {
        long positions = positions() / views;
        shape = new long[] {objects, shape[1], shape[2], channels};
        SDVariable apart = at.reshape(views, positions, kept);
        if (supernet.space().fusion() == Fusion.MAX) {
            SDVariable best = graph.max(apart, 0).reshape(positions, kept);
            at = best.mmul(slice(name + ".recover", kept, channels)).reshape(shape);
        } else {
            Parameter parameter = supernet.store().named(name + ".recover");
            int blocks = Supernet.largest(supernet.space().views());
            int block = parameter.rows() / blocks;
            int[] rows = IntStream.range(0, views * kept)
                    .map(row -> row / kept * block + row % kept)
                    .toArray();
            SDVariable weight = part(name + ".recover", rows, channels);
            at = apart.permute(1, 0, 2)
                    .reshape(positions, (long) views * kept)
                    .mmul(weight)
                    .reshape(shape);
        }
        views = 1;
    }
}
