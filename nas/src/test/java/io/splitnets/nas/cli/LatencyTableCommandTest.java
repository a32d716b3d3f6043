package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.cli.Exit;
import io.splitnets.input.Document;
import io.splitnets.nas.oracle.BlockTableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code latency-table} from a search file to its files. */
class LatencyTableCommandTest {
    private static final String SHAPES = "../scenarios/shapes-single-view.search.yaml";
    private static final String IMAGENET = "../scenarios/attentivenas-imagenet.search.yaml";

    @TempDir
    private Path folder;

    @Test
    void theTableIsWrittenAndReadsBack() throws IOException {
        Path csv = folder.resolve("table.csv");
        SearchSession written = SearchSession.of("latency-table", SHAPES, "--out", csv.toString());
        assertThat(written.code()).isEqualTo(Exit.OK);
        assertThat(written.out()).contains("scenario     single-view\n").contains("stem         6\n");
        SearchSession printed = SearchSession.of("latency-table", SHAPES);
        assertThat(printed.out()).isEqualTo(Files.readString(csv)).doesNotContain(folder.toString());
        int rows = BlockTableReader.read(csv).rows().size();
        SearchSession summary = SearchSession.of(
                "latency-table",
                SHAPES,
                "--json",
                "--out",
                folder.resolve("t.json").toString());
        assertThat(Document.parse("summary", summary.out()).root().integer("rows", 1, 10_000))
                .isEqualTo(rows);
        SearchSession json = SearchSession.of("latency-table", SHAPES, "--json");
        assertThat(json.out()).isEqualTo(Files.readString(folder.resolve("t.json")));
        assertThat(Document.parse("table", json.out()).root().sections("rows")).hasSize(rows);
    }

    /** The data set's folder is not on this machine, and no image is needed. */
    @Test
    void aSpaceNeedsNoImages() {
        SearchSession found = SearchSession.of(
                "latency-table", IMAGENET, "--set", "space.resolutions=[192]", "--set", "scenario=single-view.yaml");
        assertThat(found.code()).as(found.err()).isEqualTo(Exit.OK);
        assertThat(found.out()).contains("\nclassifier,1,1,1792,1000,");
        SearchSession fewer =
                SearchSession.of("latency-table", IMAGENET, "--set", "space.resolutions=[192]", "--classes", "7");
        assertThat(fewer.out()).contains("\nclassifier,1,1,1792,7,");
    }

    @Test
    void whatIsWrongIsSaid() {
        refused("'table.txt': expected a name that ends in .csv or .json", SHAPES, "--out", "table.txt");
        refused("--classes: '0': expected a number from 1 to 32767", SHAPES, "--classes", "0");
        refused("space: unknown key 'resolution'; known keys: ", SHAPES, "--set", "space.resolution=[8]");
        refused(
                "dataset.name: 'image-folder': expected a data set whose number of classes is known",
                SHAPES,
                "--set",
                "dataset.name=image-folder");
        refused("no such file", SHAPES, "--set", "scenario=none.yaml");
    }

    private static void refused(String message, String... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = "latency-table";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        SearchSession session = SearchSession.of(words);
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).contains(message);
    }
}
