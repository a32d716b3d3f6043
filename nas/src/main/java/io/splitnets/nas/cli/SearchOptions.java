package io.splitnets.nas.cli;

import io.splitnets.cli.CommandFailure;
import io.splitnets.cli.Exit;
import io.splitnets.nas.experiment.Experiment;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.nas.study.StudySpec;
import io.splitnets.nas.study.StudySpecReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A search file and how it is run, shared by the commands that read one. */
final class SearchOptions {
    @Parameters(paramLabel = "SEARCH", description = "search file (YAML or JSON)")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY.PATH=VALUE",
            description = "changes one value of the search file, such as search.evaluations=400; may be repeated")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private WorkOptions work = new WorkOptions();

    Path file() {
        return file;
    }

    SearchSpec load() {
        return loaded().spec();
    }

    /** The search, for a command that needs a trained supernet. */
    SearchSpec loadTrained() {
        SearchSpec search = load();
        if (!search.trained()) {
            throw new CommandFailure(
                    Exit.BAD_INPUT,
                    file + ": accuracy.surrogate: accuracies are told by a surrogate, and no network is trained; this "
                            + "command needs a search with 'dataset' and 'training'");
        }
        return search;
    }

    SearchSpecReader.Loaded loaded() {
        return SearchSpecReader.load(file, settings);
    }

    /** The study that the file is, for the one command that reads both. */
    StudySpec study() {
        return StudySpecReader.load(file, settings);
    }

    /** The search, ready to run; the data set is fetched when it is needed and not on this machine yet. */
    Experiment experiment(SearchSpec spec, Console console) {
        int workers = work.workers();
        return spec.trained()
                ? new Experiment(spec, work.source(spec, console), work.cache(), workers, console)
                : new Experiment(spec, workers, console);
    }

    /** Threads; no result depends on them. */
    int workers() {
        return work.workers();
    }

    /** The words that repeat the command, without those that change no result. */
    String command(String name) {
        StringBuilder words = new StringBuilder("splitnets " + name + " " + quoted(file.toString()));
        settings.forEach(setting -> words.append(" --set ").append(quoted(setting)));
        return words.toString();
    }

    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=:-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    static void print(PrintWriter out, String text) {
        out.print(text);
        out.flush();
    }
}
