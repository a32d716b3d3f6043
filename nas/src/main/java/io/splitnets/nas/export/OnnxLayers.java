package io.splitnets.nas.export;

import io.splitnets.nas.supernet.FoldedLayer;
import io.splitnets.network.Fusion;
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
        if (layer instanceof FoldedLayer.Add add) {
            String shortcut = String.valueOf(results.get(add.shortcut()));
            return model.node("Add", x + ".add", x, shortcut);
        }
        if (layer instanceof FoldedLayer.Pool) {
            return model.node("Flatten", "head.flat", model.node("GlobalAveragePool", "head.pool", x));
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
        if (!conv.relu6()) {
            return sum;
        }
        List<String> limits = new ArrayList<>(List.of(sum));
        limits.add(model.constant(name + ".low", new float[] {0}));
        limits.add(model.constant(name + ".high", new float[] {6}));
        return model.node("Clip", name + ".relu6", limits, List.of());
    }
}
