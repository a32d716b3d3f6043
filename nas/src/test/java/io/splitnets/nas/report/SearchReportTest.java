package io.splitnets.nas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.input.JsonText;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.report.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchReportTest {
    private static final List<String> FILES =
            List.of("evaluated.csv", "front.csv", "front.json", "history.csv", "manifest.json", "report.html");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"front.csv", "front.json", "history.csv"})
    void files_are_the_golden_ones(String name) throws IOException {
        SearchReport.write(Outcomes.made(), folder);
        try (InputStream golden = getClass().getResourceAsStream("golden/" + name)) {
            assertThat(folder.resolve(name))
                    .hasContent(new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void returns_what_front_json_holds() throws IOException {
        Map<String, ?> tree = SearchReport.write(Outcomes.made(), folder);
        assertThat(folder.resolve("front.json")).content().isEqualTo(JsonText.write(tree));
    }

    @Test
    void writes_the_same_bytes_twice() throws IOException {
        SearchReport.write(Outcomes.made(), folder.resolve("one"));
        SearchReport.write(Outcomes.made(), folder.resolve("two"));
        assertThat(names(folder.resolve("one"))).isEqualTo(FILES);
        for (String name : FILES) {
            assertThat(folder.resolve("one").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(name));
        }
    }

    @Test
    void manifest_has_the_hash_of_every_other_file_and_the_command() throws IOException {
        SearchReport.write(Outcomes.made(), folder, "splitnets search scenarios/quick.yaml --seed 3");
        String manifest = Files.readString(folder.resolve("manifest.json"));
        for (String name : FILES) {
            if (!name.equals("manifest.json")) {
                assertThat(manifest).contains("\"sha256\" : \"" + Provenance.sha256(folder.resolve(name)));
            }
        }
        assertThat(manifest).contains("splitnets search scenarios/quick.yaml --seed 3");
    }

    @Test
    void command_made_from_a_name_is_safe_to_paste() throws IOException {
        SearchReport.write(Outcomes.named("x; rm -rf ~", "left", "right"), folder);
        assertThat(folder.resolve("manifest.json")).content().contains("\"splitnets search SEARCH.yaml\"");
    }

    @Test
    void evaluated_has_a_row_per_candidate_in_their_order() throws IOException {
        SearchReport.write(Outcomes.made(), folder);
        List<String> lines = Files.readAllLines(folder.resolve("evaluated.csv"));
        assertThat(lines).hasSize(401);
        assertThat(lines.get(0))
                .isEqualTo("number,id,accuracy,accuracy_low,accuracy_high,"
                        + "latency_p99_ms,latency_p99_low_ms,latency_p99_high_ms,"
                        + "violation_offered_load,violation_sensor_memory_bytes,feasible,tier");
        assertThat(lines.get(1))
                .startsWith("1,0.0.0.0.0.0.0.0.0.0.0.0.0.0,0.8,")
                .endsWith(",0.25,1000.0,false,des");
        assertThat(lines.get(2)).endsWith(",batch");
        assertThat(lines.get(3)).startsWith("3,0.1.").endsWith(",0.0,0.0,true,des");
    }

    @Test
    void folder_that_cannot_be_made_leaves_nothing() throws IOException {
        Path file = Files.writeString(folder.resolve("occupied"), "kept");
        assertThatThrownBy(() -> SearchReport.write(Outcomes.made(), file.resolve("out")))
                .isInstanceOf(IOException.class);
        assertThat(names(folder)).containsExactly("occupied");
        assertThat(file).hasContent("kept");
    }

    @Test
    void file_that_cannot_be_replaced_leaves_no_manifest_and_nothing_unfinished() throws IOException {
        Files.createDirectories(folder.resolve("report.html").resolve("occupied"));
        assertThatThrownBy(() -> SearchReport.write(Outcomes.made(), folder)).isInstanceOf(IOException.class);
        assertThat(names(folder))
                .containsExactly("evaluated.csv", "front.csv", "front.json", "history.csv", "report.html");
    }

    @Test
    void search_without_a_front_is_reported_too() throws IOException {
        SearchReport.write(Outcomes.empty(), folder);
        assertThat(folder.resolve("front.json"))
                .content()
                .contains("\"front\" : [ ]", "Nothing is recommended", "\"picked\" : null");
    }

    @Test
    void front_members_that_a_baseline_beats_are_named_with_it() {
        assertThat(new Recommendation(Outcomes.made()).dominated()).isEmpty();
        // 60 % at 3 ms is beaten by none; 62.5 % at 5.5 ms by none; 62.6 % at 5.6 ms by 83 % at the same 5.6 ms.
        List<Map<String, String>> dominated = new Recommendation(Outcomes.large()).dominated();
        assertThat(dominated).hasSize(274);
        assertThat(dominated.get(0))
                .containsEntry("id", Outcomes.large().front().get(26).id())
                .containsEntry("baseline", "smallest best cut, uncompressed");
    }

    @Test
    void baseline_beyond_a_limit_neither_dominates_nor_is_the_best() {
        Recommendation recommendation = new Recommendation(Outcomes.made());
        assertThat(recommendation.bestBaseline().orElseThrow().id()).isEqualTo("largest best cut, uncompressed");
        assertThat(recommendation.reproach(Outcomes.made().baselines().get(0)))
                .isEqualTo("sensor_memory above its limit");
    }

    @Test
    void fingerprint_follows_what_was_found() {
        SearchOutcome made = Outcomes.made();
        SearchOutcome shorter = new SearchOutcome(
                made.spec(),
                made.toy(),
                made.front().subList(1, 6),
                0,
                made.baselines(),
                made.pick(),
                made.pickRun(),
                made.archive(),
                made.tiers(),
                made.history(),
                made.provenance());
        assertThat(FrontTree.fingerprint(made)).matches("[0-9a-f]{16}").isNotEqualTo(FrontTree.fingerprint(shorter));
        assertThat(FrontTree.fingerprint(made)).isEqualTo(FrontTree.fingerprint(Outcomes.made()));
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
