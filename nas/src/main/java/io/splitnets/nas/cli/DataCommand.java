package io.splitnets.nas.cli;

import io.splitnets.cli.CommandFailure;
import io.splitnets.cli.Exit;
import io.splitnets.input.JsonText;
import io.splitnets.nas.dataset.DatasetCache;
import io.splitnets.nas.dataset.DatasetFetcher;
import io.splitnets.nas.dataset.DatasetSource;
import io.splitnets.nas.dataset.DatasetSources;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitnets data}: the data sets there are. */
@Command(
        name = "data",
        description = "Lists the data sets, or fetches one into the cache folder ($SPLITNETS_CACHE).",
        mixinStandardHelpOptions = true,
        subcommands = {DataCommand.ListSets.class, DataCommand.Fetch.class},
        footer = {"", "Example: splitnets data fetch fashion-mnist"})
final class DataCommand implements Runnable {
    @Override
    public void run() {
        throw new CommandFailure(
                Exit.BAD_INPUT, "expected a subcommand: list or fetch; 'splitnets data --help' tells more");
    }

    /** {@code splitnets data list}. */
    @Command(name = "list", description = "Lists the data sets.", mixinStandardHelpOptions = true)
    static final class ListSets implements Callable<Integer> {
        @Option(names = "--json", description = "prints the list as JSON")
        private boolean json;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            DatasetSources sources = DatasetSources.standard();
            List<Map<String, Object>> trees = new ArrayList<>();
            for (String name : sources.names()) {
                trees.add(tree(sources.named(name)));
            }
            if (json) {
                out.print(JsonText.write(trees));
            } else {
                trees.forEach(tree -> out.printf(
                        "%-16s %s classes, %s%n%16s %s%n",
                        tree.get("name"),
                        Objects.equals(tree.get("classes"), 0) ? "its folder's" : tree.get("classes"),
                        tree.get("licence"),
                        "",
                        tree.get("origin")));
            }
            return Exit.OK;
        }

        private static Map<String, Object> tree(DatasetSource source) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", source.name());
            tree.put("classes", source.classes());
            tree.put("class_names", source.classNames());
            tree.put("licence", source.licence());
            tree.put("origin", source.origin());
            tree.put("toy", source.toy());
            return tree;
        }
    }

    /** {@code splitnets data fetch}. */
    @Command(name = "fetch", description = "Fetches a data set.", mixinStandardHelpOptions = true)
    static final class Fetch implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "a name that 'data list' prints")
        private String name = "";

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            Console console = Console.standard();
            DatasetCache cache = DatasetCache.standard();
            DatasetSources.of(cache, console::message).named(name);
            DatasetFetcher fetcher = new DatasetFetcher(cache, console::message);
            if (fetcher.fetchable(name)) {
                out.println(Failures.explained(() -> fetcher.fetch(name)));
            } else {
                out.println(name + ": built in, or read from your own folder (key dataset.folder): nothing to fetch");
            }
            return Exit.OK;
        }
    }
}
