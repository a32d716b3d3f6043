package io.splitnets.nas.cli;

import io.splitnets.cli.Exit;
import io.splitnets.input.JsonText;
import io.splitnets.nas.experiment.Experiment;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.TrainedSupernet;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets train}: the supernet alone. */
@Command(
        name = "train",
        description = "Trains the supernet of a search file, or continues a training that was stopped.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets train scenarios/fashion-single-view.search.yaml"})
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private SearchOptions options = new SearchOptions();

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        SearchSpec search = options.loadTrained();
        Console console = Console.standard();
        Experiment experiment = options.experiment(search, console);
        TrainedSupernet trained = console.interruptible(() -> experiment.supernet(experiment.data()));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("search", search.name());
        tree.put("supernet", trained.key());
        tree.put("parameters", trained.supernet().parameters());
        tree.put("steps", search.training().steps());
        if (json) {
            out.print(JsonText.write(tree));
        } else {
            tree.forEach((key, value) -> out.printf("%-12s %s%n", key, value));
        }
        return Exit.OK;
    }
}
