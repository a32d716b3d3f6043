package io.splitnets.nas.export;

import io.splitnets.nas.supernet.FoldedLayer;
import io.splitnets.nas.supernet.FoldedSubnet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/**
 * A subnet as DL4J graphs: {@code sensor} from the image of one view to the features before they are quantised, and
 * {@code aggregator} from the features of all views, quantised ({@link FoldedLayer.Quantise#apply}), to the logits; or
 * {@code network}. DL4J has no layer that rounds, so the quantiser stands between the two.
 */
public final class GraphExport {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private GraphExport() {}

    /**
     * The graphs by name.
     *
     * @throws IllegalArgumentException if the subnet has several split modules
     */
    public static Map<String, ComputationGraph> graphs(FoldedSubnet subnet) {
        SubnetParts parts = SubnetParts.of(subnet);
        List<FoldedLayer> layers = subnet.layers();
        int size = subnet.choice().resolution();
        InputType image = InputType.convolutional(size, size, subnet.inputChannels());
        List<String> views = List.of("image");
        Map<String, ComputationGraph> graphs = new LinkedHashMap<>();
        if (parts.cut().isEmpty()) {
            graphs.put("network", new GraphLayers(layers, views, image).build(0, layers.size(), views));
            return graphs;
        }
        int cut = parts.cut().orElseThrow();
        graphs.put("sensor", new GraphLayers(layers, views, image).build(0, cut, views));
        int[] shape = parts.features();
        InputType type = InputType.convolutional(shape[1], shape[2], shape[0]);
        List<String> features = parts.views() == 1
                ? List.of("features")
                : IntStream.range(0, parts.views())
                        .mapToObj(v -> "features" + v)
                        .toList();
        graphs.put("aggregator", new GraphLayers(layers, features, type).build(cut + 1, layers.size(), features));
        return graphs;
    }

    /** The files of {@link #graphs} by name, as DL4J's ModelSerializer writes them; the same subnet gives the same bytes. */
    public static Map<String, byte[]> files(FoldedSubnet subnet) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        graphs(subnet).forEach((name, graph) -> files.put(name + ".dl4j.zip", bytes(graph)));
        return files;
    }

    private static byte[] bytes(ComputationGraph graph) {
        try {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            ModelSerializer.writeModel(graph, written, false);
            return withoutTimes(written.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same archive with one fixed time on every entry. */
    private static byte[] withoutTimes(byte[] archive) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(NO_TIME);
                out.putNextEntry(copy);
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
