package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code splitnets export} on a search that trains within a second. */
class ExportCommandTest {
    private static final String SMALLEST = "0.0.0.0.0.0.0.0.0.0.1.0.0.0";
    private static final List<String> PARTS =
            List.of("sensor.onnx", "aggregator.onnx", "sensor.dl4j.zip", "aggregator.dl4j.zip");

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("system.yaml"), SearchSession.good("system.yaml"));
        Files.writeString(folder.resolve("tiny.search.yaml"), SearchSession.good("base.yaml"));
    }

    private SearchSession export(String candidate, String out, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "export",
                folder.resolve("tiny.search.yaml").toString(),
                candidate,
                "--json",
                "--out",
                folder.resolve(out).toString(),
                "--cache",
                folder.resolve("cache").toString()));
        words.addAll(List.of(more));
        return SearchSession.of(words.toArray(String[]::new));
    }

    private void sameFiles(List<String> names, String one, String other) {
        names.forEach(name -> assertThat(folder.resolve(other).resolve(name))
                .hasSameBinaryContentAs(folder.resolve(one).resolve(name)));
    }

    @Test
    void aCandidateBecomesTheSameFilesEachTime() {
        SearchSession session = export(SMALLEST, "one", "--threads", "1");
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isEqualTo(Exit.OK);
        JsonNode tree = JsonMapper.shared().readTree(session.out());
        assertThat(tree.get("candidate").asString()).isEqualTo(SMALLEST);
        assertThat(tree.get("cut").get("bits").asInt()).isEqualTo(8);
        assertThat(tree.get("validation_accuracy").asDouble()).isBetween(0.0, 1.0);
        assertThat(tree.get("files").propertyNames()).containsExactlyElementsOf(PARTS);
        assertThat(export(SMALLEST, "two", "--threads", "2").out()).isEqualTo(session.out());
        sameFiles(PARTS, "one", "two");
        sameFiles(List.of("export.json"), "one", "two");
    }

    @Test
    void fineTuningTrainsOtherWeightsToTheSameBytes() throws IOException {
        export(SMALLEST, "plain");
        SearchSession tuned = export(SMALLEST, "tuned", "--fine-tune", "10", "--threads", "1");
        assertThat(tuned.code()).isEqualTo(Exit.OK);
        JsonNode tree = JsonMapper.shared().readTree(tuned.out());
        assertThat(tree.get("fine_tune_steps").asInt()).isEqualTo(10);
        assertThat(tree.get("validation_accuracy_fine_tuned").asDouble()).isBetween(0.0, 1.0);
        assertThat(Files.mismatch(folder.resolve("plain/sensor.onnx"), folder.resolve("tuned/sensor.onnx")))
                .isNotNegative();
        assertThat(export(SMALLEST, "again", "--fine-tune", "10", "--threads", "2")
                        .out())
                .isEqualTo(tuned.out());
        sameFiles(PARTS, "tuned", "again");
    }

    @Test
    void theLargestNetworkIsOnePart() {
        SearchSession session = export("largest", "whole");
        assertThat(session.code()).isEqualTo(Exit.OK);
        assertThat(folder.resolve("whole/network.onnx")).isNotEmptyFile();
        assertThat(folder.resolve("whole/network.dl4j.zip")).isNotEmptyFile();
        assertThat(folder.resolve("whole/sensor.onnx")).doesNotExist();
    }

    @Test
    void whatIsNoCandidateIsRefused() {
        assertThat(export("biggest", "x").err()).contains("expected whole numbers joined by dots");
        assertThat(export("0.1", "x").code()).isEqualTo(Exit.BAD_INPUT);
        SearchSession negative = export(SMALLEST, "x", "--fine-tune", "-1");
        assertThat(negative.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(negative.err()).contains("--fine-tune: '-1': expected 0 (none) or more");
        assertThat(folder.resolve("x")).doesNotExist();
    }
}
