package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every wrong search file is refused before anything is trained or written. */
class SearchRefusalTest {
    @TempDir
    private Path temporary;

    private Path folder = Path.of("");

    /** One block of the table: a title, then marked lines. */
    record Case(String title, List<String> lines) {
        private String marked(char mark) {
            return lines.stream()
                    .filter(line -> line.charAt(0) == mark)
                    .map(line -> line.substring(1) + "\n")
                    .collect(Collectors.joining());
        }

        String appliedTo(String good) {
            assertThat(good).contains(marked('-'));
            return good.replace(marked('-'), marked('+'));
        }

        String expected() {
            return marked('=').strip();
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Case> cases() {
        return cases("search.txt");
    }

    static Stream<Case> cases(String table) {
        return Stream.of(SearchSession.good(table).split("\n\n+"))
                .filter(block -> !block.startsWith("#"))
                .map(block -> block.lines().toList())
                .map(lines -> new Case(lines.get(0), lines.subList(1, lines.size())));
    }

    @BeforeEach
    void scenarios() throws IOException {
        folder = Files.createDirectories(temporary.resolve("project"));
        String system = SearchSession.good("system.yaml");
        Files.writeString(folder.resolve("system.yaml"), system);
        Files.writeString(folder.resolve("wrong.yaml"), system.replace("60 fps", "6000 fps"));
        Files.writeString(
                folder.resolve("several.yaml"),
                system.replace("network:\n  ", "networks:\n  - id: one\n    ")
                        .replace("  split: {after: block5}\n", """
                            split: {after: block5}
                          - id: two
                            after: {network: one}
                            builtin: resnet8
                        """));
        Files.writeString(
                folder.resolve("law.yaml"),
                system.replace("  preset: aggregator-npu\n", "  service: {dist: constant, mean: 1 ms}\n"));
    }

    @Test
    void theTableIsLong() {
        assertThat(cases().count()).isGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(Case wrong) throws IOException {
        Path file = write(wrong.appliedTo(SearchSession.good("base.yaml")));
        Path out = temporary.resolve("out");
        Path cache = temporary.resolve("cache");
        SearchSession session = SearchSession.of(
                "search", file.toString(), "--json", "--out", out.toString(), "--cache", cache.toString());
        assertThat(session.firstError().replace(file.toString(), "FILE").replace(folder.toString(), "FOLDER"))
                .isEqualTo(wrong.expected());
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).doesNotContain("Exception", "internal error", "\tat ");
        assertThat(out).doesNotExist();
        assertThat(cache).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0.0", "9.9.9.9.9.9.9.9.9.9.9.9.9.9.9.9", "-1.0", "0..0", ""})
    void aWrongCandidateIsRefused(String candidate) throws IOException {
        Path file = write(SearchSession.good("base.yaml"));
        Path cache = temporary.resolve("cache");
        SearchSession session = SearchSession.of("evaluate", file.toString(), candidate, "--cache", cache.toString());
        assertThat(session.firstError()).startsWith("splitnets: candidate ");
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cache).doesNotExist();
    }

    @Test
    void wrongWordsAreRefused() throws IOException {
        Path file = write(SearchSession.good("base.yaml"));
        refused(
                "splitnets: --threads: '-2': expected 0 (all cores) or more",
                "search",
                file.toString(),
                "--threads",
                "-2");
        refused("splitnets: Missing required parameter: 'SEARCH'", "search");
        refused("splitnets: Unknown option: '--resum'", "search", file.toString(), "--resum");
        refused("splitnets: expected a subcommand: list or fetch", "data");
        refused("dataset:1:1: dataset: 'mnist'", "data", "fetch", "mnist");
        refused("--set:1:1: 'evaluations': expected KEY.PATH=VALUE", "search", file.toString(), "--set", "evaluations");
    }

    @Test
    void aLimitThatNothingKeepsIsNamedBeforeAnyTraining() throws IOException {
        Path file = write(SearchSession.good("base.yaml"));
        Path cache = temporary.resolve("cache");
        SearchSession session = SearchSession.of(
                "search",
                file.toString(),
                "--set",
                "constraints.sensor_memory=64 B",
                "--cache",
                cache.toString(),
                "--out",
                temporary.resolve("out").toString());
        assertThat(session.firstError())
                .startsWith("splitnets: no candidate of space")
                .contains("break 'sensor_memory' <= 64.0 B, the nearest with");
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cache).doesNotExist();
    }

    private static void refused(String expected, String... words) {
        SearchSession session = SearchSession.of(words);
        assertThat(session.firstError()).startsWith(expected);
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("case.search.yaml"), text);
    }
}
