package io.splitnets.cli;

import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.LayerTableReader;
import io.splitnets.network.LayerWorkload;
import io.splitnets.network.NetworkGraph;
import io.splitnets.units.Similarity;
import java.nio.file.Path;
import java.util.List;

/** Finds the network that an argument names. */
final class Workload {
    private Workload() {}

    /** The layers of a built-in network or of a table. */
    static List<LayerWorkload> of(String name) {
        return name.endsWith(".csv")
                ? LayerTableReader.read(Path.of(name)).workloads()
                : BuiltinNetworks.find(name)
                        .orElseThrow(() -> unknown(name, ", or a layer table ending in .csv"))
                        .workloads();
    }

    /** A built-in network as a graph; a table has no connections, so it does not serve. */
    static NetworkGraph graph(String name) {
        return BuiltinNetworks.find(name).orElseThrow(() -> unknown(name, ""));
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
