package io.splitnets.nas.cli;

import io.splitnets.cli.Exit;
import io.splitnets.input.JsonText;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.StateFile;
import io.splitnets.nas.report.FrontTable;
import io.splitnets.nas.report.SearchReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets search}: trains or loads the supernet, searches, writes the front and the report. */
@Command(
        name = "search",
        description =
                "Trains or loads the supernet of a search file, searches it with the simulator as latency oracle, and writes "
                        + "front.csv, front.json, manifest.json and report.html.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets search scenarios/fashion-single-view.search.yaml --out out/first"})
final class SearchCommand implements Callable<Integer> {
    @Mixin
    private SearchOptions options = new SearchOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the results (default: out/NAME)")
    private @Nullable Path folder;

    @Option(names = "--resume", description = "continues a search that was stopped, to the same bytes")
    private boolean resume;

    @Option(names = "--json", description = "prints the front as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        SearchSpec search = options.load();
        Path results = folder == null ? Path.of("out", search.name()) : folder;
        Console console = Console.standard();
        try {
            Files.createDirectories(results);
            StateFile state = new StateFile(results.resolve("search.state"), resume);
            SearchOutcome outcome = console.interruptible(
                    () -> options.experiment(search, console).run(state));
            Map<String, Object> tree = SearchReport.write(outcome, results, options.command("search"));
            SearchOptions.print(out, json ? JsonText.write(tree) : FrontTable.text(outcome));
            console.message("wrote " + results.resolve("report.html"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Exit.OK;
    }
}
