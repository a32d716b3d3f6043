package io.splitnets.cli;

import io.splitnets.scenario.Scenario;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code splitnets run}: simulates a scenario. */
@Command(
        name = "run",
        description = "Simulates a scenario.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets run scenarios/quad-tracking.yaml --set links.csi0.lanes=2"})
final class RunCommand implements Callable<Integer> {
    @Mixin
    private ScenarioOptions options = new ScenarioOptions();

    @Mixin
    private RunOutput output = new RunOutput();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Scenario scenario = options.load().scenario();
        return output.simulate(
                scenario,
                InputHashes.of(options.file(), scenario),
                Objects.requireNonNull(spec).commandLine().getOut());
    }
}
