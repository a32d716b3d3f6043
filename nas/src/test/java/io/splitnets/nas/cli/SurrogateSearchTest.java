package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A search that trains nothing says so everywhere, and one whose limits nothing keeps says what comes nearest. */
class SurrogateSearchTest {
    private static final String SHIPPED = Path.of(
                    Objects.requireNonNull(System.getProperty("splitnets.root")),
                    "scenarios",
                    "imagenet-space.search.yaml")
            .toString();

    @TempDir
    private Path folder;

    private SearchSession search(String... settings) {
        String[] words = new String[9 + 2 * settings.length];
        String[] first = {
            "search",
            SHIPPED,
            "--json",
            "--out",
            folder.toString(),
            "--set",
            "search.population=8",
            "--set",
            "search.evaluations=24"
        };
        System.arraycopy(first, 0, words, 0, first.length);
        for (int i = 0; i < settings.length; i++) {
            words[first.length + 2 * i] = "--set";
            words[first.length + 2 * i + 1] = settings[i];
        }
        return SearchSession.of(words);
    }

    @Test
    void everyOutputIsLabelled() throws IOException {
        SearchSession session = search("search.fidelity=des");
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isEqualTo(Exit.OK);
        JsonNode front = JsonMapper.shared().readTree(session.out());
        assertThat(front.get("accuracy_source").asString()).isEqualTo("surrogate");
        assertThat(front.get("verdict").asString()).contains("surrogate accuracy");
        front.get("front").forEach(member -> {
            assertThat(member.get("accuracy_source").asString()).isEqualTo("surrogate");
            assertThat(member.get("tier").asString()).isEqualTo("batch");
        });
        assertThat(folder.resolve("front.csv")).content().contains(",surrogate,");
        assertThat(folder.resolve("evaluated.csv")).content().contains("surrogate_accuracy");
        assertThat(folder.resolve("report.html")).content().contains("No accuracy here is measured");
        assertThat(folder.resolve("report.html")).content().doesNotContain("test images", "validation images");
    }

    @Test
    void limitsThatNothingKeepsNameTheNearest() throws IOException {
        SearchSession session = search("constraints.latency_p99=1 ms", "search.fidelity=additive");
        assertThat(session.code()).isEqualTo(Exit.OK);
        JsonNode front = JsonMapper.shared().readTree(session.out());
        assertThat(front.get("front").size()).isZero();
        JsonNode search = front.get("search");
        assertThat(search.get("latency_from").asString()).isEqualTo("additive");
        assertThat(search.get("nearest_breaks").get(0).asString()).matches("latency_p99 is [0-9.]+ ms above 1\\.000");
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("The nearest candidate is " + search.get("nearest").asString());
    }

    /** The table that the cost model makes changes no figure. */
    @Test
    void aLatencyTableIsAsked() throws IOException {
        Path scenarios = Objects.requireNonNull(Path.of(SHIPPED).getParent());
        Path made = folder.resolve("made.csv");
        assertThat(SearchSession.of("latency-table", SHIPPED, "--out", made.toString())
                        .code())
                .isEqualTo(Exit.OK);
        Files.createDirectories(folder.resolve("spaces"));
        for (String used : List.of("imx500-gaze.yaml", "spaces/attentivenas.yaml")) {
            Files.copy(scenarios.resolve(used), folder.resolve(used));
        }
        String text = Files.readString(Path.of(SHIPPED));
        Files.writeString(folder.resolve("plain.search.yaml"), text);
        Files.writeString(folder.resolve("table.search.yaml"), text + "oracle: {table: made.csv}\n");
        String plain = evaluated("plain.search.yaml");
        assertThat(evaluated("table.search.yaml")).isEqualTo(plain);
        assertThat(folder.resolve("table.search.yaml.out/front.json")).content().contains("latency table");
        assertThat(folder.resolve("plain.search.yaml.out/front.json")).content().doesNotContain("latency table");
    }

    private String evaluated(String file) throws IOException {
        Path out = folder.resolve(file + ".out");
        SearchSession session = SearchSession.of(
                "search",
                folder.resolve(file).toString(),
                "--out",
                out.toString(),
                "--set",
                "search.population=8",
                "--set",
                "search.evaluations=16",
                "--set",
                "search.fidelity=des");
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isEqualTo(Exit.OK);
        return Files.readString(out.resolve("evaluated.csv"));
    }

    @Test
    void tooFewPublishedNetworksAreRefused() throws IOException {
        Path scenarios = Objects.requireNonNull(Path.of(SHIPPED).getParent());
        Files.createDirectories(folder.resolve("spaces"));
        for (String used : List.of("imx500-gaze.yaml", "spaces/attentivenas.yaml")) {
            Files.copy(scenarios.resolve(used), folder.resolve(used));
        }
        String text = Files.readString(Path.of(SHIPPED)).replaceAll("(?m)^ .*AttentiveNAS, A[3-6].*\\R", "");
        SearchSession session = SearchSession.of(
                "validate",
                Files.writeString(folder.resolve("few.search.yaml"), text).toString());
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.firstError()).endsWith("accuracy.surrogate.points: expected at least 5 of them, found 3");
    }

    @Test
    void whatNeedsATrainedSupernetIsRefused() {
        for (String command : new String[] {"train", "predict"}) {
            SearchSession session = SearchSession.of(command, SHIPPED);
            assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
            assertThat(session.firstError()).contains("accuracy.surrogate", "no network is trained");
        }
        assertThat(Files.exists(folder.resolve("front.json"))).isFalse();
    }
}
