package io.splitnets.nas.cli;

import io.splitnets.cli.CommandFailure;
import io.splitnets.cli.Exit;
import io.splitnets.input.AtomicFiles;
import io.splitnets.input.JsonText;
import io.splitnets.nas.experiment.SpaceSpecReader;
import io.splitnets.nas.oracle.BlockKind;
import io.splitnets.nas.oracle.BlockTable;
import io.splitnets.nas.oracle.BlockTableText;
import io.splitnets.nas.oracle.BlockTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitnets latency-table}: the cost of every block of a space. */
@Command(
        name = "latency-table",
        description =
                "Writes what each block of the networks of a search file costs on the sensor's and on the aggregator's "
                        + "processor of its scenario, one row per block. The latency of a network's part is the sum of its "
                        + "blocks. Needs no images.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets latency-table scenarios/fashion-single-view.search.yaml --out table.csv"})
final class LatencyTableCommand implements Callable<Integer> {
    private static final int MOST_CLASSES = 32_767;

    @Parameters(paramLabel = "SEARCH", description = "search file (YAML or JSON); only its scenario and space are read")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY.PATH=VALUE",
            description = "changes one value of the search file, such as space.kept_channels=[4]; may be repeated")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--classes",
            paramLabel = "N",
            description = "outputs of the classifier (default: those of the data set)")
    private @Nullable Integer classes;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "file of the table, .csv or .json (default: standard output, as CSV)")
    private @Nullable Path out;

    @Option(names = "--json", description = "prints JSON: the table, or with --out how many rows it has")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
        check();
        SpaceSpecReader.Placed placed = SpaceSpecReader.load(file, settings, Optional.ofNullable(classes));
        BlockTable table = table(placed);
        BlockTableText text = BlockTableText.of(table, placed.space().splitBits());
        if (out == null) {
            SearchOptions.print(console, json ? text.json() : text.csv());
            return Exit.OK;
        }
        try {
            AtomicFiles.writeText(out, out.toString().endsWith(".json") ? text.json() : text.csv());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> summary = summary(placed, table);
        if (json) {
            SearchOptions.print(console, JsonText.write(summary));
        } else {
            summary.forEach((key, value) -> console.printf("%-12s %s%n", key, value));
        }
        return Exit.OK;
    }

    private void check() {
        if (classes != null && (classes < 1 || classes > MOST_CLASSES)) {
            throw new CommandFailure(
                    Exit.BAD_INPUT, "--classes: '" + classes + "': expected a number from 1 to " + MOST_CLASSES);
        }
        if (out != null && !out.toString().endsWith(".csv") && !out.toString().endsWith(".json")) {
            throw new CommandFailure(
                    Exit.BAD_INPUT, "--out: '" + out + "': expected a name that ends in .csv or .json");
        }
    }

    private static BlockTable table(SpaceSpecReader.Placed placed) {
        try {
            return BlockTables.of(placed.scenario(), placed.space());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(Exit.BAD_INPUT, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> summary(SpaceSpecReader.Placed placed, BlockTable table) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("search", placed.name());
        summary.put("space", placed.space().name());
        summary.put("scenario", placed.scenario().name());
        summary.put("rows", table.rows().size());
        for (BlockKind kind : BlockKind.values()) {
            long rows = table.rows().stream()
                    .filter(row -> row.key().kind() == kind)
                    .count();
            if (rows > 0) {
                summary.put(kind.text(), rows);
            }
        }
        return summary;
    }
}
