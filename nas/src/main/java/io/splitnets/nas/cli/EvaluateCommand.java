package io.splitnets.nas.cli;

import io.splitnets.cli.Exit;
import io.splitnets.input.JsonText;
import io.splitnets.nas.experiment.Experiment;
import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.space.Candidate;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitnets evaluate}: one candidate's figures. */
@Command(
        name = "evaluate",
        description = "Measures one candidate of a search file on the test images and on the system.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A candidate's id stands in front.csv.",
            "Example: splitnets evaluate scenarios/fashion-single-view.search.yaml 0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private SearchOptions options = new SearchOptions();

    @Parameters(index = "1", paramLabel = "CANDIDATE", description = "id of the candidate: its genes joined by dots")
    private String candidate = "";

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        SearchSpec search = options.load();
        Candidate parsed = CandidateArgument.candidate(search, candidate);
        Console console = Console.standard();
        Experiment experiment = options.experiment(search, console);
        Judgement judgement = console.interruptible(() -> experiment.judge(parsed));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", judgement.id());
        tree.put("network", judgement.description());
        tree.put("split_after", judgement.splitAfter());
        tree.put("macs", judgement.macs());
        if (search.trained()) {
            tree.put("validation_accuracy", judgement.validation().value());
        }
        tree.put("accuracy_source", search.trained() ? "measured" : "surrogate");
        for (Metric metric : Metric.values()) {
            String unit = metric.unit().equals("B") ? "bytes" : metric.unit().toLowerCase(Locale.ROOT);
            String key = metric.label();
            tree.put(
                    unit.isEmpty() || key.endsWith(unit) ? key : key + "_" + unit,
                    metric.optimisable()
                            ? (Object) judgement.value(metric)
                            : judgement.system().rawPixelsLeaveSensor());
        }
        if (json) {
            out.print(JsonText.write(tree));
        } else {
            tree.forEach((key, value) -> out.printf("%-22s %s%n", key, value));
        }
        return judgement.system().latency().isPresent() ? Exit.OK : Exit.OVERLOADED;
    }
}
