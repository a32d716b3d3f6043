package io.splitnets.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writesWholeFilesAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("result.json");
        AtomicFiles.writeText(file, "eins é");
        AtomicFiles.write(file, new byte[] {'2'});
        assertThat(file).hasContent("2");
        assertThat(names()).containsExactly("result.json");
        AtomicFiles.writeText(folder.resolve("new/folder/file"), "x");
        assertThat(folder.resolve("new/folder/file")).hasContent("x");
    }

    @Test
    void cleansUpAfterAFailure() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("inside"), "x");
        assertThatThrownBy(() -> AtomicFiles.writeText(taken, "y")).isInstanceOf(IOException.class);
        assertThat(names()).containsExactly("taken");
    }

    @Test
    void contentThatFailsHalfWayLeavesTheFormerFile() throws IOException {
        Path file = folder.resolve("table.csv");
        AtomicFiles.stream(file, out -> out.write("whole é"));
        assertThatThrownBy(() -> AtomicFiles.stream(file, out -> {
                    out.write("x".repeat(1 << 17));
                    throw new IllegalStateException("half");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("whole é");
        assertThat(names()).containsExactly("table.csv");
    }

    @Test
    void anUnfinishedSiblingIsNotInTheWay() throws IOException {
        Files.writeString(folder.resolve(".a.0.tmp"), "left behind");
        AtomicFiles.writeText(folder.resolve("a"), "x");
        assertThat(names()).containsExactly(".a.0.tmp", "a");
        assertThat(folder.resolve("a")).hasContent("x");
    }

    @Test
    void writesStableJson() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("z", 1);
        tree.put("a", Arrays.asList(0.1, 1e-7, 2e-3, 100.0, Double.NaN, Double.NEGATIVE_INFINITY, null, true));
        tree.put("text", "a\"\n\u0001é");
        tree.put("big", new BigInteger("123456789012345678901234567890"));
        tree.put("decimal", new BigDecimal("1.50"));
        tree.put("single", 0.1f);
        tree.put("none", List.of());
        tree.put("empty", Map.of());
        assertThat(JsonText.write(tree)).isEqualTo("""
                        {
                          "z" : 1,
                          "a" : [
                            0.1,
                            1.0E-7,
                            0.002,
                            100.0,
                            null,
                            null,
                            null,
                            true
                          ],
                          "text" : "a\\"\\n\\u0001é",
                          "big" : 123456789012345678901234567890,
                          "decimal" : 1.50,
                          "single" : 0.1,
                          "none" : [ ],
                          "empty" : { }
                        }
                        """);
    }

    @Test
    void doublesReadBackExactly() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 5000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(JsonText.number(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void refusesWhatJsonCannotHold() {
        assertThatThrownBy(() -> JsonText.write(new Object())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonText.write(Map.of(1, 2))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Any texts, read and printed, parse back to the same texts and stay texts for other readers. */
    @Test
    void effectiveTextKeepsEveryText() {
        SplittableRandom random = new SplittableRandom(7);
        String pieces = "ab8:1 -[]{},\"'#\n\t&*!|>%@?<~\\é\u2028\uFEFF\u0000\u0085.e+µ/_";
        for (int i = 0; i < 5000; i++) {
            Map<String, Object> tree = new LinkedHashMap<>();
            List<Object> list = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                StringBuilder text = new StringBuilder();
                for (int k = random.nextInt(8); k >= 0; k--) {
                    text.append(pieces.charAt(random.nextInt(pieces.length())));
                }
                tree.put(text.toString(), text.append("x").toString());
                list.add(text.toString());
            }
            tree.put("the list", list);
            Document first = Document.parse("json", escaped(JsonText.write(tree)));
            String printed = printed(first);
            assertThat(printed(Document.parse("yaml", printed))).isEqualTo(printed);
        }
    }

    private static String escaped(String json) {
        return json.replace("\u2028", "\\u2028").replace("\uFEFF", "\\uFEFF").replace("\u0085", "\\u0085");
    }

    private static String printed(Document document) {
        Section root = document.root();
        for (String key : List.copyOf(root.keys())) {
            if (root.isList(key)) {
                root.texts(key);
            } else {
                root.text(key);
            }
        }
        document.check();
        return document.effective(true).replaceAll(" +# (json|yaml|f):\\d+\n", "\n");
    }

    @Test
    void quotesWhatWouldBeSomethingElse() {
        Document document =
                Document.parse("f", "{a: \"8\", b: 8, c: \"true\", d: \"\", e: \"null\", f: \"a #b\", g: \"x \"}");
        assertThat(printed(document))
                .isEqualTo("a: \"8\"\nb: 8\nc: \"true\"\nd: \"\"\ne: \"null\"\nf: \"a #b\"\ng: \"x \"\n");
    }
}
