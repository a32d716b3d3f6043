package io.splitnets.nas.cli;

import io.splitnets.cli.CommandFailure;
import io.splitnets.cli.Exit;
import io.splitnets.nas.dataset.DatasetCache;
import io.splitnets.nas.dataset.DatasetSource;
import io.splitnets.nas.dataset.DatasetSources;
import io.splitnets.nas.experiment.Experiment;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.SearchSpecReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "threads; the result does not depend on it (default: all cores)")
    private int threads;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "folder of data sets and trained weights (default: $SPLITNETS_CACHE, or .cache/splitnets)")
    private @Nullable Path cache;

    Path file() {
        return file;
    }

    SearchSpec load() {
        return loaded().spec();
    }

    SearchSpecReader.Loaded loaded() {
        return SearchSpecReader.load(file, settings);
    }

    /** The search, ready to run; the data set is fetched when it is needed and not on this machine yet. */
    Experiment experiment(SearchSpec spec, Console console) {
        if (threads < 0) {
            throw new CommandFailure(Exit.BAD_INPUT, "--threads: '" + threads + "': expected 0 (all cores) or more");
        }
        DatasetCache kept = cache == null ? DatasetCache.standard() : new DatasetCache(cache.toAbsolutePath());
        DatasetSource source = DatasetSources.of(kept, console::message).named(spec.dataset());
        int workers = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        return new Experiment(spec, new FetchingSource(source, kept, console), kept.folder(), workers, console);
    }

    /** The words that repeat the command, without those that change no result. */
    String command(String name) {
        StringBuilder words = new StringBuilder("splitnets " + name + " " + quoted(file.toString()));
        settings.forEach(setting -> words.append(" --set ").append(quoted(setting)));
        return words.toString();
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=:-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    static void print(PrintWriter out, String text) {
        out.print(text);
        out.flush();
    }
}
