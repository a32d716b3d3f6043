package io.splitnets.onnx;

import io.splitnets.network.NetworkGraph;
import java.nio.file.Path;
import java.util.List;

/**
 * A network from an ONNX file.
 *
 * @param graph its layers
 * @param warnings one for each node that was counted by a guess; empty where everything is supported
 * @param notes what the file leaves open and was taken for granted, such as one frame at a time
 */
public record OnnxNetwork(NetworkGraph graph, List<String> warnings, List<String> notes) {
    /** Copies the lists. */
    public OnnxNetwork {
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a file; the network is named after it. Weights are not loaded, and data in other files is not looked for.
     *
     * @param shown how the user names the file, for messages
     * @param approximate whether a node that cannot be imported is counted by a guess and gives a warning, rather than an
     *     error
     * @throws io.splitnets.input.InputException with the byte at which something else was expected, or the first node
     *     that cannot be imported
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static OnnxNetwork read(Path file, String shown, boolean approximate) {
        OnnxGraph graph = OnnxReader.read(file, shown);
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.onnx$", "");
        return of(graph, name, approximate);
    }

    static OnnxNetwork of(OnnxGraph graph, String name, boolean approximate) {
        return new GraphConversion(graph, ShapeInference.of(graph, approximate), approximate).convert(name);
    }
}
