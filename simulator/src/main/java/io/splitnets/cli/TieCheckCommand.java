package io.splitnets.cli;

import io.splitnets.deployment.Deployment;
import io.splitnets.input.JsonText;
import io.splitnets.report.Provenance;
import io.splitnets.report.TieText;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.TieCheck;
import io.splitnets.system.TieDependence;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets verify ties}: which figures hang on the order of simultaneous events. */
@Command(
        name = "ties",
        description = "Runs a scenario under shuffles of the order of simultaneous events and names the figures that "
                + "change: they depend on a rule of this program, not of the system.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets verify ties scenarios/quad-tracking.yaml --shuffles 20"})
final class TieCheckCommand implements Callable<Integer> {
    private static final int MOST_SHUFFLES = 10_000;

    @Mixin
    private ScenarioOptions options = new ScenarioOptions();

    @Option(
            names = "--shuffles",
            paramLabel = "N",
            defaultValue = "10",
            description = "orders to try beside the documented one (default: 10)")
    private int shuffles;

    @Option(names = "--gate", description = "ends with exit code 1 if a figure depends on the order")
    private boolean gate;

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "threads for the replications; the result does not depend on it (default: all cores)")
    private int threads;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (shuffles < 1 || shuffles > MOST_SHUFFLES) {
            throw new CommandFailure(Exit.BAD_INPUT, "--shuffles: '" + shuffles + "': expected 1 to " + MOST_SHUFFLES);
        }
        int workers = Arguments.threads(threads);
        Scenario scenario = options.load().scenario();
        TieDependence result = TieCheck.run(Deployment.of(scenario).plan(), scenario.run(), shuffles, workers);
        Provenance provenance =
                Provenance.of(scenario.run().seed(), scenario.effective(), InputHashes.of(options.file(), scenario));
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .print(json ? JsonText.write(TieText.tree(result, provenance)) : TieText.of(result));
        return gate && result.depends() ? Exit.GATE_FAILED : Exit.OK;
    }
}
