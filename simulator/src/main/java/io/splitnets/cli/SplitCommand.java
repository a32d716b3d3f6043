package io.splitnets.cli;

import io.splitnets.deployment.CutSweep;
import io.splitnets.input.JsonText;
import io.splitnets.scenario.NetworkSource;
import io.splitnets.scenario.NetworkSpec;
import io.splitnets.scenario.Scenario;
import java.io.PrintWriter;
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
import picocli.CommandLine.Spec;

/** {@code splitnets split}: every cut of a scenario's network. */
@Command(
        name = "split",
        description =
                "Every cut of a scenario's network, without contention: the latency terms, bytes, memory and energy of one "
                        + "result, and the fastest cut that fits into the sensor's memory.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets split scenarios/quad-tracking.yaml"})
final class SplitCommand implements Callable<Integer> {
    private static final int LEAST_WIDTH = 14;

    @Mixin
    private ScenarioOptions options = new ScenarioOptions();

    @Option(names = "--network", paramLabel = "ID", description = "which network, where the scenario has several")
    private String network = "";

    @Option(names = "--every-layer", description = "cuts inside of blocks as well, after each layer")
    private boolean everyLayer;

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Scenario scenario = options.load().scenario();
        int number = number(scenario);
        List<CutSweep.Row> rows = everyLayer ? CutSweep.ofLayers(scenario, number) : CutSweep.of(scenario, number);
        String best = CutSweep.best(rows).map(CutSweep.Row::after).orElse("");
        NetworkSource source =
                scenario.networks().get(number).use().orElseThrow().source();
        if (json) {
            out.print(JsonText.write(tree(scenario.networks().get(number), rows, best)));
        } else {
            text(out, rows, best);
        }
        Workload.tell(source.warnings(), source.notes(), spec.commandLine().getErr());
        return Exit.OK;
    }

    /** The position of the network to cut. */
    private int number(Scenario scenario) {
        List<String> cuttable = scenario.networks().stream()
                .filter(spec -> spec.use().isPresent() && spec.after().isEmpty())
                .map(NetworkSpec::id)
                .toList();
        if (cuttable.isEmpty()) {
            throw failure("has no network to cut");
        }
        if (network.isEmpty() && scenario.networks().size() > 1) {
            throw failure("has several networks; name one with --network: " + String.join(", ", cuttable));
        }
        String wanted = network.isEmpty() ? cuttable.get(0) : network;
        if (!cuttable.contains(wanted)) {
            throw failure("--network: '" + wanted + "' is no network that can be cut; expected one of: "
                    + String.join(", ", cuttable));
        }
        return scenario.networks().stream().map(NetworkSpec::id).toList().indexOf(wanted);
    }

    private CommandFailure failure(String problem) {
        return new CommandFailure(Exit.BAD_INPUT, options.file() + ": " + problem);
    }

    private static Map<String, Object> tree(NetworkSpec network, List<CutSweep.Row> rows, String best) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("network", network.use().orElseThrow().graph().name());
        tree.put("cuts", rows.stream().map(SplitCommand::tree).toList());
        tree.put("best", best);
        tree.put("all_on_sensor_ms", total(rows, "all"));
        tree.put("all_on_aggregator_ms", total(rows, "none"));
        NetworkSource source = network.use().orElseThrow().source();
        Workload.tell(source.warnings(), source.notes(), tree);
        return tree;
    }

    private static double total(List<CutSweep.Row> rows, String after) {
        return rows.stream()
                .filter(row -> row.after().equals(after))
                .mapToDouble(CutSweep.Row::totalMs)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Map<String, Object> tree(CutSweep.Row row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("after", row.after());
        tree.put("compressed", row.compressed());
        tree.put("sensor_ms", row.sensorMs());
        tree.put("link_ms", row.linkMs());
        tree.put("aggregator_ms", row.aggregatorMs());
        tree.put("total_ms", row.totalMs());
        tree.put("bytes", row.bytes());
        tree.put("sensor_memory_bytes", row.sensorMemoryBytes());
        tree.put("energy_mj", row.energyMj());
        tree.put("feasible", row.feasible());
        return tree;
    }

    private static void text(PrintWriter out, List<CutSweep.Row> rows, String best) {
        int width = rows.stream().mapToInt(row -> row.after().length()).max().orElse(0);
        String first = "%-" + Math.max(LEAST_WIDTH, width) + "s";
        out.printf(
                first + " %10s %10s %10s %10s %10s %12s %10s%n",
                "after",
                "sensor ms",
                "link ms",
                "aggr. ms",
                "total ms",
                "bytes",
                "memory B",
                "energy mJ");
        for (CutSweep.Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    first + " %10.4f %10.4f %10.4f %10.4f %10d %12d %10.4f%s%s%n",
                    row.after(),
                    row.sensorMs(),
                    row.linkMs(),
                    row.aggregatorMs(),
                    row.totalMs(),
                    row.bytes(),
                    row.sensorMemoryBytes(),
                    row.energyMj(),
                    row.feasible() ? "" : "  does not fit",
                    row.after().equals(best) ? "  best" : "");
        }
    }
}
