package io.splitnets.nas.export;

import io.splitnets.nas.supernet.FoldedLayer;
import io.splitnets.network.Fusion;
import io.splitnets.network.Layer.Activation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes layers of a subnet as nodes of one ONNX file. */
final class OnnxLayers {
    private final OnnxModel model;
    private final List<FoldedLayer> layers;
    private final Map<Integer, String> results = new HashMap<>();

    OnnxLayers(OnnxModel model, List<FoldedLayer> layers) {
        this.model = model;
        this.layers = layers;
    }

    /** Writes the layers from {@code from} to {@code to}, the last not included; gives the name of the result. */
    String write(int from, int to, List<String> inputs) {
        List<String> at = inputs;
        for (int i = from; i < to; i++) {
            String result = write(layers.get(i), i, at);
            results.put(i, result);
            at = List.of(result);
        }
        return at.get(0);
    }

    private String write(FoldedLayer layer, int i, List<String> inputs) {
        String x = inputs.get(0);
        if (layer instanceof FoldedLayer.Convolution conv) {
            return convolution(conv, x);
        }
        if (layer instanceof FoldedLayer.Fuse fuse) {
            return fuse.fusion() == Fusion.MAX
                    ? model.node("Max", "fuse", inputs, List.of())
                    : model.node("Concat", "fuse", inputs, List.of(OnnxModel.integer("axis", 1)));
        }
        if (layer instanceof FoldedLayer.Activate activate) {
            return activate(activate.activation(), x);
        }
        if (layer instanceof FoldedLayer.SqueezeExcite se) {
            return squeezeExcite(se, x);
        }
        if (layer instanceof FoldedLayer.ShortcutAdd add) {
            return model.node("Add", x + ".add", x, shortcut(add));
        }
        if (layer instanceof FoldedLayer.Add add) {
            String shortcut = String.valueOf(results.get(add.shortcut()));
            return model.node("Add", x + ".add", x, shortcut);
        }
        if (layer instanceof FoldedLayer.Pool) {
            return model.node("Flatten", "head.flat", model.node("GlobalAveragePool", "head.pool", x));
        }
        if (layer instanceof FoldedLayer.Mix mix) {
            return model.node(
                    "Gemm", "head.mix", x, model.constant("mix.weight", mix.weights(), mix.inputs(), mix.outputs()));
        }
        if (layer instanceof FoldedLayer.Linear linear) {
            String weights = model.constant("classifier.weight", linear.weights(), linear.inputs(), linear.outputs());
            String bias = model.constant("classifier.bias", linear.bias(), linear.outputs());
            return model.node("Gemm", "logits", x, weights, bias);
        }
        throw new IllegalArgumentException("layer " + i + " has no place inside a part: " + layer);
    }

    private String convolution(FoldedLayer.Convolution conv, String x) {
        String name = conv.name();
        long kernel = conv.kernel();
        long half = kernel / 2;
        String weights = model.constant(
                name + ".weight",
                Weights.outputsFirst(conv),
                conv.outputs(),
                conv.inputs() / conv.groups(),
                kernel,
                kernel);
        String bias = model.constant(name + ".bias", conv.bias(), conv.outputs());
        String sum = model.node(
                "Conv",
                name,
                List.of(x, weights, bias),
                List.of(
                        OnnxModel.integers("kernel_shape", kernel, kernel),
                        OnnxModel.integers("strides", conv.stride(), conv.stride()),
                        OnnxModel.integers("pads", half, half, half, half),
                        OnnxModel.integer("group", conv.groups())));
        return conv.relu6() ? relu6(name, sum) : sum;
    }

    private String relu6(String name, String x) {
        List<String> limits = new ArrayList<>(List.of(x));
        limits.add(model.constant(name + ".low", new float[] {0}));
        limits.add(model.constant(name + ".high", new float[] {6}));
        return model.node("Clip", name + ".relu6", limits, List.of());
    }

    /** Operator set 13 has no swish of either kind, so x is multiplied by its gate. */
    private String activate(Activation activation, String x) {
        return switch (activation) {
            case RELU6 -> relu6(x, x);
            case SWISH -> model.node("Mul", x + ".swish", x, model.node("Sigmoid", x + ".sigmoid", x));
            case HARD_SWISH -> model.node("Mul", x + ".hard_swish", x, hardSigmoid(x + ".gate", x));
            default -> throw new IllegalArgumentException("no file has the activation " + activation);
        };
    }

    /** relu6(x + 3) / 6. */
    private String hardSigmoid(String name, String x) {
        return model.node(
                "HardSigmoid",
                name,
                List.of(x),
                List.of(OnnxModel.number("alpha", 1f / 6), OnnxModel.number("beta", 0.5f)));
    }

    private String squeezeExcite(FoldedLayer.SqueezeExcite se, String x) {
        String name = se.name();
        String means = model.node("GlobalAveragePool", name + ".pool", x);
        String reduce = matrix(name + ".reduce", se.reduce(), se.channels(), se.hidden());
        String reduceBias = model.constant(name + ".reduce.bias", se.reduceBias(), se.hidden());
        String hidden = model.node("Relu", name + ".relu", pointwise(name + ".reduce", means, reduce, reduceBias));
        String expand = matrix(name + ".expand", se.expand(), se.hidden(), se.channels());
        String expandBias = model.constant(name + ".expand.bias", se.expandBias(), se.channels());
        String gate = hardSigmoid(name + ".gate", pointwise(name + ".expand", hidden, expand, expandBias));
        return model.node("Mul", name + ".scale", x, gate);
    }

    /** Weights (inputs, outputs) of a 1x1 convolution. */
    private String matrix(String name, float[] weights, int inputs, int outputs) {
        return model.constant(name + ".weight", Weights.outputsFirst(weights, inputs), outputs, inputs, 1, 1);
    }

    private String pointwise(String name, String... inputs) {
        return model.node("Conv", name, List.of(inputs), List.of(OnnxModel.integers("kernel_shape", 1, 1)));
    }

    /** The earlier result in the shape of the sum. */
    private String shortcut(FoldedLayer.ShortcutAdd add) {
        String x = String.valueOf(results.get(add.shortcut()));
        if (add.stride() > 1) {
            long odd = add.size() % add.stride();
            x = model.node(
                    "AveragePool",
                    add.name() + ".pool",
                    List.of(x),
                    List.of(
                            OnnxModel.integers("kernel_shape", add.stride(), add.stride()),
                            OnnxModel.integers("strides", add.stride(), add.stride()),
                            OnnxModel.integers("pads", 0, 0, odd, odd)));
        }
        return add.weights().length == 0
                ? x
                : pointwise(add.name(), x, matrix(add.name(), add.weights(), add.inputs(), add.outputs()));
    }
}
