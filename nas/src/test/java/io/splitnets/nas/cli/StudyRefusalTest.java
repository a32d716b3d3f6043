package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong study file is refused before anything is trained or written. */
class StudyRefusalTest {
    private static final Path GOOD = Path.of("src", "test", "resources", "study");

    @TempDir
    private Path temporary;

    private Path folder = Path.of("");

    static Stream<SearchRefusalTest.Case> cases() {
        return SearchRefusalTest.cases("study.txt");
    }

    @BeforeEach
    void search() throws IOException {
        folder = Files.createDirectories(temporary.resolve("project"));
        String search = Files.readString(GOOD.resolve("tiny.search.yaml"));
        Files.writeString(folder.resolve("tiny.search.yaml"), search);
        Files.writeString(folder.resolve("views.search.yaml"), search.replace("views: [1]", "views: [1, 2]"));
        Files.writeString(
                folder.resolve("system.yaml"),
                SearchSession.good("system.yaml").replace("aggregator:\n", "aggregator:\n  fusion: wait_all\n"));
    }

    @Test
    void theTableIsLong() {
        assertThat(cases().count()).isGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(SearchRefusalTest.Case wrong) throws IOException {
        String good = Files.readString(GOOD.resolve("tiny.study.yaml"));
        Path file = Files.writeString(folder.resolve("case.study.yaml"), wrong.appliedTo(good));
        Path out = temporary.resolve("out");
        Path cache = temporary.resolve("cache");
        SearchSession session =
                SearchSession.of("study", file.toString(), "--out", out.toString(), "--cache", cache.toString());
        assertThat(session.firstError().replace(file.toString(), "FILE").replace(folder.toString(), "FOLDER"))
                .isEqualTo(wrong.expected());
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).doesNotContain("Exception", "internal error", "\tat ");
        assertThat(out).doesNotExist();
        assertThat(cache).doesNotExist();
    }
}
