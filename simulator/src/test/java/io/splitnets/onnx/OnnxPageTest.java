package io.splitnets.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the importer says what it does. */
class OnnxPageTest {
    private static final Path PAGE = Path.of("..", "docs", "models", "onnx.md");

    @Test
    void theOperationsOfThePageAreThoseOfTheCode() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(between(page, "operands mean the same:", "Of the domain")).isEqualTo(OnnxOperations.names());
        assertThat(between(page, "optimiser write them:", "### Operations that are not"))
                .isEqualTo(PlainNodes.contributed());
    }

    @Test
    void theLimitsOfThePageAreThoseOfTheCode() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(String.format(Locale.ROOT, "| %,d each |", OnnxReader.MOST_NODES))
                .contains(
                        String.format(Locale.ROOT, "| %,d, names together 16 MiB, each 4 KiB |", WireReader.MOST_KEPT))
                .contains(String.format(
                        Locale.ROOT,
                        "| %,d; %d; %,d |",
                        NodeFields.MOST_OPERANDS,
                        NodeFields.MOST_ATTRIBUTES,
                        NodeFields.MOST_LIST))
                .contains("at most " + OnnxTensor.MOST_VALUES + " elements");
        assertThat(WireReader.MOST_TEXT).isEqualTo(16 << 20);
        assertThat(WireReader.LONGEST_TEXT).isEqualTo(4 << 10);
        assertThat(TensorReader.MOST_DIMS).isEqualTo(16);
        assertThat(Inferred.MOST_ELEMENTS).isEqualTo(0x1p40);
    }

    private static List<String> between(String page, String start, String end) {
        int from = page.indexOf(start);
        String part = page.substring(from, page.indexOf(end, from));
        return Pattern.compile("`(\\w+)`")
                .matcher(part)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
