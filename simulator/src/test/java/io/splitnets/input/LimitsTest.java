package io.splitnets.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final int ALMOST_TWO_MEBIBYTES = (2 << 20) - 100;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[[{x: ", "{? "})
    void deepNestingIsRefusedWithoutOverflow(String opening) {
        String text = opening.repeat(ALMOST_TWO_MEBIBYTES / opening.length());
        assertThatThrownBy(() -> Document.parse("deep", text))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("deep:1:\\d+: (nested deeper than 50 levels|a list or a map cannot be a key.*)");
    }

    @Test
    void deepBlockMapsAreRefused() {
        String text =
                IntStream.range(0, 1500).mapToObj(i -> " ".repeat(i) + "k:\n").collect(Collectors.joining());
        assertThatThrownBy(() -> Document.parse("deep", text)).hasMessage("deep:51:51: nested deeper than 50 levels");
    }

    @Test
    void fiftyLevelsAreRead() {
        Document document = Document.parse("f", "a: " + "[".repeat(49) + "]".repeat(49));
        assertThat(document.content().entries()).containsOnlyKeys("a");
        assertThatThrownBy(() -> Document.parse("f", "a: " + "[".repeat(50) + "]".repeat(50)))
                .hasMessage("f:1:53: nested deeper than 50 levels");
    }

    @Test
    void tenMegabytesOfBracketsAreRefusedBySize() throws IOException {
        Path file = folder.resolve("big.yaml");
        Files.writeString(file, "[".repeat(10 << 20));
        assertThatThrownBy(() -> Document.read(file)).hasMessage(file + ":1:1: the file is larger than 2 MiB");
        assertThatThrownBy(() -> Document.parse("big", "[".repeat(10 << 20)))
                .hasMessage("big:1:1: the file is larger than 2 MiB");
    }

    @Test
    void aMillionKeysAreRefusedBySize() {
        String text =
                IntStream.range(0, 1_000_000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());
        assertThatThrownBy(() -> Document.parse("keys", text)).hasMessage("keys:1:1: the file is larger than 2 MiB");
    }

    @Test
    void manySmallValuesAreRefusedByNumber() {
        assertThatThrownBy(() -> Document.parse("many", "a: [" + "1,".repeat(900_000) + "1]"))
                .hasMessageMatching("many:1:\\d+: more than 200000 values and keys; this is no scenario");
        String keys = IntStream.range(0, 150_000)
                .mapToObj(i -> Integer.toString(i, 36) + ":\n")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> Document.parse("keys", keys))
                .hasMessage("keys:100000:6: more than 200000 values and keys; this is no scenario");
    }

    @Test
    void aBombOfAliasesIsRefusedAtTheFirstAnchor() {
        StringBuilder text = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 40; i++) {
            String below = "*a" + (i - 1);
            text.append("a" + i + ": &a" + i + " [" + String.join(", ", below, below, below) + "]\n");
        }
        assertThatThrownBy(() -> Document.parse("bomb", text.toString()))
                .hasMessage("bomb:1:5: anchors and aliases are not part of this format; write the value out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x", "'", "\"", " ", "\n", "a ", "a\n", "#", "- a\n", ":", ", ", "%", "|\n ", "\t", "a: 1\n", "&a ",
                "]", "\\"
            })
    void largeOddFilesNeitherHangNorCrash(String piece) {
        for (String start : new String[] {"a: ", "a: \"", "a: |\n  ", "a: ["}) {
            String text = start + piece.repeat((ALMOST_TWO_MEBIBYTES - 10) / piece.length());
            try {
                Document.parse("f", text);
            } catch (InputException e) {
                assertThat(e.problems()).isNotEmpty();
                assertThat(e.problems().get(0).toString()).hasSizeLessThan(400);
            }
        }
    }

    @Test
    void noBytesMakeTheReaderFailOtherwise() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        String pieces = "ab:1 -[]{},\"'#\n\n  \t&*!|>%@?<~\\é\u2028\uFEFF\0";
        Path file = folder.resolve("fuzz.yaml");
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(40); j >= 0; j--) {
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            refuseOrRead(() -> Document.parse("f", text.toString()));
            if (i % 20 == 0) {
                byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                Files.write(file, bytes);
                refuseOrRead(() -> Document.read(file));
            }
        }
    }

    private static void refuseOrRead(java.util.function.Supplier<Document> reading) {
        try {
            assertThat(reading.get().content().entries()).isNotNull();
        } catch (InputException e) {
            assertThat(e.problems()).allSatisfy(problem -> {
                assertThat(problem.at().line()).isPositive();
                assertThat(problem.at().column()).isPositive();
            });
        }
    }

    @Test
    void everyTruncationOfAFileIsReadOrRefused() {
        String text = "version: 1\nsensors:\n  - {id: \"left\", fps: 30 fps}\n  - id: 'right'\n    list: [1, 2]\n";
        for (int end = 0; end < text.length(); end++) {
            String part = text.substring(0, end);
            refuseOrRead(() -> Document.parse("f", part));
        }
    }

    @Test
    void bytesThatAreNoTextAreRefusedWithTheirPlace() throws IOException {
        Path file = folder.resolve("latin.yaml");
        Files.write(file, "a: 1\nb: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Document.read(file))
                .hasMessage(file + ":2:4: byte 0xE9 at offset 8 is not UTF-8; save the file as UTF-8");
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xC3});
        assertThatThrownBy(() -> Document.read(file))
                .hasMessage(file + ":1:4: byte 0xC3 at offset 3 is not UTF-8; save the file as UTF-8");
        Files.write(file, "a: 1".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> Document.read(file))
                .hasMessage(file + ":1:1: byte 0xFE at offset 0 is not UTF-8; save the file as UTF-8");
    }

    @Test
    void filesThatAreNotThereAreRefused() {
        Path missing = folder.resolve("none.yaml");
        assertThatThrownBy(() -> Document.read(missing)).hasMessage(missing + ":1:1: the file does not exist");
        assertThatThrownBy(() -> Document.read(folder)).hasMessage(folder + ":1:1: this is a folder; expected a file");
    }

    @Test
    void placesCountCodePointsAfterAByteOrderMarkAndWithAnyLineEnd() throws IOException {
        Path file = folder.resolve("bom.yaml");
        Files.writeString(file, "\uFEFF\uD83D\uDE00: {é: 1}\r\nb: 2\r\n");
        Document document = Document.read(file);
        assertThat(document.root().section("\uD83D\uDE00").locationOf("é"))
                .isEqualTo(new Location(file.toString(), 1, 8));
        assertThat(document.root().locationOf("b")).isEqualTo(new Location(file.toString(), 2, 4));
    }
}
