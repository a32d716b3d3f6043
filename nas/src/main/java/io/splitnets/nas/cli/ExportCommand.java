package io.splitnets.nas.cli;

import io.splitnets.cli.CommandFailure;
import io.splitnets.cli.Exit;
import io.splitnets.input.AtomicFiles;
import io.splitnets.input.JsonText;
import io.splitnets.nas.experiment.Experiment;
import io.splitnets.nas.experiment.Extraction;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.export.SubnetExport;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.report.Provenance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

/** {@code splitnets export}: one candidate as files that other programs run. */
@Command(
        name = "export",
        description =
                "Writes one candidate of a search file as ONNX files and DL4J graphs, one for the sensor and one for "
                        + "the aggregator, with export.json beside them.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A candidate's id stands in front.csv.",
            "Example: splitnets export scenarios/fashion-single-view.search.yaml 0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 "
                    + "--out out/export"
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private SearchOptions options = new SearchOptions();

    @Parameters(
            index = "1",
            paramLabel = "CANDIDATE",
            description =
                    "id of the candidate: its genes joined by dots; or largest or smallest, without a split module")
    private String candidate = "";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "folder of the files")
    private Path folder = Path.of("");

    @Option(
            names = "--fine-tune",
            paramLabel = "STEPS",
            defaultValue = "0",
            description = "trains the candidate alone for so many steps first (default: 0)")
    private int steps;

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (steps < 0) {
            throw new CommandFailure(Exit.BAD_INPUT, "--fine-tune: '" + steps + "': expected 0 (none) or more");
        }
        SearchSpec search = options.loadTrained();
        Architecture architecture = CandidateArgument.architecture(search, candidate);
        Console console = Console.standard();
        Experiment experiment = options.experiment(search, console);
        Extraction extraction = console.interruptible(() -> experiment.extract(architecture, steps));
        Map<String, String> origin = origin(search, architecture, extraction);
        Map<String, Object> tree = tree(origin, extraction);
        tree.put("fine_tune_steps", steps);
        try {
            tree.put("files", write(SubnetExport.files(extraction.subnet(), origin)));
            AtomicFiles.writeText(folder.resolve("export.json"), JsonText.write(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (json) {
            out.print(JsonText.write(tree));
        } else {
            tree.forEach((key, value) -> out.printf("%-32s %s%n", key, value));
        }
        console.message("wrote " + folder);
        return Exit.OK;
    }

    private Map<String, String> origin(SearchSpec search, Architecture architecture, Extraction extraction) {
        Map<String, String> origin = new LinkedHashMap<>();
        origin.put("splitnets.candidate", candidate);
        origin.put("splitnets.network", new NetworkCodec(search.space()).describe(architecture));
        origin.put("splitnets.space_sha256", extraction.origin().space());
        origin.put("splitnets.supernet_sha256", extraction.origin().weights());
        origin.put("splitnets.fine_tune_steps", String.valueOf(steps));
        return origin;
    }

    private static Map<String, Object> tree(Map<String, String> origin, Extraction extraction) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("version", Provenance.version());
        origin.forEach((key, value) -> tree.put(key.substring("splitnets.".length()), value));
        tree.put("validation_accuracy", extraction.before().share());
        extraction.after().ifPresent(after -> tree.put("validation_accuracy_fine_tuned", after.share()));
        tree.put("validation_images", extraction.before().total());
        tree.put("cut", SubnetExport.cut(extraction.subnet()));
        return tree;
    }

    /** Writes the files; gives the SHA-256 of each. */
    private Map<String, Object> write(Map<String, byte[]> files) throws IOException {
        Map<String, Object> sums = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            AtomicFiles.write(folder.resolve(file.getKey()), file.getValue());
            sums.put(file.getKey(), Provenance.sha256(file.getValue()));
        }
        return sums;
    }
}
