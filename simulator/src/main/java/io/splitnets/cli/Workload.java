package io.splitnets.cli;

import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.LayerTableReader;
import io.splitnets.network.LayerWorkload;
import io.splitnets.network.NetworkGraph;
import io.splitnets.onnx.OnnxNetwork;
import io.splitnets.units.Similarity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Finds the network that an argument names: built in, or in a file. */
final class Workload {
    @Option(
            names = "--approximate-unknown",
            description = "counts operations of an ONNX file that are not supported by a guess, with a warning")
    private boolean approximate;

    private @Nullable OnnxNetwork imported;

    /** The layers of a built-in network, an ONNX file or a table. */
    List<LayerWorkload> of(String name) {
        return name.endsWith(".csv")
                ? LayerTableReader.read(Path.of(name)).workloads()
                : graph(name, ", or a file ending in .onnx or .csv (a layer table)")
                        .workloads();
    }

    /** A network as a graph, built in or from an ONNX file. */
    NetworkGraph graph(String name) {
        return graph(name, ", or a file ending in .onnx");
    }

    /** Prints what a user should know of the network before trusting the figures. */
    void tell(PrintWriter err) {
        if (imported != null) {
            tell(imported.warnings(), imported.notes(), err);
        }
    }

    /** The same in JSON. */
    void tell(Map<String, Object> tree) {
        if (imported != null) {
            tell(imported.warnings(), imported.notes(), tree);
        }
    }

    /** What of the import makes figures doubtful. */
    List<String> warnings() {
        return imported == null ? List.of() : imported.warnings();
    }

    /** What else is to be said of the import. */
    List<String> notes() {
        return imported == null ? List.of() : imported.notes();
    }

    static void tell(List<String> warnings, List<String> notes, PrintWriter err) {
        warnings.forEach(warning -> err.println("warning: " + warning));
        notes.forEach(note -> err.println("note: " + note));
    }

    /** Keys {@code warnings} and {@code notes}; absent where there are none. */
    static void tell(List<String> warnings, List<String> notes, Map<String, Object> tree) {
        if (!warnings.isEmpty()) {
            tree.put("warnings", warnings);
        }
        if (!notes.isEmpty()) {
            tree.put("notes", notes);
        }
    }

    private NetworkGraph graph(String name, String more) {
        if (name.endsWith(".onnx")) {
            imported = OnnxNetwork.read(Path.of(name), name, approximate);
            return imported.graph();
        }
        return BuiltinNetworks.find(name).orElseThrow(() -> unknown(name, more));
    }

    private static CommandFailure unknown(String name, String more) {
        String hint = Similarity.nearest(name, BuiltinNetworks.names())
                .map(near -> ". Did you mean '" + near + "'?")
                .orElse("");
        return new CommandFailure(
                Exit.BAD_INPUT,
                "'" + name + "' is no built-in network; expected one of "
                        + String.join(", ", BuiltinNetworks.patterns()) + more + hint);
    }
}
