package io.splitnets.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.cli.Exit;
import io.splitnets.cli.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every wrong scenario is refused through the front door: place, value, what was expected, and nothing is written. */
class RefusalTest {
    private static final Path TABLES = Path.of("src", "test", "resources", "refusals");
    private static final String GOOD = RefusalCases.text(TABLES.resolve("base.yaml"));
    private static final String SEVERAL = RefusalCases.text(TABLES.resolve("networks.yaml"));

    @TempDir
    private Path temporary;

    private Path folder = Path.of("");

    static List<RefusalCases.Case> cases() {
        return RefusalCases.read(TABLES.resolve("scenario.txt"));
    }

    static List<RefusalCases.Case> several() {
        return RefusalCases.read(TABLES.resolve("networks.txt"));
    }

    @BeforeEach
    void traces() throws IOException {
        folder = temporary.resolve("project");
        Files.createDirectories(folder.resolve("scenarios"));
        Path traces = Files.createDirectories(folder.resolve("traces"));
        Files.writeString(traces.resolve("empty.csv"), "");
        Files.writeString(traces.resolve("short.csv"), "1000000\n21000000\n41");
        Files.writeString(traces.resolve("hostile.csv"), "1000000\n99999999999999999999999\n");
        Files.writeString(traces.resolve("unordered.csv"), "0\n20000000\n10000000\n");
        Files.writeString(traces.resolve("two.csv"), "sensor,seq,t_ns\na,0,0\nb,0,0\na,1,20000000\nb,1,20000000\n");
        Files.writeString(
                traces.resolve("two.trace.yaml"),
                "version: 1\nclock: device\nrefers_to: exposure_start\nmode: observed\nsensors:\n  - {id: a, nominal_fps: 50 fps}\n  - {id: b, nominal_fps: 50 fps}\n");
    }

    @BeforeEach
    void networks() throws IOException {
        Path networks = Files.createDirectories(temporary.resolve("project").resolve("networks"));
        byte[] good = Files.readAllBytes(Path.of("..", "scenarios", "onnx", "residual-96.onnx"));
        Files.write(networks.resolve("good.onnx"), good);
        Files.write(networks.resolve("cut.onnx"), Arrays.copyOf(good, good.length - 7));
        String strange = new String(good, StandardCharsets.ISO_8859_1).replace("Softmax", "Warpmax");
        Files.write(networks.resolve("strange.onnx"), strange.getBytes(StandardCharsets.ISO_8859_1));
        Files.write(temporary.resolve("outside.onnx"), good);
        Files.createSymbolicLink(networks.resolve("link.onnx"), temporary.resolve("outside.onnx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base.yaml", "networks.yaml"})
    void theGoodFileIsGood(String name) throws IOException {
        String good = RefusalCases.text(TABLES.resolve(name));
        Session session = Session.of("run", write(good).toString(), "--json");
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isEqualTo(Exit.OK);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(RefusalCases.Case wrong) throws IOException {
        refuses(write(wrong.appliedTo(GOOD)), wrong);
    }

    @ParameterizedTest
    @MethodSource("several")
    void networksAreRefused(RefusalCases.Case wrong) throws IOException {
        refuses(write(wrong.appliedTo(SEVERAL)), wrong);
    }

    private void refuses(Path file, RefusalCases.Case wrong) {
        Path out = folder.resolve("out");
        Session session = Session.of("run", file.toString(), "--json", "--out", out.toString(), "--threads", "1");
        assertThat(session.firstError().replace(file.toString(), "FILE").replace(folder.toString(), "FOLDER"))
                .matches(wrong.pattern());
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).doesNotContain("Exception", "internal error", "\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void allProblemsAreReportedInTheOrderOfTheFile() throws IOException {
        String wrong = GOOD.replace("fps: 60 fps", "fps: 60").replace("frames: 4", "frames: -1");
        Session session = Session.of("run", write(wrong).toString());
        assertThat(session.err().lines().map(line -> line.replaceAll(".*yaml:(\\d+):.*", "$1")))
                .containsExactly("6", "11", "20");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("scenarios").resolve("case.yaml"), text);
    }
}
