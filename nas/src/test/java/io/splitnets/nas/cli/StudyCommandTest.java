package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.cli.Exit;
import io.splitnets.nas.dataset.DatasetCache;
import io.splitnets.nas.dataset.DatasetSources;
import io.splitnets.nas.dataset.Progress;
import io.splitnets.nas.experiment.ExperimentListener;
import io.splitnets.nas.experiment.InterruptedSearchException;
import io.splitnets.nas.report.StudyReport;
import io.splitnets.nas.study.Study;
import io.splitnets.nas.study.StudyOutcome;
import io.splitnets.nas.study.StudySpec;
import io.splitnets.nas.study.StudySpecReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code splitnets study} with every kind of table, on trainings of a second. One whole run is shared by the tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudyCommandTest {
    private static final Path GOOD = Path.of("src", "test", "resources", "study");
    private static final int CLASSES = 12;

    private Path folder = Path.of("");
    private SearchSession whole = new SearchSession(-1, "", "");
    private JsonNode tree = JsonMapper.shared().createObjectNode();

    /** Asks to stop in the middle of the part that begins with the given words, and notes what began. */
    private static final class Stopper implements ExperimentListener {
        private final List<String> parts = new ArrayList<>();
        private final String stopIn;
        private int questions;

        Stopper(String stopIn, int questions) {
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
            return parts.get(parts.size() - 1).startsWith(stopIn) && --questions < 0;
        }
    }

    @BeforeAll
    void study(@TempDir Path shared) throws IOException {
        folder = shared;
        for (String name : List.of("tiny.study.yaml", "tiny.search.yaml")) {
            Files.copy(GOOD.resolve(name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("system.yaml"), SearchSession.good("system.yaml"));
        whole = run("whole", "cache", "1");
        tree = JsonMapper.shared().readTree(whole.out());
    }

    private SearchSession run(String out, String cache, String workers, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "study",
                folder.resolve("tiny.study.yaml").toString(),
                "--json",
                "--out",
                folder.resolve(out).toString(),
                "--cache",
                folder.resolve(cache).toString(),
                "--workers",
                workers));
        words.addAll(List.of(more));
        SearchSession session = SearchSession.of(words.toArray(String[]::new));
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isEqualTo(Exit.OK);
        return session;
    }

    private JsonNode table(String name) {
        for (JsonNode table : tree.get("tables")) {
            if (table.get("name").asString().equals(name)) {
                return table;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private double mean(String table, int row, String column) {
        return table(table).get("rows").get(row).get(column).get("mean").asDouble();
    }

    /** Chance is one in twelve; networks whose weights are trained for 80 steps are right twice as often. */
    @Test
    void trainedNetworksAreBetterThanChance() {
        assertThat(mean("headline", 0, "accuracy")).isGreaterThan(3.0 / CLASSES);
        assertThat(mean("headline", 2, "accuracy")).isGreaterThan(2.0 / CLASSES);
        assertThat(mean("bits", 1, "split_mean")).isGreaterThan(2.0 / CLASSES);
    }

    @Test
    void twoBitsCostAccuracyAndEightDoNot() {
        assertThat(mean("bits", 1, "split_mean")).isGreaterThan(mean("bits", 0, "split_mean") + 0.02);
        assertThat(mean("bits", 1, "difference")).isEqualTo(0, within(0.02));
    }

    @Test
    void theHeadlineSaysWhatIsReachedOnTestImages() {
        JsonNode headline = table("headline");
        assertThat(headline.get("about").asString()).contains("120 test images");
        assertThat(headline.get("rows").get(0).get("result").asString()).isEqualTo("reached");
        assertThat(headline.get("rows").get(1).get("result").asString()).isEqualTo("not reached");
        assertThat(headline.get("rows").get(2).get("result").isNull()).isTrue();
        for (String other : List.of("price-of-a-split", "bits", "teaching", "stand-alone")) {
            assertThat(table(other).get("about").asString()).contains("120 validation images");
        }
    }

    /** The largest network of the price table is that of the ablation, and its differences are those of the accuracies. */
    @Test
    void differencesFollowFromTheAccuracies() {
        JsonNode none = table("teaching").get("rows").get(1);
        JsonNode kl = table("teaching").get("rows").get(0);
        assertThat(kl.get("difference").isNull()).isTrue();
        for (int s = 0; s < 2; s++) {
            double difference = none.get("split_mean").get("per_seed").get(s).asDouble()
                    - kl.get("split_mean").get("per_seed").get(s).asDouble();
            assertThat(none.get("difference").get("per_seed").get(s).asDouble()).isEqualTo(difference);
        }
        assertThat(table("teaching").get("statements").get(0).asString()).startsWith("none instead of kl: ");
        assertThat(table("price-of-a-split").get("rows").size()).isEqualTo(3);
        assertThat(table("stand-alone")
                        .get("figures")
                        .get("kendall_tau_b")
                        .get("per_seed")
                        .size())
                .isEqualTo(2);
    }

    /** Nothing is as fast as the first limit; everything is within the second. */
    @Test
    void jointIsComparedWithAfterwardsAtEqualLimits() {
        JsonNode joint = table("joint");
        assertThat(joint.get("about").asString())
                .contains("search of 6 candidates", "of 3 fixed networks", "the system 'two-eyes'", "120 test images");
        JsonNode none = joint.get("rows").get(0);
        assertThat(none.get("joint").asString()).isEqualTo("none keeps it");
        assertThat(none.get("difference_alone").isNull()).isTrue();
        JsonNode all = joint.get("rows").get(1);
        for (int s = 0; s < 2; s++) {
            assertThat(share(all, "difference", s)).isEqualTo(share(all, "joint", s) - share(all, "afterwards", s));
            assertThat(share(all, "difference_alone", s)).isEqualTo(share(all, "joint", s) - share(all, "alone", s));
        }
        assertThat(mean("joint", 1, "afterwards")).isGreaterThan(2.0 / CLASSES);
        assertThat(all.get("joint_cuts").asString()).matches("(\\w+, [48] ch, 8 bit \\(.* ms\\)(; )?){2}");
        assertThat(joint.get("statements").valueStream().map(JsonNode::asString))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo("Within 0.001 ms: neither side keeps the limits with every seed, so there "
                                        + "is nothing to compare."),
                        second -> assertThat(second)
                                .startsWith("Within 1000 ms, joint instead of afterwards: ")
                                .contains(" points: "),
                        third -> assertThat(third).contains("trained alone and compressed afterwards: "));
    }

    private static double share(JsonNode row, String column, int seed) {
        return row.get(column).get("per_seed").get(seed).asDouble();
    }

    @Test
    void aSecondRunTrainsNothingAndGivesTheSameBytes() throws IOException {
        Stopper nothing = new Stopper("nothing", 0);
        StudyOutcome outcome = new Study(spec(), source("cache"), folder.resolve("cache"), 2, nothing).run(Set.of());
        assertThat(nothing.parts).isNotEmpty().noneMatch(part -> part.contains("training"));
        assertThat(outcome.tables())
                .allSatisfy(table -> assertThat(table.trainings())
                        .isNotEmpty()
                        .allSatisfy(
                                training -> assertThat(training.cpuSeconds()).isPresent()));
        assertThat(run("again", "cache", "2").out()).isEqualTo(whole.out());
        sameFiles("whole", "again");
    }

    /** Stopped in a supernet's training, while measuring, and in the training of one network alone; then on two workers. */
    @Test
    void aStoppedStudyGoesOnToTheSameBytes() throws IOException {
        Path cache = Files.createDirectories(folder.resolve("cut"));
        copyImages(cache);
        stopped(cache, new Stopper("headline, supernet, seed 2: training", 7), "training step 8 of 80");
        stopped(cache, new Stopper("price-of-a-split, supernet, seed 1: measuring", 2), "while measuring");
        stopped(cache, new Stopper("stand-alone, network 2 alone, seed 1", 3), "training step 4 of 10");
        assertThat(run("after", "cut", "2").out()).isEqualTo(whole.out());
        sameFiles("whole", "after");
    }

    private void stopped(Path cache, Stopper listener, String message) {
        Study study = new Study(spec(), source("cut"), cache, 2, listener);
        assertThatThrownBy(() -> study.run(Set.of()))
                .isInstanceOf(InterruptedSearchException.class)
                .hasMessageContaining(message);
    }

    private StudySpec spec() {
        return StudySpecReader.load(folder.resolve("tiny.study.yaml"), List.of());
    }

    private io.splitnets.nas.dataset.DatasetSource source(String cache) {
        return DatasetSources.of(new DatasetCache(folder.resolve(cache)), Progress.none())
                .named("shapes");
    }

    /** Images are drawn once. */
    private void copyImages(Path cache) throws IOException {
        Path drawn = folder.resolve("cache/shapes");
        Files.createDirectories(cache.resolve("shapes"));
        try (Stream<Path> files = Files.list(drawn)) {
            files.forEach(file -> copy(file, cache.resolve("shapes").resolve(file.getFileName())));
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sameFiles(String one, String other) {
        for (String name : List.of(
                "headline.csv",
                "price-of-a-split.csv",
                "bits.csv",
                "teaching.csv",
                "stand-alone.csv",
                "joint.csv",
                "tables.md",
                "study.json")) {
            assertThat(folder.resolve(other).resolve(name))
                    .hasSameBinaryContentAs(folder.resolve(one).resolve(name));
        }
        assertThat(manifest(other)).isEqualTo(manifest(one));
        assertThat(folder.resolve(other).resolve("trainings.csv")).isNotEmptyFile();
    }

    private String manifest(String out) {
        try {
            return Files.readString(folder.resolve(out).resolve("manifest.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPageIsUpdatedWhereItHasAPlace() throws IOException {
        String begin = StudyReport.begin("tiny", "bits");
        String end = StudyReport.end("tiny", "bits");
        Path page = Files.writeString(folder.resolve("page.md"), "before\n" + begin + "\nold\n" + end + "\nafter\n");
        run("some", "cache", "1", "--update", page.toString(), "--only", "bits", "teaching");
        String text = Files.readString(page);
        assertThat(text)
                .startsWith("before\n" + begin + "\n\nAccuracy of the same 4 random split networks")
                .endsWith(" CPU-seconds together when they were trained.\n\n" + end + "\nafter\n")
                .contains("| float | ")
                .doesNotContain("old");
        assertThat(folder.resolve("some/bits.csv")).exists();
        assertThat(folder.resolve("some/headline.csv")).doesNotExist();
        run("some", "cache", "1", "--update", page.toString(), "--only", "bits");
        assertThat(page).hasContent(text);
    }

    @Test
    void aPageWithoutAPlaceIsRefusedBeforeAnyTraining() throws IOException {
        Path page = Files.writeString(folder.resolve("empty.md"), "nothing\n");
        SearchSession session = SearchSession.of(
                "study",
                folder.resolve("tiny.study.yaml").toString(),
                "--cache",
                folder.resolve("unused").toString(),
                "--update",
                page.toString());
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.firstError())
                .contains("expected lines '<!-- study tiny/headline begin -->' and '<!-- study tiny/headline end -->'");
        assertThat(folder.resolve("unused")).doesNotExist();
    }

    @Test
    void aTableThatIsNotThereIsRefused() {
        SearchSession session =
                SearchSession.of("study", folder.resolve("tiny.study.yaml").toString(), "--only", "bit");
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.firstError())
                .isEqualTo("splitnets: --only: 'bit': expected one of headline, price-of-a-split, bits, teaching, "
                        + "stand-alone, joint. Did you mean 'bits'?");
    }

    /** The study of the manual is well-formed, and its ablations start from the search as it is. */
    @Test
    void theShippedStudyIsRead() {
        StudySpec study = StudySpecReader.load(Path.of("..", "scenarios", "fashion.study.yaml"), List.of());
        assertThat(study.seeds()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(study.subnets()).hasSize(20).doesNotHaveDuplicates();
        assertThat(study.subnets())
                .allSatisfy(subnet -> assertThat(subnet.split()).isPresent());
        assertThat(study.tables().stream().map(table -> table.kind()))
                .contains("accuracy", "price", "bits", "ablation", "stand_alone");
    }

    /** Joint and afterwards are compared in the supernets of the other study, so that it trains none. */
    @ParameterizedTest
    @ValueSource(strings = {"joint.study.yaml", "joint-slow.study.yaml"})
    void theShippedComparisonIsRead(String name) {
        StudySpec study = StudySpecReader.load(Path.of("..", "scenarios", name), List.of());
        StudySpec other = StudySpecReader.load(Path.of("..", "scenarios", "fashion.study.yaml"), List.of());
        assertThat(study.seeds()).isEqualTo(other.seeds());
        assertThat(study.search().training()).isEqualTo(other.search().training());
        assertThat(study.search().space()).isEqualTo(other.search().space());
        assertThat(study.tables().stream().map(table -> table.kind())).containsOnly("joint");
    }

    @Test
    void aStudyIsCheckedWithoutTraining() {
        Path file = folder.resolve("tiny.study.yaml");
        assertThat(SearchSession.of("validate", file.toString()).out())
                .isEqualTo(file + ": ok, 6 tables, 2 seeds, 4 random split networks\n");
        SearchSession explained = SearchSession.of("validate", file.toString(), "--explain", "--set", "seeds=[7]");
        assertThat(explained.out()).contains("seeds: [7]\n", "\n---\n", "learning_rate: 0.4");
        SearchSession wrong = SearchSession.of("validate", file.toString(), "--set", "seeds=[]");
        assertThat(wrong.code()).isEqualTo(Exit.BAD_INPUT);
    }
}
