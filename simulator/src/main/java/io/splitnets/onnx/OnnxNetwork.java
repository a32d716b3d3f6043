package io.splitnets.onnx;

import io.splitnets.network.NetworkGraph;
import java.nio.file.Path;
import java.util.List;

/**
 * A network from an ONNX file.
 *
 * @param graph its layers
 * @param warnings one for each node that was counted by a guess; empty where everything is supported
 */
public record OnnxNetwork(NetworkGraph graph, List<String> warnings) {
    /** Copies the list. */
    public OnnxNetwork {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a file; the network is named after it. Weights are not loaded, and data in other files is not looked for.
     *
     * @param approximate whether a node that cannot be imported is counted by a guess and gives a warning, rather than an
     *     error
     * @throws io.splitnets.input.InputException with the byte at which something else was expected, or the first node
     *     that cannot be imported
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static OnnxNetwork read(Path file, boolean approximate) {
        OnnxGraph graph = OnnxReader.read(file);
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.onnx$", "");
        return of(graph, name, approximate);
    }

    static OnnxNetwork of(OnnxGraph graph, String name, boolean approximate) {
        return new GraphConversion(graph, ShapeInference.of(graph, approximate), approximate).convert(name);
    }
}
