package io.splitnets.calibration;

import io.splitnets.input.CsvLine.Field;
import io.splitnets.input.InputException;
import io.splitnets.input.Problem;
import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.Classifier;
import io.splitnets.network.LayerTableReader;
import io.splitnets.network.LayerWorkload;
import io.splitnets.network.NetworkGraph;
import io.splitnets.onnx.OnnxNetwork;
import io.splitnets.units.Similarity;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The network that a line of measurements names. */
final class MeasuredNetwork {
    private final Path file;
    private final Field field;
    private final Optional<Integer> classes;
    private final Consumer<Problem> problems;
    private final String name;

    MeasuredNetwork(
            Path file,
            Field field,
            Optional<Integer> resolution,
            Optional<Integer> classes,
            Consumer<Problem> problems) {
        this.file = file;
        this.field = field;
        this.classes = classes;
        this.problems = problems;
        this.name = field.text() + resolution.map(size -> "-" + size).orElse("");
    }

    /** As shown: the name, with the classes behind it if they were given. */
    String shown() {
        return name + classes.map(count -> " (" + count + " classes)").orElse("");
    }

    /** The name up to its first '-', or all of it. */
    String backbone() {
        return name.replaceFirst("-.*|\\.(csv|onnx)$", "");
    }

    /** Its layers; none after a problem. */
    List<LayerWorkload> layers() {
        List<LayerWorkload> layers = name.endsWith(".csv") || name.endsWith(".onnx") ? file() : builtin();
        return layers.isEmpty() || classes.isEmpty() ? layers : withClasses(layers, classes.get());
    }

    private List<LayerWorkload> file() {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path path = file.resolveSibling(name);
        if (!path.toAbsolutePath().normalize().startsWith(Objects.requireNonNull(folder))) {
            problems.accept(new Problem(field.at(), "", name, "expected a file within the folder of this one", ""));
            return List.of();
        }
        try {
            return name.endsWith(".csv")
                    ? LayerTableReader.read(path).workloads()
                    : OnnxNetwork.read(path, path.toString(), false).graph().workloads();
        } catch (InputException e) {
            e.problems().forEach(problems);
            return List.of();
        }
    }

    private List<LayerWorkload> builtin() {
        Optional<NetworkGraph> graph = BuiltinNetworks.find(name);
        if (graph.isEmpty()) {
            problems.accept(new Problem(
                    field.at(),
                    "",
                    name,
                    "no built-in network; expected one of " + String.join(", ", BuiltinNetworks.patterns())
                            + ", or a file ending in .onnx or .csv (a layer table)",
                    Similarity.nearest(name, BuiltinNetworks.names())
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("")));
        }
        return graph.map(NetworkGraph::workloads).orElse(List.of());
    }

    private List<LayerWorkload> withClasses(List<LayerWorkload> layers, int count) {
        return Classifier.withClasses(layers, count).orElseGet(() -> {
            problems.accept(new Problem(
                    field.at(), "", name, "the last layer is not fully connected, so it has no classes to set", ""));
            return List.of();
        });
    }
}
