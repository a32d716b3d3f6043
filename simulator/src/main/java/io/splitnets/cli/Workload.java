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

    /** A network as a graph; a table has no connections, so it does not serve. */
    NetworkGraph graph(String name) {
        return graph(name, ", or a file ending in .onnx");
    }

    /** What a user should know of the network before trusting the figures. */
    List<String> warnings() {
        return imported == null ? List.of() : imported.warnings();
    }

    /** Prints the warnings. */
    void warn(PrintWriter err) {
        warnings().forEach(warning -> err.println("warning: " + warning));
    }

    private NetworkGraph graph(String name, String more) {
        if (name.endsWith(".onnx")) {
            imported = OnnxNetwork.read(Path.of(name), approximate);
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
