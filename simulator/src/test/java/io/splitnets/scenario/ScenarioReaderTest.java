package io.splitnets.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.cli.Exit;
import io.splitnets.cli.Session;
import io.splitnets.deployment.Deployment;
import io.splitnets.hardware.DPhyLinkSpec;
import io.splitnets.hardware.SensorSpec;
import io.splitnets.input.InputException;
import io.splitnets.units.SimTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioReaderTest {
    private static final Path QUAD = Path.of("..", "scenarios", "quad-tracking.yaml");

    @TempDir
    private Path folder;

    static Stream<Path> shipped() {
        return ShippedScenarios.all().stream();
    }

    @Test
    void scenariosAreShipped() {
        assertThat(ShippedScenarios.all()).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedScenarioRuns(Path file) {
        Session session = Session.of(
                "run", file.toString(), "--json", "--set", "run.duration=2 s", "--set", "run.replications=1");
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isEqualTo(Exit.OK);
        assertThat(session.json().get("verdict").asString()).isEqualTo("stable");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedScenarioFitsItsHardware(Path file) {
        assertThat(Deployment.of(ScenarioReader.read(file)).warnings()).isEmpty();
        Session session = Session.of("validate", file.toString());
        assertThat(session.out()).isEqualTo(file + ": ok" + System.lineSeparator());
        assertThat(session.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theEffectiveFileIsTheSameScenario(Path file) throws IOException {
        Scenario first = ScenarioReader.read(file);
        Path copy = copy(file, first.effective());
        Scenario second = ScenarioReader.read(copy);
        assertThat(second.effective()).isEqualTo(first.effective());
        assertThat(second).usingRecursiveComparison().isEqualTo(first);
    }

    /** A copy that can refer to the same traces. */
    private Path copy(Path file, String text) throws IOException {
        Path scenarios = Files.createDirectories(folder.resolve("scenarios"));
        Path traces = Files.createDirectories(folder.resolve("traces"));
        try (Stream<Path> all = Files.list(file.resolveSibling("..").resolve("traces"))) {
            for (Path trace : all.toList()) {
                Files.copy(trace, traces.resolve(trace.getFileName()));
            }
        }
        return Files.writeString(scenarios.resolve(file.getFileName()), text);
    }

    @Test
    void aPresetGivesWhatTheFileDoesNot() {
        Scenario scenario = ScenarioReader.read(QUAD);
        SensorSpec sensor = scenario.cameras().get(0).sensor().orElseThrow();
        assertThat(sensor.name()).isEqualTo("ov7251");
        assertThat(sensor.width()).isEqualTo(640);
        assertThat(scenario.cameras().get(0).frameRate().hertz().toDouble()).isEqualTo(30);
    }

    @Test
    void theFileOverridesItsPreset() {
        Scenario scenario = load("links.csi0.lanes=2");
        DPhyLinkSpec first = (DPhyLinkSpec) scenario.links().get(0).spec().orElseThrow();
        DPhyLinkSpec second = (DPhyLinkSpec) scenario.links().get(1).spec().orElseThrow();
        assertThat(first.lanes()).isEqualTo(2);
        assertThat(second.lanes()).isEqualTo(1);
    }

    /** Each sensor on a link needs a virtual channel; the six of one link are more than the four of CSI-2 1.3. */
    @Test
    void aLinkHasAsManySensorsAsVirtualChannels() {
        Path twelve = QUAD.resolveSibling("multi-view-12.yaml");
        assertThatThrownBy(() -> ScenarioReader.load(twelve, List.of("links.csi0.csi_version=1.3")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("links[0].sensors")
                .hasMessageContaining("6 sensors on one link; expected at most 4");
        assertThat(ScenarioReader.load(twelve, List.of("links.csi0.csi_version=2.0"))
                        .scenario()
                        .links())
                .hasSize(2);
    }

    @Test
    void theLastSettingOfAKeyCounts() {
        assertThat(load("run.seed=1", "run.seed=2").run().seed()).isEqualTo(2);
    }

    @Test
    void aSettingReplacesAPreset() {
        Scenario scenario = load("sensors.left_front.preset=ov9282");
        assertThat(scenario.cameras().get(0).sensor().orElseThrow().name()).isEqualTo("ov9282");
        assertThat(scenario.cameras().get(1).sensor().orElseThrow().name()).isEqualTo("ov7251");
    }

    @Test
    void settingsReachTheRunAndTheEffectiveFile() {
        Scenario scenario = load("run.duration=2500 ms");
        assertThat(scenario.run().duration()).isEqualTo(SimTime.parse("2.5 s"));
        assertThat(scenario.effective()).contains("duration: 2500 ms");
    }

    @Test
    void explainShowsOriginsAndSources() {
        Session session = Session.of("validate", QUAD.toString(), "--explain", "--set", "links.csi0.lanes=2");
        assertThat(session.code()).isEqualTo(Exit.OK);
        assertThat(session.out())
                .containsPattern("seed: 7 +# .*quad-tracking\\.yaml:\\d+")
                .containsPattern("lanes: 2 +# --set")
                .containsPattern("hts: 928 +# .*ov7251\\.yaml:\\d+.*Linux, drivers/media/i2c/ov7251\\.c")
                .containsPattern("rows: 8 +# .*sensor-npu-small\\.yaml:\\d+.*assumed")
                .containsPattern("confidence: 95 % +# default");
    }

    @Test
    void aBaseIsExtendedAndListsAreMergedById() throws IOException {
        Files.writeString(
                folder.resolve("base.yaml"),
                RefusalCases.text(Path.of("src", "test", "resources", "refusals", "base.yaml")));
        Path file = Files.writeString(
                folder.resolve("more.yaml"),
                "extends: base.yaml\nname: more\nsensors:\n  - {id: right, fps: 30 fps}\n");
        Scenario scenario = ScenarioReader.read(file);
        assertThat(scenario.name()).isEqualTo("more");
        assertThat(scenario.cameras()).hasSize(2);
        assertThat(scenario.cameras().get(0).frameRate().hertz().toDouble()).isEqualTo(60);
        assertThat(scenario.cameras().get(1).frameRate().hertz().toDouble()).isEqualTo(30);
    }

    @Test
    void severalProblemsComeTogether() {
        assertThatThrownBy(() -> load("run.seed=x", "links.csi0.lanes=99"))
                .isInstanceOf(InputException.class)
                .extracting(e -> ((InputException) e).problems().size())
                .isEqualTo(2);
    }

    private static Scenario load(String... settings) {
        return ScenarioReader.load(QUAD, List.of(settings)).scenario();
    }

    /** A sensor more than CSI-2 has virtual channels is refused, with the version and the physical layer. */
    @ParameterizedTest
    @CsvSource({
        "'phy: d-phy, lane_rate: 1 Gbit/s', 1.3, 4",
        "'phy: d-phy, lane_rate: 1 Gbit/s', 4.0, 16",
        "'phy: c-phy, symbol_rate: 1 GHz', 2.0, 32",
        "'phy: c-phy, symbol_rate: 1 GHz', 1.3, 4"
    })
    void aLinkHasAsManySensorsAsVirtualChannels(String phy, String version, int channels) throws IOException {
        String link = phy + ", lanes: 2, csi_version: " + version;
        assertThat(ScenarioReader.read(many(channels, link)).cameras()).hasSize(channels);
        assertThatThrownBy(() -> ScenarioReader.read(many(channels + 1, link)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("links[0].sensors")
                .hasMessageContaining((channels + 1) + " sensors on one link; expected at most " + channels)
                .hasMessageContaining("the virtual channels of CSI-2 " + version);
    }

    private Path many(int sensors, String link) throws IOException {
        List<String> ids =
                IntStream.range(0, sensors).mapToObj(number -> "s" + number).toList();
        return Files.writeString(folder.resolve("many.yaml"), """
                version: 1
                name: many
                sensors: [%s]
                links: [{id: csi, sensors: [%s], %s}]
                aggregator: {service: {dist: constant, mean: 1 us}}
                network: {builtin: mobilenetv1-0.25-96, split: {after: none}}
                run: {duration: 1 s, replications: 1}
                """.formatted(
                        ids.stream().map(id -> "{id: " + id + ", fps: 1 fps}").collect(Collectors.joining(", ")),
                        String.join(", ", ids),
                        link));
    }
}
