package io.splitnets.nas.cli;

import io.splitnets.cli.CommandFailure;
import io.splitnets.cli.Exit;
import io.splitnets.input.AtomicFiles;
import io.splitnets.input.JsonText;
import io.splitnets.nas.proof.Proofs;
import io.splitnets.nas.proof.Proofs.Proof;
import io.splitnets.units.Similarity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitnets proof}: tables that show what a queue-aware search is good for. */
@Command(
        name = "proof",
        description =
                "Makes the tables of docs/search.md anew: searches held against an enumerated space, what happens to a "
                        + "search that ignores the queue, and how one assumption moves the cut. Nothing is trained.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets proof scenarios --only queue --update docs/search.md"})
final class ProofCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SCENARIOS",
            defaultValue = "scenarios",
            description = "folder of the shipped scenarios (default: scenarios)")
    private Path scenarios = Path.of("");

    @Option(
            names = "--only",
            paramLabel = "NAME",
            arity = "1..*",
            description = "enumerable, queue or assumptions (default: all)")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--update",
            paramLabel = "FILE",
            description = "puts each table into this Markdown file, between its lines '<!-- proof NAME begin -->' and "
                    + "'<!-- proof NAME end -->', and drawings beside it")
    private @Nullable Path update;

    @Option(names = "--json", description = "prints the tables as JSON, each as Markdown under its name")
    private boolean json;

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Console console = Console.standard();
        Proofs proofs = new Proofs(scenarios, work.workers(), console);
        List<String> wanted = wanted(proofs);
        check(wanted);
        Map<String, Object> tree = new LinkedHashMap<>();
        for (String name : wanted) {
            Proof proof = console.interruptible(() -> proofs.make(name));
            write(proof, console);
            tree.put(name, proof.markdown());
            if (!json) {
                SearchOptions.print(out, "## " + name + "\n\n" + proof.markdown() + "\n");
            }
        }
        if (json) {
            SearchOptions.print(out, JsonText.write(tree));
        }
        return Exit.OK;
    }

    private List<String> wanted(Proofs proofs) {
        for (String name : only) {
            if (!proofs.names().contains(name)) {
                String hint = Similarity.nearest(name, proofs.names())
                        .map(near -> ". Did you mean '" + near + "'?")
                        .orElse("");
                throw new CommandFailure(
                        Exit.BAD_INPUT,
                        "--only: '" + name + "': expected one of " + String.join(", ", proofs.names()) + hint);
            }
        }
        return only.isEmpty() ? proofs.names() : only;
    }

    /** Nothing is searched for a page that has no place for a table. */
    private void check(List<String> wanted) {
        if (update == null) {
            return;
        }
        if (!Files.isRegularFile(update)) {
            throw new CommandFailure(Exit.BAD_INPUT, "--update: '" + update + "': no such file");
        }
        String page = text(update);
        for (String name : wanted) {
            if (Proofs.updated(page, new Proof(name, "", Optional.empty())).isEmpty()) {
                throw new CommandFailure(
                        Exit.BAD_INPUT,
                        "--update: '" + update + "': expected lines '" + Proofs.begin(name) + "' and '"
                                + Proofs.end(name) + "'");
            }
        }
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Proof proof, Console console) {
        if (update == null) {
            return;
        }
        try {
            AtomicFiles.writeText(update, Proofs.updated(text(update), proof).orElseThrow());
            if (proof.drawing().isPresent()) {
                AtomicFiles.writeText(
                        update.resolveSibling(proof.name() + ".svg"),
                        proof.drawing().get());
            }
            console.message("updated " + update);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
