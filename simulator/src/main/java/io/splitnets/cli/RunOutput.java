package io.splitnets.cli;

import io.splitnets.deployment.Deployment;
import io.splitnets.input.AtomicFiles;
import io.splitnets.input.JsonText;
import io.splitnets.report.FramesCsv;
import io.splitnets.report.Provenance;
import io.splitnets.report.RunText;
import io.splitnets.report.RunTree;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.LatencyFrom;
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
    private static final int MOST_FRAMES = 1_000_000;

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "also writes summary.json and fingerprint.txt there")
    private @Nullable Path folder;

    @Option(
            names = "--frames",
            paramLabel = "N",
            description = "with --out, writes the times of the first N frames of replication 0 to frames.csv, at most "
                    + "1000000")
    private @Nullable Integer frames;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "threads for the replications; the result does not depend on it (default: all cores)")
    private int threads;

    int simulate(Scenario scenario, Map<String, String> inputs, PrintWriter out) {
        int workers = Arguments.threads(threads);
        Deployment deployment = Deployment.of(kept(scenario));
        SimulationResult result =
                SimulationRun.run(deployment.plan(), deployment.scenario().run(), workers);
        Provenance provenance = Provenance.of(result.seed(), scenario.effective(), inputs);
        String tree = JsonText.write(RunTree.of(deployment, result, provenance));
        if (folder != null) {
            write(folder, tree, deployment, result);
        }
        out.print(json ? tree : RunText.of(deployment, result));
        return result.verdict() == Verdict.OVERLOADED ? Exit.OVERLOADED : Exit.OK;
    }

    /** The scenario with as many frames kept as are to be written. */
    private Scenario kept(Scenario scenario) {
        if (frames == null) {
            return scenario;
        }
        if (frames < 1 || frames > MOST_FRAMES) {
            throw new CommandFailure(Exit.BAD_INPUT, "--frames: '" + frames + "': expected 1 to " + MOST_FRAMES);
        }
        if (folder == null) {
            throw new CommandFailure(Exit.BAD_INPUT, "--frames: needs a folder to write to, --out DIR");
        }
        return scenario.withRun(scenario.run().withTimelineFrames(frames));
    }

    private void write(Path target, String tree, Deployment deployment, SimulationResult result) {
        try {
            Files.createDirectories(target);
            AtomicFiles.writeText(target.resolve("summary.json"), tree);
            AtomicFiles.writeText(target.resolve("fingerprint.txt"), result.fingerprintHex() + "\n");
            if (frames != null) {
                LatencyFrom from = deployment.scenario().latencyFrom();
                AtomicFiles.stream(
                        target.resolve("frames.csv"),
                        out -> FramesCsv.write(out, deployment.plan(), from, result.timeline()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
