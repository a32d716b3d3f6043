package io.splitnets.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All shapes in between are those that ONNX Runtime computes. */
class RuntimeShapesTest {
    static Stream<String> names() {
        return SharedModels.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTensorHasTheShapeThatOnnxRuntimeGives(String name) throws IOException, OrtException {
        Path file = SharedModels.path(name);
        OnnxGraph graph = OnnxReader.read(file, name);
        Map<String, List<Long>> expected = RuntimeShapes.of(Files.readAllBytes(file), graph);
        assertThat(shapes(graph)).containsAllEntriesOf(expected);
        assertThat(expected).hasSizeGreaterThanOrEqualTo(graph.nodes().size());
    }

    @ParameterizedTest
    @MethodSource("io.splitnets.onnx.OperationModels#all")
    void everySupportedOperationHasTheShapeThatOnnxRuntimeGives(String operations, byte[] model) throws OrtException {
        OnnxGraph graph = ModelBytes.read(model);
        assertThat(shapes(graph)).containsAllEntriesOf(RuntimeShapes.of(model, graph));
    }

    @Test
    void everySupportedOperationIsAmongThem() {
        Set<String> used = new TreeSet<>();
        OperationModels.all()
                .flatMap(model -> ModelBytes.read((byte[]) model.get()[1]).nodes().stream())
                .forEach(node -> used.add((node.standard() ? "" : node.domain() + ".") + node.op()));
        assertThat(used).containsAll(OnnxOperations.names());
        assertThat(used)
                .containsAll(PlainNodes.contributed().stream()
                        .map(op -> PlainNodes.MICROSOFT + "." + op)
                        .toList());
    }

    private static Map<String, List<Long>> shapes(OnnxGraph graph) {
        Map<String, List<Long>> shapes = new TreeMap<>();
        ShapeInference.of(graph, false).tensors().forEach((tensor, known) -> shapes.put(tensor, known.dims()));
        return shapes;
    }
}
