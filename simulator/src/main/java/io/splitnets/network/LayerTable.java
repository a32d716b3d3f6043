package io.splitnets.network;

import io.splitnets.network.Layer.Padding;
import java.util.ArrayList;
import java.util.List;

/**
 * A network as a list of the layers that multiply, in execution order. Which layer feeds which is not said: pools, sums
 * and concatenations are left out, and a layer may read an earlier result than the one before it. So a table can be
 * costed layer by layer, in time and in memory, but neither cut nor followed.
 *
 * @param name of the network
 * @param rows at least one, names unique
 */
public record LayerTable(String name, List<LayerRow> rows) {
    /** Columns that a table must have. */
    static final List<String> COLUMNS =
            List.of("layer", "op", "H", "W", "C", "K", "R", "S", "stride", "pt", "pb", "pl", "pr", "groups");

    /** Columns that follow from those; optional, but checked. */
    static final List<String> DERIVED = List.of("Ho", "Wo", "macs", "weights", "ifmap", "ofmap");

    /** Copies the list; refuses an empty one and repeated names. */
    public LayerTable {
        rows = List.copyOf(rows);
        if (rows.isEmpty() || rows.stream().map(LayerRow::name).distinct().count() != rows.size()) {
            throw new ShapeException("a layer table needs at least one layer and distinct names");
        }
    }

    /**
     * The layers of {@code graph} that multiply; a squeeze-and-excite gives two.
     *
     * @throws ShapeException if a layer has no row in a table (dilation, products of computed matrices), or none multiplies
     */
    public static LayerTable of(NetworkGraph graph) {
        List<LayerRow> rows = new ArrayList<>();
        for (NetworkGraph.Node node : graph.nodes()) {
            if (node.layer() instanceof Layer.Conv conv) {
                rows.add(LayerRow.convolution(
                        node.name(), conv, graph.inputShapes(node).get(0)));
            } else if (node.layer() instanceof MatrixProduct) {
                throw new ShapeException(
                        "layer '" + node.name() + "': a product of two computed matrices has no row in a table");
            } else if (!(node.layer() instanceof Layer.Input)) {
                Workloads.of(node, graph.inputShapes(node))
                        .filter(work -> !work.elementWise())
                        .forEach(work ->
                                rows.add(LayerRow.dense(work.name(), work.inChannels(), Math.toIntExact(work.n()))));
            }
        }
        return new LayerTable(graph.name(), rows);
    }

    /** What a processor has to do, in execution order. */
    public List<LayerWorkload> workloads() {
        return rows.stream().map(LayerRow::workload).toList();
    }

    /** Multiply-accumulates of one inference. */
    public long macs() {
        return workloads().stream().mapToLong(LayerWorkload::macs).sum();
    }

    /** Multiplied weights, biases not counted. */
    public long weights() {
        return workloads().stream().mapToLong(LayerWorkload::weights).sum();
    }

    /** The table as CSV with all columns, a header line first, lines ended by LF. */
    public String csv() {
        StringBuilder text = new StringBuilder();
        text.append(String.join(",", COLUMNS))
                .append(',')
                .append(String.join(",", DERIVED))
                .append('\n');
        for (LayerRow row : rows) {
            text.append(quoted(row.name())).append(',').append(row.op());
            fixed(row).forEach(value -> text.append(',').append(value));
            derived(row.workload()).forEach(value -> text.append(',').append(value));
            text.append('\n');
        }
        return text.toString();
    }

    private static List<Integer> fixed(LayerRow row) {
        Padding padding = row.padding();
        return List.of(
                row.height(),
                row.width(),
                row.channels(),
                row.outputs(),
                row.kernelHeight(),
                row.kernelWidth(),
                row.stride(),
                padding.top(),
                padding.bottom(),
                padding.left(),
                padding.right(),
                row.groups());
    }

    /** Values of {@link #DERIVED}. */
    static List<Long> derived(LayerWorkload work) {
        return List.of(
                (long) work.outHeight(),
                (long) work.outWidth(),
                work.macs(),
                work.weights(),
                work.ifmap(),
                work.ofmap());
    }

    private static String quoted(String name) {
        boolean plain =
                name.indexOf(',') < 0 && name.indexOf('"') < 0 && name.strip().equals(name);
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
