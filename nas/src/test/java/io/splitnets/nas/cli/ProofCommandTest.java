package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command behind docs/search.md, with the one of its tables that takes a second. */
class ProofCommandTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("splitnets.root")));
    private static final String SCENARIOS = ROOT.resolve("scenarios").toString();

    @TempDir
    private Path folder;

    @Test
    void aTableTakesItsPlaceInAPageWithItsDrawingBeside() throws IOException {
        Path page = Files.writeString(
                folder.resolve("page.md"),
                "# a\n<!-- proof assumptions begin -->\nold\n<!-- proof assumptions end -->\nb\n");
        SearchSession session =
                SearchSession.of("proof", SCENARIOS, "--only", "assumptions", "--json", "--update", page.toString());
        assertThat(session.code()).isEqualTo(Exit.OK);
        JsonNode tree = JsonMapper.shared().readTree(session.out());
        String table = tree.get("assumptions").asString();
        assertThat(page)
                .content()
                .isEqualTo(
                        "# a\n<!-- proof assumptions begin -->\n\n" + table + "\n<!-- proof assumptions end -->\nb\n");
        assertThat(folder.resolve("assumptions.svg")).content().startsWith("<svg");
        assertThat(Files.readString(ROOT.resolve("docs/search.md")))
                .as("the shipped page is up to date")
                .contains(table);
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsSearched() throws IOException {
        assertThat(SearchSession.of("proof", SCENARIOS, "--only", "queues").firstError())
                .isEqualTo(
                        "splitnets: --only: 'queues': expected one of enumerable, queue, assumptions, joint, joint-slow."
                                + " Did you mean 'queue'?");
        Path page = Files.writeString(folder.resolve("page.md"), "nothing\n");
        SearchSession without = SearchSession.of("proof", SCENARIOS, "--update", page.toString());
        assertThat(without.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(without.firstError())
                .endsWith("expected lines '<!-- proof enumerable begin -->' and '<!-- proof enumerable end -->'");
        assertThat(page).content().isEqualTo("nothing\n");
        SearchSession nowhere = SearchSession.of("proof", folder.toString(), "--only", "queue");
        assertThat(nowhere.code()).isEqualTo(Exit.BAD_INPUT);
    }
}
