package io.splitnets.nas.export;

import io.splitnets.nas.supernet.FoldedLayer;
import io.splitnets.network.Fusion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
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
        if (layer instanceof FoldedLayer.Add add) {
            String shortcut = String.valueOf(results.get(add.shortcut()));
            List<String> both = List.of(inputs.get(0), shortcut);
            return vertex(inputs.get(0) + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), both);
        }
        if (layer instanceof FoldedLayer.Pool) {
            return layer("head.pool", new GlobalPoolingLayer(PoolingType.AVG), inputs);
        }
        if (layer instanceof FoldedLayer.Linear linear) {
            return layer("logits", dense(linear), inputs);
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

    private static Layer dense(FoldedLayer.Linear linear) {
        return new DenseLayer.Builder()
                .nIn(linear.inputs())
                .nOut(linear.outputs())
                .activation(Activation.IDENTITY)
                .build();
    }

    private static void fill(ComputationGraph graph, FoldedLayer layer) {
        if (layer instanceof FoldedLayer.Convolution conv) {
            // DL4J keeps a depthwise weight as (kernel, kernel, channels, multiplier), every other one outputs first.
            fill(graph, conv.name(), conv.groups() > 1 ? conv.weights() : Weights.outputsFirst(conv), conv.bias());
        } else if (layer instanceof FoldedLayer.Linear linear) {
            fill(graph, "logits", linear.weights(), linear.bias());
        }
    }

    private static void fill(ComputationGraph graph, String name, float[] weights, float[] bias) {
        INDArray matrix = graph.getLayer(name).getParam("W");
        matrix.assign(Nd4j.create(weights, matrix.shape(), 'c'));
        INDArray shift = graph.getLayer(name).getParam("b");
        shift.assign(Nd4j.create(bias, shift.shape(), 'c'));
    }
}
