package io.splitnets.cli;

import io.splitnets.deployment.Deployment;
import io.splitnets.input.JsonText;
import io.splitnets.report.Comparison;
import io.splitnets.report.Provenance;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioReader;
import io.splitnets.system.EventComparison;
import io.splitnets.system.PairedResult;
import io.splitnets.system.PairedRun;
import io.splitnets.system.RunPlan;
import io.splitnets.system.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitnets diff}: two scenarios on common random numbers. */
@Command(
        name = "diff",
        description = "Runs two scenarios on the same random numbers and says what lies between them, and where it "
                + "arises. Both are run as the first one's section 'run' says.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: splitnets diff scenarios/quad-tracking.yaml scenarios/quad-tracking.yaml "
                    + "--set-b links.csi0.lanes=2"
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "scenario file")
    private Path fileA = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "scenario file, the same one or another")
    private Path fileB = Path.of("");

    @Option(names = "--set", paramLabel = "KEY.PATH=VALUE", description = "changes one value of both; may be repeated")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--set-a", paramLabel = "KEY.PATH=VALUE", description = "changes one value of A; may be repeated")
    private List<String> settingsA = new ArrayList<>();

    @Option(names = "--set-b", paramLabel = "KEY.PATH=VALUE", description = "changes one value of B; may be repeated")
    private List<String> settingsB = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "root of all random numbers, in place of A's")
    private @Nullable Long seed;

    @Option(names = "--events", description = "names the first event at which the two runs part, of replication 0")
    private boolean events;

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
        int workers = Arguments.threads(threads);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Comparison.Side a = side(fileA, settingsA, Optional.empty());
        RunPlan run = a.deployment().scenario().run();
        Comparison comparison = new Comparison(a, side(fileB, settingsB, Optional.of(run)));
        return events ? events(comparison, run, out) : figures(comparison, run, workers, out);
    }

    private Comparison.Side side(Path file, List<String> own, Optional<RunPlan> run) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(own);
        if (seed != null) {
            all.add("run.seed=" + seed);
        }
        Scenario scenario = ScenarioReader.load(file, all).scenario();
        scenario = run.map(scenario::withRun).orElse(scenario);
        StringBuilder title = new StringBuilder(file.toString());
        own.forEach(setting -> title.append(" --set ").append(setting));
        Provenance provenance =
                Provenance.of(scenario.run().seed(), scenario.effective(), InputHashes.of(file, scenario));
        return new Comparison.Side(title.toString(), Deployment.of(scenario), provenance);
    }

    private int figures(Comparison comparison, RunPlan run, int workers, PrintWriter out) {
        PairedResult result = PairedRun.run(
                comparison.a().deployment().plan(), comparison.b().deployment().plan(), run, workers);
        out.print(json ? JsonText.write(comparison.tree(result)) : comparison.text(result));
        boolean overloaded =
                result.a().verdict() == Verdict.OVERLOADED || result.b().verdict() == Verdict.OVERLOADED;
        return overloaded ? Exit.OVERLOADED : Exit.OK;
    }

    private int events(Comparison comparison, RunPlan run, PrintWriter out) {
        EventComparison result = EventComparison.of(
                comparison.a().deployment().plan(), comparison.b().deployment().plan(), run);
        out.print(json ? JsonText.write(comparison.tree(result)) : comparison.text(result));
        return Exit.OK;
    }
}
