package io.splitnets.cli;

import io.splitnets.deployment.Deployment;
import io.splitnets.input.AtomicFiles;
import io.splitnets.input.JsonText;
import io.splitnets.report.Provenance;
import io.splitnets.report.RunText;
import io.splitnets.report.RunTree;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.SimulationRun;
import io.splitnets.system.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the result of a simulation is shown and kept, shared by {@code run} and {@code replay}. */
final class RunOutput {
    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "also writes summary.json and fingerprint.txt there")
    private @Nullable Path folder;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "threads for the replications; the result does not depend on it (default: all cores)")
    private int threads;

    int simulate(Scenario scenario, Map<String, String> inputs, PrintWriter out) {
        if (threads < 0) {
            throw new CommandFailure(Exit.BAD_INPUT, "--threads: '" + threads + "': expected 0 (all cores) or more");
        }
        Deployment deployment = Deployment.of(scenario);
        int workers = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        SimulationResult result = SimulationRun.run(deployment.plan(), scenario.run(), workers);
        Provenance provenance = Provenance.of(result.seed(), scenario.effective(), inputs);
        String tree = JsonText.write(RunTree.of(deployment, result, provenance));
        if (folder != null) {
            write(folder, tree, result);
        }
        out.print(json ? tree : RunText.of(deployment, result));
        return result.verdict() == Verdict.OVERLOADED ? Exit.OVERLOADED : Exit.OK;
    }

    private static void write(Path folder, String tree, SimulationResult result) {
        try {
            Files.createDirectories(folder);
            AtomicFiles.writeText(folder.resolve("summary.json"), tree);
            AtomicFiles.writeText(folder.resolve("fingerprint.txt"), result.fingerprintHex() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
