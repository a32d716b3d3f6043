package io.splitnets.nas.cli;

import io.splitnets.cli.CommandFailure;
import io.splitnets.cli.Exit;
import io.splitnets.input.JsonText;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.nas.report.RobustReport;
import io.splitnets.nas.report.RobustText;
import io.splitnets.nas.report.RobustTree;
import io.splitnets.nas.robust.FoundFront;
import io.splitnets.nas.robust.RobustOptions;
import io.splitnets.nas.robust.RobustOutcome;
import io.splitnets.nas.robust.Robustness;
import io.splitnets.scenario.ScenarioFile;
import io.splitnets.units.QuantityException;
import io.splitnets.units.SimTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets robust}: a front under the assumptions of its scenario. */
@Command(
        name = "robust",
        description =
                "Draws the values that have a range in the scenario of a finished search, and tells how sure its front is, "
                        + "what its pick may cost, and which assumption would change it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Nothing is trained: accuracies are those of the search.",
            "Example: splitnets robust scenarios/fashion-single-view.search.yaml --front out/first/front.json"
        })
final class RobustCommand implements Callable<Integer> {
    @Mixin
    private SearchOptions options = new SearchOptions();

    @Option(names = "--front", required = true, paramLabel = "FILE", description = "front.json of the search")
    private Path front = Path.of("");

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "256",
            description = "systems that are drawn, a power of two from 64 (default: 256)")
    private int samples;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "of the draw (default: 1)")
    private long seed;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description = "p99 latency that a choice must keep, such as '9 ms' (default: the search's own limit)")
    private @Nullable String budget;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the results (default: none are written)")
    private @Nullable Path folder;

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Console console = Console.standard();
        RobustOutcome outcome = console.interruptible(() -> outcome(console));
        if (folder != null) {
            try {
                Files.createDirectories(folder);
                RobustReport.write(outcome, folder, command());
                console.message("wrote " + folder.resolve("robust.html"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        SearchOptions.print(out, json ? JsonText.write(RobustTree.of(outcome)) : RobustText.of(outcome));
        return Exit.OK;
    }

    private RobustOutcome outcome(Console console) {
        RobustOptions wanted = new RobustOptions(samples, seed, budgetMs());
        SearchSpecReader.Loaded search = options.loaded();
        Path scenario =
                ScenarioFile.of(options.file()).beside(search.document().root().text("scenario"));
        FoundFront found = FoundFront.read(front, search.spec());
        return new Robustness(search.spec(), scenario, found, wanted).run(options.workers(), console);
    }

    private OptionalDouble budgetMs() {
        if (budget == null) {
            return OptionalDouble.empty();
        }
        try {
            double milliseconds = SimTime.parse(budget).toMillis();
            if (milliseconds > 0) {
                return OptionalDouble.of(milliseconds);
            }
            throw new QuantityException("expected a time above zero");
        } catch (QuantityException e) {
            throw new CommandFailure(Exit.BAD_INPUT, "--budget: '" + budget + "': " + e.getMessage());
        }
    }

    /** The words that repeat it, without those that change no result. */
    private String command() {
        StringBuilder words = new StringBuilder(options.command("robust"));
        words.append(" --front ").append(SearchOptions.quoted(front.toString()));
        words.append(" --samples ").append(samples).append(" --seed ").append(seed);
        if (budget != null) {
            words.append(" --budget ").append(SearchOptions.quoted(budget));
        }
        return words.toString();
    }
}
