package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.input.Document;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrateCommandTest {
    private static final String DATA = "../scenarios/calibration/gap9.csv";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.execute(List.of(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    /** The fields that scripts rely on. */
    @Test
    void printsTheFieldsOfTheContract() throws Exception {
        assertThat(run("calibrate", "gap9-like", "--measured", DATA, "--json")).isEqualTo(Exit.OK);

        Document json = Document.parse("out.json", out.toString());
        var root = json.root();
        assertThat(root.number("leave_one_out_mean_percent", 0, 100)).isLessThan(1);
        assertThat(root.number("leave_one_out_worst_percent", 0, 100)).isLessThan(1);
        assertThat(root.number("kendall_tau", -1, 1)).isEqualTo(1);
        assertThat(root.section("parameters").keys()).contains("on_chip", "depthwise", "frame");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Path.of(DATA)));
        assertThat(root.text("data_sha256")).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(root.sections("networks")).hasSize(4).allSatisfy(network -> {
            double measured = network.number("measured_ms", 0, 10);
            assertThat(network.text("name")).isNotEmpty();
            assertThat(network.number("predicted_ms", 0, 10)).isBetween(0.99 * measured, 1.01 * measured);
            assertThat(network.number("leave_one_out_ms", 0, 10)).isBetween(0.99 * measured, 1.01 * measured);
        });
    }

    /** What was written is an accelerator that costs what was fitted, and a base for the next fit. */
    @Test
    void writesAProfileThatOtherCommandsRead() throws IOException {
        Path profile = folder.resolve("deep/mine.yaml");
        assertThat(run("calibrate", "sensor-npu-small", "--measured", DATA, "-o", profile.toString()))
                .isEqualTo(Exit.OK);
        String first = Files.readString(profile);
        assertThat(first)
                .contains("name: mine\n", "data_sha256: ", "residuals:", "leave_one_backbone_out: ", "kendall_tau: ");
        assertThat(run("cost", "resnet8", "--npu", profile.toString(), "--json"))
                .isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("\"npu\" : \"mine\"");
        assertThat(run(
                        "calibrate",
                        profile.toString(),
                        "--measured",
                        DATA,
                        "--terms",
                        "auto",
                        "-o",
                        profile.toString()))
                .isEqualTo(Exit.OK);
        assertThat(profile).content().isEqualTo(first);
        try (Stream<Path> left = Files.list(folder.resolve("deep"))) {
            assertThat(left).containsExactly(profile);
        }
    }

    @Test
    void aGateThatIsMissedIsExitCodeOne() {
        assertThat(run("calibrate", "gap9-like", "--measured", DATA, "--require-worst", "1%", "--require-mean", "1 %"))
                .isEqualTo(Exit.OK);
        assertThat(run("calibrate", "gap9-like", "--measured", DATA, "--require-worst", "0.1%"))
                .isEqualTo(Exit.GATE_FAILED);
    }

    @Test
    void costWarnsOfNetworksOutsideTheMeasuredRange() {
        assertThat(run("cost", "resnet50", "--npu", "stm32n6-like", "--json")).isEqualTo(Exit.OK);
        String warning = "outside the fitted range: external is ";
        assertThat(err.toString()).contains("warning: " + warning);
        assertThat(Document.parse("out.json", out.toString()).root().texts("warnings"))
                .hasSize(2)
                .anyMatch(text -> text.startsWith(warning));
    }

    @Test
    void aRunWarnsOfNetworksOutsideTheMeasuredRange() {
        String fitted = "aggregator.npu.fitted={layers: {cycles: 5000, least: 1, most: 2}}";
        assertThat(run("run", "../scenarios/quad-tracking.yaml", "--set", fitted, "--json"))
                .as(err.toString())
                .isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("aggregator, network: outside the fitted range: layers is ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gap9-lke          | ../scenarios/calibration/gap9.csv | --json           |             | Did you mean 'gap9-like'?
            gap9-like         | nowhere.csv                       | --json           |             | nowhere.csv:1:1: the file does not exist
            gap9-like         | ../scenarios/calibration/gap9.csv | --terms          | external,on | --terms: 'on': expected auto or some of external, on_chip, compute, depthwise, layers, frame
            gap9-like         | ../scenarios/calibration/gap9.csv | --terms          | onchip      | Did you mean 'on_chip'?
            gap9-like         | ../scenarios/calibration/gap9.csv | --out            | mine.txt    | ends in .yaml
            gap9-like         | ../scenarios/calibration/gap9.csv | --require-worst  | 10          | expected a share such as 10%
            """)
    void refuses(String npu, String data, String option, String value, String expected) {
        String[] arguments = Stream.of("calibrate", npu, "--measured", data, option, value)
                .filter(Objects::nonNull)
                .toArray(String[]::new);

        assertThat(run(arguments)).isEqualTo(Exit.BAD_INPUT);
        assertThat(err.toString()).contains(expected);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void refusesToWriteAProfileOfABaseThatItCannotExtend() throws IOException {
        Path base = Files.writeString(
                folder.resolve("flow.yaml"),
                "{kind: npu, rows: 8, columns: 8, clock: 1 GHz, activation_memory: 1 MiB, weight_memory: 1 MiB}\n");

        assertThat(run("calibrate", base.toString(), "--measured", DATA)).isEqualTo(Exit.OK);
        assertThat(run(
                        "calibrate",
                        base.toString(),
                        "--measured",
                        DATA,
                        "-o",
                        folder.resolve("n.yaml").toString()))
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(err.toString()).contains("each key at the start of a line");
        assertThat(folder.resolve("n.yaml")).doesNotExist();
    }
}
