package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.cli.Exit;
import io.splitnets.nas.dataset.DatasetCache;
import io.splitnets.nas.dataset.DatasetSources;
import io.splitnets.nas.dataset.Progress;
import io.splitnets.nas.experiment.Experiment;
import io.splitnets.nas.experiment.ExperimentListener;
import io.splitnets.nas.experiment.InterruptedSearchException;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.nas.experiment.StateFile;
import io.splitnets.nas.report.SearchReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole search, small enough for every build: data, training, search, report. */
class SearchEndToEndTest {
    private static final List<String> RESULTS = List.of("front.csv", "front.json", "manifest.json", "report.html");

    /** A comma with an even number of quotes behind it. */
    private static final Pattern CELL_END = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    /** Notes the parts of the work, and asks to stop after some calls. */
    private static final class Recorder implements ExperimentListener {
        private final List<String> parts = new ArrayList<>();
        private final String stopIn;
        private int questions;

        Recorder(String stopIn, int questions) {
            this.stopIn = stopIn;
            this.questions = questions;
        }

        @Override
        public void begin(String name, long total) {
            parts.add(name);
        }

        @Override
        public void progress(long done, String detail) {}

        @Override
        public void end(String detail) {}

        @Override
        public boolean interrupted() {
            return parts.get(parts.size() - 1).equals(stopIn) && --questions < 0;
        }
    }

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("system.yaml"), SearchSession.good("system.yaml"));
        file = Files.writeString(folder.resolve("tiny.search.yaml"), SearchSession.good("base.yaml"));
    }

    @Test
    void theFrontIsWrittenAndReadsBack() throws IOException {
        SearchSession session = searched("one", "cache", "1");
        JsonNode tree = JsonMapper.shared().readTree(session.out());
        assertThat(tree.get("evaluated").asInt()).isEqualTo(12);
        assertThat(tree.get("front").size()).isPositive();
        assertThat(tree.get("baselines").valueStream().map(one -> one.get("id").asString()))
                .containsExactly(
                        "largest all on sensor",
                        "largest all on aggregator",
                        "largest best cut, uncompressed",
                        "largest best cut, compressed afterwards",
                        "smallest all on sensor",
                        "smallest all on aggregator",
                        "smallest best cut, uncompressed",
                        "smallest best cut, compressed afterwards");
        assertThat(tree.get("baselines").get(3).get("description").asString()).endsWith(" afterwards");
        assertThat(tree.get("hypervolume").asDouble()).isPositive();
        Path out = folder.resolve("one");
        RESULTS.forEach(name -> assertThat(out.resolve(name)).isNotEmptyFile());
        List<String> rows = Files.readAllLines(out.resolve("front.csv"));
        List<String> head = List.of(rows.get(0).split(","));
        assertThat(head).contains("id", "accuracy", "split_after");
        assertThat(rows.subList(1, rows.size())).isNotEmpty().allSatisfy(row -> {
            List<String> cells = List.of(CELL_END.split(row, -1));
            assertThat(cells).hasSameSizeAs(head);
            assertThat(Double.parseDouble(cells.get(head.indexOf("accuracy")))).isBetween(0.0, 1.0);
        });
        String first = tree.get("front").get(0).get("id").asString();
        SearchSession evaluated = SearchSession.of(
                "evaluate",
                file.toString(),
                first,
                "--json",
                "--cache",
                folder.resolve("cache").toString());
        assertThat(evaluated.code()).isEqualTo(Exit.OK);
        JsonNode again = JsonMapper.shared().readTree(evaluated.out());
        assertThat(again.get("accuracy").asDouble())
                .isEqualTo(tree.get("front").get(0).get("accuracy").get("value").asDouble());
    }

    @Test
    void threadsDoNotShowInAnyResult() throws IOException {
        String one = searched("one", "cache-one", "1").out();
        String two = searched("two", "cache-two", "2").out();
        assertThat(two).isEqualTo(one);
        sameFiles(folder.resolve("one"), folder.resolve("two"));
    }

    @Test
    void aStoppedSearchGoesOnToTheSameBytes() throws IOException {
        searched("whole", "cache-whole", "2");
        Path cut = Files.createDirectories(folder.resolve("cut"));
        Path cache = folder.resolve("cache-cut");
        Recorder inTraining = new Recorder("training the supernet", 7);
        assertThatThrownBy(() -> experiment(cache, inTraining).run(new StateFile(cut.resolve("search.state"), true)))
                .isInstanceOf(InterruptedSearchException.class)
                .hasMessageContaining("training step 8 of 20");
        Recorder inSearch = new Recorder("searching", 1);
        assertThatThrownBy(() -> experiment(cache, inSearch).run(new StateFile(cut.resolve("search.state"), true)))
                .isInstanceOf(InterruptedSearchException.class)
                .hasMessageContaining("--resume");
        Recorder toTheEnd = new Recorder("", 0);
        SearchReport.write(
                experiment(cache, toTheEnd).run(new StateFile(cut.resolve("search.state"), true)),
                cut,
                "splitnets search " + file);
        assertThat(inSearch.parts).contains("training the supernet");
        assertThat(toTheEnd.parts).doesNotContain("training the supernet");
        sameFiles(folder.resolve("whole"), cut);
    }

    @Test
    void aSecondRunDoesNotTrain() {
        Path cache = folder.resolve("cache");
        Recorder first = new Recorder("", 0);
        experiment(cache, first).run(new StateFile(folder.resolve("first.state"), false));
        assertThat(first.parts).contains("training the supernet");
        Recorder second = new Recorder("", 0);
        experiment(cache, second).run(new StateFile(folder.resolve("second.state"), false));
        assertThat(second.parts).doesNotContain("training the supernet").contains("searching");
    }

    @Test
    void anotherSeedSearchesElsewhere() {
        String one = searched("one", "cache", "2").out();
        String other = searched("other", "cache", "2", "--set", "search.seed=2").out();
        assertThat(other).isNotEqualTo(one);
    }

    private Experiment experiment(Path cache, ExperimentListener listener) {
        SearchSpec spec = SearchSpecReader.load(file, List.of()).spec();
        DatasetSources sources = DatasetSources.of(new DatasetCache(cache), Progress.none());
        return new Experiment(spec, sources.named(spec.dataset()), cache, 2, listener);
    }

    private SearchSession searched(String out, String cache, String threads, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "search",
                file.toString(),
                "--json",
                "--out",
                folder.resolve(out).toString(),
                "--cache",
                folder.resolve(cache).toString(),
                "--threads",
                threads));
        words.addAll(List.of(more));
        SearchSession session = SearchSession.of(words.toArray(String[]::new));
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isEqualTo(Exit.OK);
        return session;
    }

    private static void sameFiles(Path one, Path other) throws IOException {
        for (String name : RESULTS) {
            assertThat(other.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
        }
    }
}
