package io.splitnets.nas.cli;

import io.splitnets.cli.Exit;
import io.splitnets.input.JsonText;
import io.splitnets.nas.accuracy.PredictorReport;
import io.splitnets.nas.experiment.Experiment;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.report.PredictorTree;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets predict}: a predictor of accuracy, and how well it does. */
@Command(
        name = "predict",
        description =
                "Measures random candidates of a search file on validation images, fits a predictor of accuracy, and "
                        + "reports how well it does on candidates it was not fitted on.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "An interrupted command goes on where it stopped when it is repeated.",
            "Example: splitnets predict scenarios/fashion-single-view.search.yaml --measure 300 --held-out 100"
        })
final class PredictCommand implements Callable<Integer> {
    @Mixin
    private SearchOptions options = new SearchOptions();

    @Option(names = "--measure", paramLabel = "N", description = "candidates to fit on (default: of the file, or 300)")
    private @Nullable Integer measured;

    @Option(
            names = "--held-out",
            paramLabel = "M",
            description = "candidates to judge on (default: of the file, or 100)")
    private @Nullable Integer heldOut;

    @Option(names = "--json", description = "prints the report as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        SearchSpec search = options.loadTrained();
        SearchSpec.Prediction file = search.measuring().prediction().orElse(SearchSpec.Prediction.STANDARD);
        SearchSpec.Prediction wanted = new SearchSpec.Prediction(
                measured == null ? file.measured() : measured, heldOut == null ? file.heldOut() : heldOut, file.seed());
        Console console = Console.standard();
        Experiment experiment = options.experiment(search, console);
        PredictorReport report =
                console.interruptible(() -> experiment.predictor(wanted).report());
        Map<String, @Nullable Object> tree = PredictorTree.of(report);
        if (json) {
            out.print(JsonText.write(tree));
        } else {
            tree.forEach((key, value) -> out.printf("%-22s %s%n", key, value == null ? "-" : value));
        }
        return Exit.OK;
    }
}
