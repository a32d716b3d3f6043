package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no scenario at all are refused in one line, and quickly. */
class RefusedFilesTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> contents() {
        return Stream.of(
                arguments("empty", "", "FILE:1:1: the file is empty"),
                arguments("only a comment", "# nothing\n", "FILE:1:1: the file is empty"),
                arguments("a single value", "hello\n", "FILE:1:1: expected a map of keys"),
                arguments("a list", "- 1\n- 2\n", "FILE:1:1: expected a map of keys"),
                arguments("alias bomb", bomb(), "FILE:1:4: anchors and aliases are not part of this format"),
                arguments("deep nesting", "a: " + "[".repeat(100_000), "FILE:1:53: nested deeper than 50 levels"),
                arguments(
                        "10 MB of nesting",
                        "a: " + "{a: ".repeat(2_600_000),
                        "FILE:1:1: the file is larger than 2 MiB"),
                arguments(
                        "10 MB of list",
                        "a: [" + "1, ".repeat(3_500_000) + "]",
                        "FILE:1:1: the file is larger than 2 MiB"),
                arguments("many values", "a: [" + "1,".repeat(300_000) + "]", "more than 200000 values and keys"),
                arguments("NUL", "name: a\u0000b\n", "FILE:1:8: character U+0000 is not allowed in a file"),
                arguments("escape sequence", "name: \u001b[31mred\n", "FILE:1:7: character U+001B is not allowed"),
                arguments("JSON cut off", "{\"version\": 1, ", "FILE:1:16: not valid YAML"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void contentIsRefused(String title, String content, String expected) throws IOException {
        refused(Files.writeString(folder.resolve("case.yaml"), content), expected);
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Path latin = Files.write(folder.resolve("latin.yaml"), "name: é\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(latin, "FILE:1:7: byte 0xE9 at offset 6 is not UTF-8; save the file as UTF-8");
        Path wide = Files.write(folder.resolve("wide.yaml"), "name: e\n".getBytes(StandardCharsets.UTF_16));
        refused(wide, "FILE:1:1: byte 0xFE at offset 0 is not UTF-8; save the file as UTF-8");
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        refused(folder.resolve("nowhere.yaml"), "FILE:1:1: the file does not exist");
        refused(Files.createDirectory(folder.resolve("folder.yaml")), "FILE:1:1: this is a folder; expected a file");
    }

    private void refused(Path file, String expected) {
        for (String command : new String[] {"run", "validate", "split"}) {
            Session session = Session.of(command, file.toString());
            assertThat(session.firstError().replace(file.toString(), "FILE")).contains(expected);
            assertThat(session.err().length()).isLessThan(2_000);
            assertThat(session.err()).doesNotContain("Exception", "internal error", "\tat ");
            assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
            assertThat(session.out()).isEmpty();
        }
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("a: &a [x, x]\n");
        for (char c = 'b'; c < 'p'; c++) {
            char before = (char) (c - 1);
            text.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append(("*" + before + ", ").repeat(9))
                    .append("]\n");
        }
        return text.toString();
    }
}
