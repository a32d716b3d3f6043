package io.splitnets.nas.cli;

import io.splitnets.cli.CommandFailure;
import io.splitnets.cli.Exit;
import io.splitnets.nas.dataset.DatasetCache;
import io.splitnets.nas.dataset.DatasetSource;
import io.splitnets.nas.dataset.DatasetSources;
import io.splitnets.nas.experiment.SearchSpec;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Threads and cache, shared by the commands that train. */
final class WorkOptions {
    @Option(
            names = {"--threads", "--workers"},
            paramLabel = "N",
            defaultValue = "0",
            description = "threads; the result does not depend on it (default: all cores)")
    private int threads;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "folder of data sets and trained weights (default: $SPLITNETS_CACHE, or .cache/splitnets)")
    private @Nullable Path cache;

    int workers() {
        if (threads < 0) {
            throw new CommandFailure(Exit.BAD_INPUT, "--threads: '" + threads + "': expected 0 (all cores) or more");
        }
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    Path cache() {
        return kept().folder();
    }

    /** The data set of a search, which is fetched when it is needed and not on this machine yet. */
    DatasetSource source(SearchSpec spec, Console console) {
        DatasetCache kept = kept();
        return new FetchingSource(DatasetSources.of(kept, console::message).named(spec.dataset()), kept, console);
    }

    private DatasetCache kept() {
        return cache == null ? DatasetCache.standard() : new DatasetCache(cache.toAbsolutePath());
    }
}
