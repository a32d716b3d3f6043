package io.splitnets.nas.cli;

import io.splitnets.cli.Exit;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.nas.space.SplitSpace;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets validate} of a search file: checks it and its scenario without training anything. */
@Command(
        name = "validate",
        description =
                "Checks a search file and its scenario; with --explain prints every value and where it came from.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets validate scenarios/fashion-single-view.search.yaml --explain"})
final class ValidateSearchCommand implements Callable<Integer> {
    @Mixin
    private SearchOptions options = new SearchOptions();

    @Option(names = "--explain", description = "prints the effective file with the origin of each value")
    private boolean explain;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        SearchSpecReader.Loaded loaded = options.loaded();
        if (explain) {
            out.print(loaded.document().effective(true));
        } else {
            out.println(
                    options.file() + ": ok, " + new SplitSpace(loaded.spec().space()).combinations() + " candidates");
        }
        return Exit.OK;
    }
}
