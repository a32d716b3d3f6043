package io.splitnets.nas.cli;

import io.splitnets.cli.CommandFailure;
import io.splitnets.cli.Exit;
import io.splitnets.input.JsonText;
import io.splitnets.nas.report.StudyReport;
import io.splitnets.nas.report.StudyTables;
import io.splitnets.nas.report.StudyTree;
import io.splitnets.nas.study.Study;
import io.splitnets.nas.study.StudyOutcome;
import io.splitnets.nas.study.StudySpec;
import io.splitnets.nas.study.StudySpecReader;
import io.splitnets.nas.study.StudyTable;
import io.splitnets.units.Similarity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitnets study}: tables of accuracies over several trainings. */
@Command(
        name = "study",
        description =
                "Trains what the tables of a study file compare, once per seed, and prints the tables with intervals over "
                        + "the seeds. Repeat a study that was stopped: it goes on, to the same bytes.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: splitnets study scenarios/fashion.study.yaml --out out/fashion --update docs/supernet.md"
        })
final class StudyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "study file (YAML or JSON)")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY.PATH=VALUE",
            description = "changes one value of the study file, such as seeds=[1]; may be repeated")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the results (default: none are written)")
    private @Nullable Path folder;

    @Option(
            names = "--update",
            paramLabel = "FILE",
            description =
                    "puts each table into this Markdown file, between its lines '<!-- study STUDY/TABLE begin -->' "
                            + "and '<!-- study STUDY/TABLE end -->'")
    private @Nullable Path update;

    @Option(names = "--only", paramLabel = "TABLE", arity = "1..*", description = "the tables wanted (default: all)")
    private List<String> only = new ArrayList<>();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Option(names = "--json", description = "prints the tables as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        StudySpec study = StudySpecReader.load(file, settings);
        Set<String> names = names(study);
        checkUpdate(study, names);
        int workers = work.workers();
        Console console = Console.standard();
        StudyOutcome outcome = console.interruptible(() ->
                new Study(study, work.source(study.search(), console), work.cache(), workers, console).run(names));
        write(outcome, console);
        SearchOptions.print(out, json ? JsonText.write(StudyTree.of(outcome)) : StudyTables.markdown(outcome));
        return Exit.OK;
    }

    private Set<String> names(StudySpec study) {
        List<String> known = study.tables().stream().map(StudyTable::name).toList();
        for (String name : only) {
            if (!known.contains(name)) {
                String hint = Similarity.nearest(name, known)
                        .map(near -> ". Did you mean '" + near + "'?")
                        .orElse("");
                throw new CommandFailure(
                        Exit.BAD_INPUT, "--only: '" + name + "': expected one of " + String.join(", ", known) + hint);
            }
        }
        return new LinkedHashSet<>(only);
    }

    /** Nothing is trained for a page that has no place for any of the tables. */
    private void checkUpdate(StudySpec study, Set<String> names) {
        if (update == null) {
            return;
        }
        List<String> wanted = study.tables().stream()
                .map(StudyTable::name)
                .filter(name -> names.isEmpty() || names.contains(name))
                .toList();
        String page = new UpdatedPage(update).text();
        if (wanted.stream().noneMatch(name -> StudyReport.hasPlace(page, study.name(), name))) {
            throw new CommandFailure(
                    Exit.BAD_INPUT,
                    "--update: '" + update + "': expected lines '" + StudyReport.begin(study.name(), wanted.get(0))
                            + "' and '" + StudyReport.end(study.name(), wanted.get(0))
                            + "', or those of another table");
        }
    }

    private void write(StudyOutcome outcome, Console console) {
        try {
            if (folder != null) {
                StudyReport.write(outcome, folder, command());
                console.message("wrote " + folder);
            }
            if (update != null) {
                UpdatedPage page = new UpdatedPage(update);
                page.write(StudyReport.updated(page.text(), outcome), console);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words that repeat the study, without those that change no result. */
    private String command() {
        StringBuilder words = new StringBuilder("splitnets study " + SearchOptions.quoted(file.toString()));
        settings.forEach(setting -> words.append(" --set ").append(SearchOptions.quoted(setting)));
        only.forEach(name -> words.append(" --only ").append(name));
        return words.toString();
    }
}
