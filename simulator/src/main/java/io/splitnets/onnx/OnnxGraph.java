package io.splitnets.onnx;

import java.util.List;

/**
 * What a file says, without weights.
 *
 * @param file name in messages
 * @param name of the graph
 * @param opset version of the standard operations
 * @param nodes in the order of the file
 * @param initializers stored tensors
 * @param inputs may repeat the initializers
 * @param outputs results of the network
 * @param declared tensors in between whose shapes the exporter wrote down; not trusted, only used for operations that are
 *     not supported
 */
record OnnxGraph(
        String file,
        String name,
        long opset,
        List<OnnxNode> nodes,
        List<OnnxTensor> initializers,
        List<OnnxValue> inputs,
        List<OnnxValue> outputs,
        List<OnnxValue> declared) {
    OnnxGraph {
        nodes = List.copyOf(nodes);
        initializers = List.copyOf(initializers);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        declared = List.copyOf(declared);
    }
}
