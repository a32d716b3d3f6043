package io.splitnets.nas.export;

import io.splitnets.nas.supernet.FoldedLayer;
import io.splitnets.network.Fusion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Builds a DL4J graph from layers of a subnet, then fills in the weights. */
final class GraphLayers {
    private final List<FoldedLayer> layers;
    private final Map<Integer, String> results = new HashMap<>();
    private final GraphBuilder builder;

    GraphLayers(List<FoldedLayer> layers, List<String> inputs, InputType type) {
        this.layers = layers;
        builder = new NeuralNetConfiguration.Builder().seed(0).graphBuilder();
        builder.addInputs(inputs);
        InputType[] types = new InputType[inputs.size()];
        java.util.Arrays.fill(types, type);
        builder.setInputTypes(types);
    }

    /** The graph of the layers from {@code from} to {@code to}, the last not included. */
    ComputationGraph build(int from, int to, List<String> inputs) {
        List<String> at = inputs;
        for (int i = from; i < to; i++) {
            String result = add(layers.get(i), i, at);
            results.put(i, result);
            at = List.of(result);
        }
        builder.setOutputs(at.get(0));
        ComputationGraph graph = new ComputationGraph(builder.build());
        graph.init();
        for (int i = from; i < to; i++) {
            fill(graph, layers.get(i));
        }
        return graph;
    }

    private String add(FoldedLayer layer, int i, List<String> inputs) {
        if (layer instanceof FoldedLayer.Convolution conv) {
            return layer(conv.name(), convolution(conv), inputs);
        }
        if (layer instanceof FoldedLayer.Fuse fuse) {
            return vertex(
                    "fuse",
                    fuse.fusion() == Fusion.MAX ? new ElementWiseVertex(ElementWiseVertex.Op.Max) : new MergeVertex(),
                    inputs);
        }
        if (layer instanceof FoldedLayer.Activate activate) {
            return activate(activate.activation(), inputs.get(0));
        }
        if (layer instanceof FoldedLayer.SqueezeExcite se) {
            return squeezeExcite(se, inputs.get(0));
        }
        if (layer instanceof FoldedLayer.ShortcutAdd add) {
            List<String> both = List.of(inputs.get(0), shortcut(add));
            return vertex(inputs.get(0) + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), both);
        }
        if (layer instanceof FoldedLayer.Add add) {
            String shortcut = String.valueOf(results.get(add.shortcut()));
            List<String> both = List.of(inputs.get(0), shortcut);
            return vertex(inputs.get(0) + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), both);
        }
        if (layer instanceof FoldedLayer.Pool) {
            return layer("head.pool", new GlobalPoolingLayer(PoolingType.AVG), inputs);
        }
        if (layer instanceof FoldedLayer.Mix mix) {
            return layer("head.mix", dense(mix.inputs(), mix.outputs(), false), inputs);
        }
        if (layer instanceof FoldedLayer.Linear linear) {
            return layer("logits", dense(linear.inputs(), linear.outputs(), true), inputs);
        }
        throw new IllegalArgumentException("layer " + i + " has no place inside a part: " + layer);
    }

    private String layer(String name, Layer layer, List<String> inputs) {
        builder.addLayer(name, layer, inputs.toArray(new String[0]));
        return name;
    }

    private String vertex(String name, GraphVertex vertex, List<String> inputs) {
        builder.addVertex(name, vertex, inputs.toArray(new String[0]));
        return name;
    }

    private String activate(io.splitnets.network.Layer.Activation activation, String x) {
        return switch (activation) {
            case RELU6 -> layer(x + ".relu6", new ActivationLayer(Activation.RELU6), List.of(x));
            case SWISH -> layer(x + ".swish", new ActivationLayer(Activation.SWISH), List.of(x));
            case HARD_SWISH -> product(x + ".hard_swish", x, gate(x, x));
            default -> throw new IllegalArgumentException("no graph has the activation " + activation);
        };
    }

    /** relu6(x + 3) / 6 by hand: DL4J's hard sigmoid is another one, clip(0.2 x + 0.5). */
    private String gate(String name, String x) {
        String shifted = vertex(name + ".shift", new ShiftVertex(3), List.of(x));
        String cut = layer(name + ".cut", new ActivationLayer(Activation.RELU6), List.of(shifted));
        return vertex(name + ".gate", new ScaleVertex(1.0 / 6), List.of(cut));
    }

    private String product(String name, String x, String gate) {
        return vertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Product), List.of(x, gate));
    }

    private String squeezeExcite(FoldedLayer.SqueezeExcite se, String x) {
        String name = se.name();
        GlobalPoolingLayer pool = new GlobalPoolingLayer.Builder(PoolingType.AVG)
                .collapseDimensions(false)
                .build();
        String means = layer(name + ".pool", pool, List.of(x));
        Layer reduce = pointwise(se.channels(), se.hidden(), true, Activation.RELU);
        String hidden = layer(name + ".reduce", reduce, List.of(means));
        Layer expand = pointwise(se.hidden(), se.channels(), true, Activation.IDENTITY);
        String gate = gate(name, layer(name + ".expand", expand, List.of(hidden)));
        // A product of DL4J takes maps of one size only.
        Layer spread = new Upsampling2D.Builder(se.size()).build();
        return product(name + ".scale", x, layer(name + ".spread", spread, List.of(gate)));
    }

    private static Layer pointwise(int inputs, int outputs, boolean bias, Activation activation) {
        return new ConvolutionLayer.Builder(1, 1)
                .nIn(inputs)
                .nOut(outputs)
                .hasBias(bias)
                .activation(activation)
                .build();
    }

    /** The earlier result in the shape of the sum; mode Same rounds sizes up and averages the pixels that are there. */
    private String shortcut(FoldedLayer.ShortcutAdd add) {
        String x = String.valueOf(results.get(add.shortcut()));
        if (add.stride() > 1) {
            SubsamplingLayer pool = new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                    .kernelSize(add.stride(), add.stride())
                    .stride(add.stride(), add.stride())
                    .convolutionMode(ConvolutionMode.Same)
                    .build();
            x = layer(add.name() + ".pool", pool, List.of(x));
        }
        Layer convolution = pointwise(add.inputs(), add.outputs(), false, Activation.IDENTITY);
        return add.weights().length == 0 ? x : layer(add.name(), convolution, List.of(x));
    }

    private static Layer convolution(FoldedLayer.Convolution conv) {
        int half = conv.kernel() / 2;
        Activation activation = conv.relu6() ? Activation.RELU6 : Activation.IDENTITY;
        if (conv.groups() > 1) {
            return new DepthwiseConvolution2D.Builder(conv.kernel(), conv.kernel())
                    .stride(conv.stride(), conv.stride())
                    .padding(half, half)
                    .depthMultiplier(1)
                    .nIn(conv.inputs())
                    .nOut(conv.outputs())
                    .activation(activation)
                    .build();
        }
        return new ConvolutionLayer.Builder(conv.kernel(), conv.kernel())
                .stride(conv.stride(), conv.stride())
                .padding(half, half)
                .nIn(conv.inputs())
                .nOut(conv.outputs())
                .activation(activation)
                .build();
    }

    private static Layer dense(int inputs, int outputs, boolean bias) {
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(outputs)
                .hasBias(bias)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static void fill(ComputationGraph graph, FoldedLayer layer) {
        if (layer instanceof FoldedLayer.Convolution conv) {
            // DL4J keeps a depthwise weight as (kernel, kernel, channels, multiplier), every other one outputs first.
            fill(graph, conv.name(), conv.groups() > 1 ? conv.weights() : Weights.outputsFirst(conv), conv.bias());
        } else if (layer instanceof FoldedLayer.SqueezeExcite se) {
            float[] reduce = Weights.outputsFirst(se.reduce(), se.channels());
            fill(graph, se.name() + ".reduce", reduce, se.reduceBias());
            float[] expand = Weights.outputsFirst(se.expand(), se.hidden());
            fill(graph, se.name() + ".expand", expand, se.expandBias());
        } else if (layer instanceof FoldedLayer.ShortcutAdd add && add.weights().length > 0) {
            fill(graph, add.name(), Weights.outputsFirst(add.weights(), add.inputs()));
        } else if (layer instanceof FoldedLayer.Mix mix) {
            fill(graph, "head.mix", mix.weights());
        } else if (layer instanceof FoldedLayer.Linear linear) {
            fill(graph, "logits", linear.weights(), linear.bias());
        }
    }

    private static void fill(ComputationGraph graph, String name, float[] weights) {
        INDArray matrix = graph.getLayer(name).getParam("W");
        matrix.assign(Nd4j.create(weights, matrix.shape(), 'c'));
    }

    private static void fill(ComputationGraph graph, String name, float[] weights, float[] bias) {
        fill(graph, name, weights);
        INDArray shift = graph.getLayer(name).getParam("b");
        shift.assign(Nd4j.create(bias, shift.shape(), 'c'));
    }
}
