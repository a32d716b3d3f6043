package io.splitnets.cli;

import io.splitnets.deployment.Deployment;
import io.splitnets.input.JsonText;
import io.splitnets.report.CostText;
import io.splitnets.report.CostTree;
import io.splitnets.scenario.ScenarioReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets validate}: checks a scenario without running it. */
@Command(
        name = "validate",
        description =
                "Checks a scenario file; with --explain prints every value and where it came from, with --costs what "
                        + "frames and results cost.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets validate scenarios/eye-gaze.yaml --explain"})
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private ScenarioOptions options = new ScenarioOptions();

    @Option(names = "--explain", description = "prints the effective file with the origin and source of each value")
    private boolean explain;

    @Option(names = "--costs", description = "prints what a frame of each camera and a result of each network costs")
    private boolean costs;

    @Option(names = "--json", description = "prints the costs as JSON, in place of text")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        ScenarioReader.Loaded loaded = options.load();
        Deployment deployment = Deployment.of(loaded.scenario());
        if (json) {
            out.print(JsonText.write(CostTree.of(deployment)));
        } else if (explain) {
            out.print(loaded.document().effective(true));
        } else {
            out.println(options.file() + ": ok");
        }
        if (costs && !json) {
            out.print(CostText.of(deployment));
        }
        PrintWriter err = spec.commandLine().getErr();
        List<String> notes = deployment.scenario().networks().stream()
                .flatMap(network -> network.use().stream())
                .flatMap(use -> use.source().notes().stream())
                .toList();
        Workload.tell(deployment.warnings(), notes, err);
        return Exit.OK;
    }
}
