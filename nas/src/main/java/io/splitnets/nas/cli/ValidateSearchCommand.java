package io.splitnets.nas.cli;

import io.splitnets.cli.Exit;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.nas.study.StudySpec;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets validate} of a search or study file: checks it and what it names without training anything. */
@Command(
        name = "validate",
        description =
                "Checks a search file and its scenario, or a study file and its search; with --explain prints every value "
                        + "and, of a search, where it came from.",
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
        if (options.file().toString().contains(".study.")) {
            StudySpec study = options.study();
            out.print(explain ? study.effective() : options.file() + ": ok, " + tables(study));
            return Exit.OK;
        }
        SearchSpecReader.Loaded loaded = options.loaded();
        if (explain) {
            out.print(loaded.document().effective(true));
        } else {
            out.println(
                    options.file() + ": ok, " + new SplitSpace(loaded.spec().space()).combinations() + " candidates");
        }
        return Exit.OK;
    }

    private static String tables(StudySpec study) {
        return study.tables().size() + " tables, " + study.seeds().size() + " seeds, "
                + study.subnets().size() + " random split networks\n";
    }
}
