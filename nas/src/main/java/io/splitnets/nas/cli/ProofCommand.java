package io.splitnets.nas.cli;

import io.splitnets.cli.CommandFailure;
import io.splitnets.cli.Exit;
import io.splitnets.input.JsonText;
import io.splitnets.nas.proof.Proofs;
import io.splitnets.nas.proof.Proofs.Proof;
import io.splitnets.nas.report.StudyReport;
import io.splitnets.nas.report.StudyTables;
import io.splitnets.nas.study.Study;
import io.splitnets.nas.study.StudyOutcome;
import io.splitnets.nas.study.StudySpec;
import io.splitnets.nas.study.StudySpecReader;
import io.splitnets.units.Similarity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
                        + "search that ignores the queue, how one assumption moves the cut, and joint training beside compression "
                        + "afterwards. Only the last trains, three supernets, unless they are in the cache.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets proof scenarios --only queue --update docs/search.md"})
final class ProofCommand implements Callable<Integer> {
    /** Study files among the scenarios whose tables belong to the same page. */
    private static final List<String> STUDIES = List.of("joint", "joint-slow");

    @Parameters(
            paramLabel = "SCENARIOS",
            defaultValue = "scenarios",
            description = "folder of the shipped scenarios (default: scenarios)")
    private Path scenarios = Path.of("");

    @Option(
            names = "--only",
            paramLabel = "NAME",
            arity = "1..*",
            description = "enumerable, queue, assumptions, joint or joint-slow (default: all)")
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
            String markdown = STUDIES.contains(name)
                    ? studied(name, console)
                    : written(console.interruptible(() -> proofs.make(name)), console);
            tree.put(name, markdown);
            if (!json) {
                SearchOptions.print(out, "## " + name + "\n\n" + markdown + "\n");
            }
        }
        if (json) {
            SearchOptions.print(out, JsonText.write(tree));
        }
        return Exit.OK;
    }

    /** The tables of a study, which trains what is not in the cache. */
    private String studied(String name, Console console) {
        StudySpec study = StudySpecReader.load(scenarios.resolve(name + ".study.yaml"), List.of());
        StudyOutcome outcome = console.interruptible(
                () -> new Study(study, work.source(study.search(), console), work.cache(), work.workers(), console)
                        .run(Set.of()));
        if (update != null) {
            UpdatedPage page = new UpdatedPage(update);
            page.write(StudyReport.updated(page.text(), outcome), console);
        }
        return StudyTables.markdown(outcome);
    }

    private List<String> wanted(Proofs proofs) {
        List<String> known = new ArrayList<>(proofs.names());
        known.addAll(STUDIES);
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

    /** Nothing is searched for a page that has no place for a table. */
    private void check(List<String> wanted) {
        if (update == null) {
            return;
        }
        String page = new UpdatedPage(update).text();
        for (String name : wanted) {
            if (STUDIES.contains(name)) {
                continue;
            }
            if (Proofs.updated(page, new Proof(name, "", Optional.empty())).isEmpty()) {
                throw new CommandFailure(
                        Exit.BAD_INPUT,
                        "--update: '" + update + "': expected lines '" + Proofs.begin(name) + "' and '"
                                + Proofs.end(name) + "'");
            }
        }
    }

    private String written(Proof proof, Console console) {
        if (update != null) {
            UpdatedPage page = new UpdatedPage(update);
            page.write(Proofs.updated(page.text(), proof).orElseThrow(), console);
            proof.drawing().ifPresent(drawing -> page.writeBeside(proof.name() + ".svg", drawing));
        }
        return proof.markdown();
    }
}
