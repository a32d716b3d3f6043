package io.splitnets.cli;

import io.splitnets.input.AtomicFiles;
import io.splitnets.input.JsonText;
import io.splitnets.units.Similarity;
import io.splitnets.validation.BenchmarkResult;
import io.splitnets.validation.Benchmarks;
import io.splitnets.validation.ReferenceFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets verify hardware}: the hardware models beside other tools, standards and silicon. */
@Command(
        name = "hardware",
        description = "Holds the models of accelerators, memory, links and sensors against other tools, standards and "
                + "measured silicon, and prints their errors.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: splitnets verify hardware --only eyeriss-alexnet",
            "",
            "A reference that is not there is said to be missing and fails nothing; exit code 1 if an error is larger",
            "than what is asked."
        })
final class VerifyHardwareCommand implements Callable<Integer> {
    @Option(names = "--json", description = "prints the result with every figure as JSON")
    private boolean json;

    @Option(names = "--markdown", description = "prints the table as in the manual")
    private boolean markdown;

    @Option(
            names = "--update",
            paramLabel = "FILE",
            description =
                    "puts the table into this Markdown file, between its lines '<!-- verify hardware: table -->', "
                            + "and every figure, between '<!-- verify hardware: figures -->', each ended by '<!-- end -->'; "
                            + "may be repeated")
    private List<Path> update = new ArrayList<>();

    @Option(names = "--only", paramLabel = "NAME", description = "one benchmark; may be repeated")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--reference",
            paramLabel = "DIR",
            description = "a folder with more reference tables, looked into first")
    private @Nullable Path reference;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!update.isEmpty() && !only.isEmpty()) {
            throw new CommandFailure(Exit.BAD_INPUT, "--update writes the whole table; it does not go with --only");
        }
        List<BenchmarkResult> results = Benchmarks.run(ids(), folders(reference));
        for (Path file : update) {
            if (!Files.isRegularFile(file)) {
                throw new CommandFailure(Exit.BAD_INPUT, "--update: '" + file + "': no such file");
            }
            AtomicFiles.writeText(file, ValidationOutput.updated(Files.readString(file), results, file));
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(
                json
                        ? JsonText.write(ValidationOutput.tree(results))
                        : markdown ? ValidationOutput.table(results) : ValidationOutput.text(results));
        results.stream()
                .filter(result -> result.errors().isEmpty())
                .forEach(result -> Objects.requireNonNull(spec)
                        .commandLine()
                        .getErr()
                        .println(result.about().id() + ": its reference table is not here; see --reference"));
        return results.stream().allMatch(BenchmarkResult::ok) ? Exit.OK : Exit.GATE_FAILED;
    }

    private List<String> ids() {
        List<String> known = Benchmarks.ids();
        for (String name : only) {
            if (!known.contains(name)) {
                String hint = Similarity.nearest(name, known)
                        .map(near -> ". Did you mean '" + near + "'?")
                        .orElse("");
                throw new CommandFailure(
                        Exit.BAD_INPUT, "--only: '" + name + "': expected one of " + String.join(", ", known) + hint);
            }
        }
        return only.isEmpty() ? known : only;
    }

    /** The product's tables, those beside it, and before them those of {@code reference}. */
    static ReferenceFolders folders(@Nullable Path reference) {
        Path root = Path.of(System.getProperty("splitnets.root", "."));
        List<Path> tables = new ArrayList<>();
        if (reference != null) {
            if (!Files.isDirectory(reference)) {
                throw new CommandFailure(Exit.BAD_INPUT, "--reference: '" + reference + "': no such folder");
            }
            tables.add(reference);
        }
        tables.add(root.resolve("scenarios/reference"));
        tables.add(root.resolve("../shared/truth"));
        return new ReferenceFolders(tables, root.resolve("scenarios"));
    }
}
