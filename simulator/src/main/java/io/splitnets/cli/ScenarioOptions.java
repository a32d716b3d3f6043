package io.splitnets.cli;

import io.splitnets.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A scenario file and what is changed in it, shared by the commands that read one. */
final class ScenarioOptions {
    @Parameters(paramLabel = "SCENARIO", description = "scenario file (YAML or JSON)")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY.PATH=VALUE",
            description = "changes one value of the scenario, such as links.csi0.lanes=2; may be repeated")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "root of all random numbers, in place of the scenario's")
    private @Nullable Long seed;

    Path file() {
        return file;
    }

    ScenarioReader.Loaded load() {
        List<String> all = new ArrayList<>(settings);
        if (seed != null) {
            all.add("run.seed=" + seed);
        }
        return ScenarioReader.load(file, all);
    }
}
