package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.report.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks from ONNX files through the front door. */
class OnnxCommandsTest {
    private static final Path SHIPPED = Path.of("..", "scenarios", "onnx");
    private static final String GUESSED =
            "node 'n_result' (op Warpmax, domain ai.onnx) is no supported operation; counted as layer 'n_result~guess'";

    @TempDir
    private Path folder;

    /** The shipped model and scenario, the model with an operation that nobody knows. */
    @BeforeEach
    void strangeModel() throws IOException {
        byte[] good = Files.readAllBytes(SHIPPED.resolve("residual-96.onnx"));
        String strange = new String(good, StandardCharsets.ISO_8859_1).replace("Softmax", "Warpmax");
        Files.write(folder.resolve("strange.onnx"), strange.getBytes(StandardCharsets.ISO_8859_1));
        String scenario = Files.readString(SHIPPED.resolve("eye-onnx.yaml"));
        Files.writeString(folder.resolve("case.yaml"), scenario.replace("residual-96.onnx", "strange.onnx"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void anUnsupportedOperationEndsEachCommandWithItsName() {
        String[][] commands = {
            {"cost", file("strange.onnx")},
            {"memory", file("strange.onnx")},
            {"run", file("case.yaml")},
            {"validate", file("case.yaml")},
            {"split", file("case.yaml")}
        };
        for (String[] command : commands) {
            Session session = Session.of(command);
            assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
            assertThat(session.firstError())
                    .contains("strange.onnx: byte ")
                    .contains("node 'n_result' (op Warpmax, domain ai.onnx): no supported operation");
            assertThat(session.out()).isEmpty();
        }
    }

    @Test
    void aGuessIsVisibleInTextAndJson() {
        Session text = Session.of("cost", file("strange.onnx"), "--approximate-unknown");
        assertThat(text.code()).isEqualTo(Exit.OK);
        assertThat(text.out()).contains("n_result~guess");
        assertThat(text.err()).contains("warning: ").contains(GUESSED);
        Session cost = Session.of("cost", file("strange.onnx"), "--approximate-unknown", "--json");
        assertThat(cost.json().get("warnings").get(0).asString()).contains(GUESSED);
        Session memory = Session.of("memory", file("strange.onnx"), "--approximate-unknown", "--json");
        assertThat(memory.json().get("warnings").get(0).asString()).contains(GUESSED);
    }

    @Test
    void aGuessInAScenarioIsAWarningOfTheRun() {
        String setting = "network.approximate_unknown=true";
        Session run = Session.of("run", file("case.yaml"), "--json", "--set", setting);
        assertThat(run.code()).isEqualTo(Exit.OK);
        assertThat(run.json().get("warnings").get(0).asString()).startsWith("strange.onnx: " + GUESSED);
        Session split = Session.of("split", file("case.yaml"), "--json", "--set", setting);
        assertThat(split.json().get("warnings").get(0).asString()).contains(GUESSED);
        assertThat(Session.of("validate", file("case.yaml"), "--set", setting).err())
                .contains("warning: strange.onnx: ");
    }

    @Test
    void theHashOfTheFileIsInTheProvenance() {
        Session run = Session.of("run", SHIPPED.resolve("eye-onnx.yaml").toString(), "--json");
        assertThat(run.code()).isEqualTo(Exit.OK);
        assertThat(run.json()
                        .get("provenance")
                        .get("inputs_sha256")
                        .get("residual-96.onnx")
                        .asString())
                .isEqualTo(Provenance.sha256(SHIPPED.resolve("residual-96.onnx")));
    }

    @Test
    void anOpenBatchIsNoted() {
        String file = SHIPPED.resolve("residual-96.onnx").toString();
        Session session = Session.of("memory", file, "--json");
        assertThat(session.json().get("notes").get(0).asString()).contains("taken as 1, one frame at a time");
        assertThat(session.err()).contains("note: ").contains("input 'image' leaves its leading size open");
    }

    @Test
    void whatIsNoModelIsRefusedInOneLine() throws IOException {
        Files.writeString(folder.resolve("text.onnx"), "this is a text, not a model\n");
        for (String name : new String[] {"text.onnx", "nowhere.onnx"}) {
            Session session = Session.of("cost", file(name));
            assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
            assertThat(session.err().lines()).hasSize(1);
            assertThat(session.err()).contains(name).doesNotContain("Exception");
        }
        Files.createDirectory(folder.resolve("folder.onnx"));
        Session folded = Session.of("cost", file("folder.onnx"));
        assertThat(folded.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(folded.err()).contains("folder.onnx").contains("expected a file, found a folder");
    }
}
