package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The hardware models against their references, through the command that users have. */
class VerifyHardwareCommandTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path folder;

    @Test
    void everyErrorIsWithinWhatIsAsked() {
        Session session = Session.of("verify", "hardware");

        assertThat(session.out()).doesNotContain("FAILED");
        assertThat(session.code()).isEqualTo(Exit.OK);
        assertThat(session.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void readmeAndManualShowWhatTheCommandPrints() throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(ROOT.resolve("../shared/truth")), "reference tables are not beside the project");
        for (String page : new String[] {"README.md", "docs/validation.md"}) {
            Path copy = folder.resolve("page.md");
            Files.copy(ROOT.resolve(page), copy);

            assertThat(Session.of("verify", "hardware", "--update", copy.toString())
                            .code())
                    .isEqualTo(Exit.OK);
            assertThat(copy).hasSameTextualContentAs(ROOT.resolve(page));
            Files.delete(copy);
        }
    }

    @Test
    void aWrongFigureFails() throws IOException {
        Path table = folder.resolve("sensor-modes.csv");
        Files.writeString(table, """
                mode,pixel_clock_hz,hts,vts,height,fps
                right,48000000,928,1724,480,30.0024
                wrong,48000000,928,860,480,60.2
                """);
        Session session =
                Session.of("verify", "hardware", "--json", "--only", "sensor-modes", "--reference", folder.toString());

        assertThat(session.code()).isEqualTo(Exit.GATE_FAILED);
        JsonNode benchmark = session.json().get("benchmarks").get(0);
        assertThat(benchmark.get("n").asInt()).isEqualTo(2);
        assertThat(benchmark.get("worst_at").asString()).isEqualTo("wrong");
        assertThat(benchmark.get("result").asString()).isEqualTo("FAILED");
    }

    @Test
    void aTableThatCannotBeReadNamesThePlace() throws IOException {
        Files.writeString(
                folder.resolve("sensor-modes.csv"), "mode,pixel_clock_hz,hts,vts,height,fps\nx,1,2,4,4,many\n");
        Session session = Session.of("verify", "hardware", "--only", "sensor-modes", "--reference", folder.toString());

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.err()).contains("sensor-modes.csv:2:11").contains("expected a number");
        Files.writeString(folder.resolve("sensor-modes.csv"), "mode,pixel_clock_hz,hts,vts,height,fps\nx,1,2,3,4,5\n");
        assertThat(Session.of("verify", "hardware", "--only", "sensor-modes", "--reference", folder.toString())
                        .err())
                .contains("sensor-modes.csv:2:1")
                .contains("the model refuses this row");
    }

    @Test
    void aPageWithoutAPlaceForTheTableIsRefused() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "nothing\n");
        Session session = Session.of("verify", "hardware", "--only", "peak-memory", "--update", page.toString());

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(page).hasContent("nothing\n");
        assertThat(Session.of("verify", "hardware", "--only", "peak-memori").err())
                .contains("Did you mean 'peak-memory'?");
    }
}
