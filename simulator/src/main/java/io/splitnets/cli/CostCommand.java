package io.splitnets.cli;

import io.splitnets.energy.LayerEnergy;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.input.JsonText;
import io.splitnets.network.Classifier;
import io.splitnets.network.LayerWorkload;
import io.splitnets.npu.LayerCost;
import io.splitnets.npu.NetworkCost;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.report.CsvText;
import io.splitnets.units.SimTime;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitnets cost}: what each layer of a network costs on an accelerator. */
@Command(
        name = "cost",
        description = "Cost of each layer of a network on an accelerator.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets cost mobilenetv2-0.35-128 --npu sensor-npu-small --csv"})
final class CostCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of(
            "layer",
            "op",
            "M",
            "N",
            "Kdim",
            "groups",
            "macs",
            "weights_bytes",
            "ifmap_bytes",
            "ofmap_bytes",
            "compute_cycles",
            "traffic_bytes",
            "memory_cycles",
            "cycles",
            "utilisation",
            "bound_by",
            "mac_pj",
            "sram_pj",
            "external_pj");

    @Parameters(paramLabel = "NETWORK", description = "built-in name, ONNX file (.onnx), or layer table (.csv)")
    private String network = "";

    @Mixin
    private Workload workload = new Workload();

    @Mixin
    private NpuOptions npu = new NpuOptions();

    @Option(
            names = "--classes",
            paramLabel = "N",
            description = "another number of outputs of the last layer, such as the 101 that a published figure is for")
    private @Nullable Integer classes;

    @Option(names = "--csv", description = "prints a table as CSV; the last row is TOTAL")
    private boolean csv;

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<LayerWorkload> layers =
                classes == null ? workload.of(network) : withClasses(workload.of(network), classes);
        NpuSpec hardware = npu.spec();
        NpuCostModel model = new NpuCostModel(hardware);
        NetworkCost cost = model.cost(layers);
        SimTime time = Arguments.checked("--clock", () -> model.time(cost));
        List<String> warnings = new ArrayList<>(workload.warnings());
        warnings.addAll(cost.warnings());
        List<List<Object>> rows = new ArrayList<>();
        cost.layers().forEach(layer -> rows.add(row(layer, LayerEnergy.of(hardware, layer))));
        List<Object> total = total(cost, hardware);
        if (json) {
            json(out, rows, total, time.toMillis(), hardware, warnings);
        } else if (csv) {
            CsvText table = new CsvText(COLUMNS);
            rows.forEach(row -> line(table, row));
            out.print(line(table, total));
        } else {
            text(out, rows, total, hardware, time);
        }
        Workload.tell(warnings, workload.notes(), spec.commandLine().getErr());
        return Exit.OK;
    }

    private static List<Object> row(LayerCost cost, LayerEnergy energy) {
        LayerWorkload layer = cost.layer();
        return List.of(
                layer.name(),
                layer.op(),
                layer.m(),
                layer.n(),
                layer.k(),
                layer.groups(),
                layer.macs(),
                cost.weightsBytes(),
                cost.ifmapBytes(),
                cost.ofmapBytes(),
                cost.computeCycles(),
                cost.trafficBytes(),
                cost.memoryCycles(),
                cost.cycles(),
                rounded(cost.utilisation()),
                cost.boundBy().label(),
                rounded(energy.macs()),
                rounded(energy.sram()),
                rounded(energy.external()));
    }

    private static List<Object> total(NetworkCost cost, NpuSpec hardware) {
        long ifmap = cost.layers().stream().mapToLong(LayerCost::ifmapBytes).sum();
        long ofmap = cost.layers().stream().mapToLong(LayerCost::ofmapBytes).sum();
        LayerEnergy energy = LayerEnergy.of(hardware, cost);
        return List.of(
                "TOTAL",
                "",
                "",
                "",
                "",
                "",
                cost.macs(),
                cost.weightsBytes(),
                ifmap,
                ofmap,
                cost.computeCycles(),
                cost.trafficBytes(),
                cost.memoryCycles(),
                cost.cycles(),
                rounded(cost.utilisation(hardware.processingElements())),
                "",
                rounded(energy.macs()),
                rounded(energy.sram()),
                rounded(energy.external()));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    private static CsvText line(CsvText table, List<Object> row) {
        for (Object value : row) {
            if (value instanceof Double number) {
                table.cell(number);
            } else if (value instanceof Number number) {
                table.cell(number.longValue());
            } else {
                table.cell(value.toString());
            }
        }
        return table.end();
    }

    private List<LayerWorkload> withClasses(List<LayerWorkload> layers, int count) {
        if (count < 1) {
            throw new CommandFailure(Exit.BAD_INPUT, "--classes: '" + count + "': expected 1 or more");
        }
        return Classifier.withClasses(layers, count)
                .orElseThrow(() -> new CommandFailure(
                        Exit.BAD_INPUT, "--classes: the last layer of " + network + " is not fully connected"));
    }

    private void json(
            PrintWriter out,
            List<List<Object>> rows,
            List<Object> total,
            double millis,
            NpuSpec hardware,
            List<String> warnings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("npu", hardware.name());
        tree.put("layers", rows.stream().map(CostCommand::tree).toList());
        Map<String, Object> sum = tree(total);
        sum.put("time_ms", millis);
        tree.put("total", sum);
        Workload.tell(warnings, workload.notes(), tree);
        out.print(JsonText.write(tree));
    }

    private static Map<String, Object> tree(List<Object> row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            if (!"".equals(row.get(i))) {
                tree.put(COLUMNS.get(i), row.get(i));
            }
        }
        return tree;
    }

    private static void text(
            PrintWriter out, List<List<Object>> rows, List<Object> total, NpuSpec hardware, SimTime time) {
        out.printf(Locale.ROOT, "%s at %s%n", hardware.name(), hardware.clock());
        out.printf(
                Locale.ROOT,
                "%-28s %-7s %12s %12s %12s %7s %s%n",
                "layer",
                "op",
                "macs",
                "cycles",
                "traffic B",
                "util %",
                "bound by");
        List<List<Object>> all = new ArrayList<>(rows);
        all.add(total);
        for (List<Object> row : all) {
            out.printf(
                    Locale.ROOT,
                    "%-28s %-7s %12s %12s %12s %7.2f %s%n",
                    row.get(0),
                    row.get(1),
                    row.get(6),
                    row.get(13),
                    row.get(11),
                    100 * (double) row.get(14),
                    row.get(15));
        }
        out.printf(Locale.ROOT, "time: %s%n", time);
    }
}
