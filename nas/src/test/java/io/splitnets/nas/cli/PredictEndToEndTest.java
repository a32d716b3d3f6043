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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A predictor from file to report, on a toy. */
class PredictEndToEndTest {
    private static final SearchSpec.Prediction WANTED = new SearchSpec.Prediction(24, 40, 1);

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("system.yaml"), SearchSession.good("system.yaml"));
        file = Files.writeString(folder.resolve("tiny.search.yaml"), SearchSession.good("base.yaml"));
    }

    @Test
    void theReportIsPrintedAndTheSameAfterAnInterruptAndOnAnyThread() throws IOException {
        Path cache = folder.resolve("cut");
        assertThatThrownBy(() -> experiment(cache, stopping()).predictor(WANTED))
                .isInstanceOf(InterruptedSearchException.class)
                .hasMessageContaining("stopped after 32 of 64 subnets");
        assertThat(predictorFiles(cache)).isEmpty();
        String resumed = predicted("cut", "2").out();
        String whole = predicted("whole", "1").out();
        assertThat(resumed).isEqualTo(whole);
        assertThat(predictorFiles(cache)).hasSize(1);
        assertThat(predictorFiles(cache).get(0))
                .hasSameBinaryContentAs(predictorFiles(folder.resolve("whole")).get(0));
        assertThat(predicted("cut", "1").out()).isEqualTo(whole);
        JsonNode report = JsonMapper.shared().readTree(whole);
        assertThat(report.get("measured").asInt()).isEqualTo(24);
        assertThat(report.get("held_out").asInt()).isEqualTo(40);
        assertThat(report.get("mean_error").asDouble())
                .isPositive()
                .isLessThan(report.get("worst_error").asDouble());
        assertThat(report.get("coverage_conformal").asDouble()).isBetween(0.8, 1.0);
    }

    @Test
    void aDamagedPredictorIsNamed() throws IOException {
        predicted("cache", "2");
        Path kept = predictorFiles(folder.resolve("cache")).get(0);
        Files.writeString(kept, Files.readString(kept).replaceFirst("measured \\d+", "measured 0"));
        SearchSession session = session("cache", "1", "24");
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.firstError()).contains(kept.toString()).contains("it is damaged");
    }

    @Test
    void whatGivesNoPredictorIsRefusedBeforeAnyTraining() {
        assertThat(session("none", "1", "3").firstError()).contains("at least 20 measured and 40 held-out");
        SearchSession session = session("none", "1", "300");
        assertThat(session.firstError()).contains("has 576 candidates; a predictor from 340 of them gains nothing");
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aSearchWithPredictionsSaysSoAndMeasuresItsFront() throws IOException {
        SearchSession one = searched("one", "1");
        assertThat(one.err()).isEmpty();
        JsonNode tree = JsonMapper.shared().readTree(one.out());
        assertThat(tree.get("search_accuracy").asString()).isEqualTo("predicted");
        assertThat(tree.get("predictor").get("measured").asInt()).isEqualTo(24);
        assertThat(tree.get("left_out_once_measured").asInt()).isNotNegative();
        assertThat(tree.get("front")).isNotEmpty().allSatisfy(member -> {
            // 32 images: measured accuracies are whole multiples.
            double measured =
                    32 * member.get("validation_accuracy").get("value").asDouble();
            assertThat(measured).isEqualTo(Math.rint(measured));
        });
        List<String> rows = Files.readAllLines(folder.resolve("one").resolve("evaluated.csv"));
        assertThat(rows.get(0)).contains(",predicted_accuracy,predicted_accuracy_low,predicted_accuracy_high,");
        List<String> first = List.of(rows.get(1).split(","));
        double value = Double.parseDouble(first.get(2));
        assertThat(Double.parseDouble(first.get(3))).isLessThanOrEqualTo(value);
        assertThat(Double.parseDouble(first.get(4))).isGreaterThanOrEqualTo(value);
        assertThat(Files.readString(folder.resolve("one").resolve("report.html")))
                .contains("accuracy was predicted from 24 measured networks");
        assertThat(searched("two", "2").out()).isEqualTo(one.out());
    }

    @Test
    void aSearchThatMeasuredDoesNotGoOnWithPredictions() {
        SearchSession measured = SearchSession.of(words("search", "one").toArray(String[]::new));
        assertThat(measured.code()).isEqualTo(Exit.OK);
        List<String> words = words("search", "one");
        words.addAll(List.of("--resume", "--set", "accuracy.predictor.measured=24"));
        words.addAll(List.of("--set", "accuracy.predictor.held_out=40"));
        SearchSession resumed = SearchSession.of(words.toArray(String[]::new));
        assertThat(resumed.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(resumed.firstError()).contains("predicted accuracy from 24 and 40 subnets");
    }

    private SearchSession searched(String out, String threads) {
        List<String> words = words("search", out);
        words.addAll(List.of("--json", "--threads", threads, "--set", "accuracy.predictor.measured=24"));
        words.addAll(List.of("--set", "accuracy.predictor.held_out=40"));
        return SearchSession.of(words.toArray(String[]::new));
    }

    private List<String> words(String command, String out) {
        List<String> words = new ArrayList<>(List.of(command, file.toString(), "--out"));
        words.addAll(List.of(
                folder.resolve(out).toString(),
                "--cache",
                folder.resolve("cache-" + out).toString()));
        return words;
    }

    private SearchSession predicted(String cache, String threads) {
        SearchSession session = session(cache, threads, "24");
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isEqualTo(Exit.OK);
        return session;
    }

    private SearchSession session(String cache, String threads, String measured) {
        List<String> words = new ArrayList<>(List.of("predict", file.toString(), "--json", "--measure", measured));
        words.addAll(List.of("--held-out", "40", "--threads", threads));
        words.addAll(List.of("--cache", folder.resolve(cache).toString()));
        return SearchSession.of(words.toArray(String[]::new));
    }

    private Experiment experiment(Path cache, ExperimentListener listener) {
        SearchSpec spec = SearchSpecReader.load(file, List.of()).spec();
        DatasetSources sources = DatasetSources.of(new DatasetCache(cache), Progress.none());
        return new Experiment(spec, sources.named(spec.dataset()), cache, 2, listener);
    }

    /** Asks to stop once subnets are measured. */
    private static ExperimentListener stopping() {
        return new ExperimentListener() {
            private String part = "";

            @Override
            public void begin(String name, long total) {
                part = name;
            }

            @Override
            public void progress(long done, String detail) {}

            @Override
            public void end(String detail) {}

            @Override
            public boolean interrupted() {
                return part.startsWith("measuring subnets");
            }
        };
    }

    private static List<Path> predictorFiles(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("supernets"))) {
            return files.filter(path -> path.toString().endsWith(".predictor")).toList();
        }
    }
}
