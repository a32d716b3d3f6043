package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.cli.Exit;
import io.splitnets.input.JsonText;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.report.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A front under assumptions, from front.json to files; no training is needed for it. */
class RobustCommandTest {
    /** Without presets' ranges and other work: exact, and fast. */
    private static final String SYSTEM = """
            version: 1
            name: small
            latency_from: readout_start
            sensors:
              - id: eye
                preset: ov6211
                fps: 60 fps
                energy: {pixel: 600 pJ/pixel}
                npu:
                  preset: sensor-npu-tiny
                  clock: {value: 10 MHz, range: [2 MHz, 40 MHz], status: assumed}
                  activation_memory: 48 KiB
                  weight_memory: 48 KiB
                  activation_port: 8 B/cycle
                  weight_port: 2 B/cycle
                  layer_overhead: 100 cycles
                  frame_overhead: 10 us
                  energy: {mac: 0.2 pJ/MAC, sram_byte: 1 pJ/B, external_byte: {value: 88 pJ/B, range: [50 pJ/B, 90 pJ/B]}}
            links:
              - {id: csi0, preset: d-phy-1lane, lane_rate: 1 Gbit/s, energy: {byte: 100 pJ/B}, sensors: [eye]}
            aggregator:
              preset: aggregator-npu
              npu:
                clock: {value: 800 MHz, range: [400 MHz, 1 GHz]}
                weight_port: 16 B/cycle
                layer_overhead: 500 cycles
                frame_overhead: 20 us
                energy: {mac: 0.2 pJ/MAC, sram_byte: 1 pJ/B, external_byte: 88 pJ/B}
            network: {builtin: splitnet-mini, split: {after: mb2}}
            run: {duration: 300 ms, warmup: 100 ms, replications: 1, seed: 3}
            """;

    /** The largest network behind its last phase, and the smallest behind the stem. */
    private static final String DEEP = "1.1.0.0.0.1.1.1.1.0.2.2.0.0";

    private static final String EARLY = "0.0.0.0.0.0.0.0.0.0.0.0.0.0";

    @TempDir
    private Path folder;

    private Path search = Path.of("");

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("system.yaml"), SYSTEM);
        search = Files.writeString(folder.resolve("tiny.search.yaml"), SearchSession.good("base.yaml"));
        front(search);
    }

    private void front(Path of) throws IOException {
        String effective = SearchSpecReader.load(of, List.of()).spec().effective();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("picked", DEEP);
        tree.put("front", List.of(entry(DEEP, "mb2", 0.9), entry(EARLY, "stem", 0.7)));
        tree.put("baselines", List.of(largest("largest all on sensor", "all"), unknown()));
        tree.put(
                "provenance",
                Map.of("effective_sha256", Provenance.sha256(effective.getBytes(StandardCharsets.UTF_8))));
        Files.writeString(folder.resolve("front.json"), JsonText.write(tree));
    }

    private static Map<String, @Nullable Object> entry(String id, String after, double accuracy) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", id);
        entry.put("description", id);
        entry.put("split_after", after);
        entry.put("accuracy", Map.of("value", accuracy, "low", accuracy - 0.05, "high", accuracy + 0.05));
        return entry;
    }

    private static Map<String, @Nullable Object> largest(String id, String after) {
        Map<String, @Nullable Object> entry = entry(id, after, 0.92);
        entry.put("description", "r16 s8 mb1=8x1k3e2 mb2=12x2k5e2 v1");
        entry.put("kept_channels", null);
        entry.put("views", 1);
        return entry;
    }

    private static Map<String, @Nullable Object> unknown() {
        return entry("something else", "mb1", 0.5);
    }

    private SearchSession robust(String... more) {
        String[] all = new String[4 + more.length];
        System.arraycopy(
                new String[] {
                    "robust",
                    search.toString(),
                    "--front",
                    folder.resolve("front.json").toString()
                },
                0,
                all,
                0,
                4);
        System.arraycopy(more, 0, all, 4, more.length);
        return SearchSession.of(all);
    }

    @Test
    void theSameSeedGivesTheSameFilesOnAnyNumberOfThreads() throws IOException {
        SearchSession one =
                robust("--samples", "64", "--threads", "1", "--budget", "8.5 ms", "--out", out("a"), "--json");
        SearchSession two = robust("--samples", "64", "--threads", "3", "--budget", "8.5 ms", "--out", out("b"));
        assertThat(one.code()).as(one.err()).isEqualTo(Exit.OK);
        assertThat(two.out())
                .contains(
                        "64 systems drawn from 3 assumptions",
                        "sensors.eye.npu.clock",
                        "no effect",
                        "By itself the pick")
                .contains("left out, not to be rebuilt: something else");
        for (String name :
                List.of("robust.json", "robust.csv", "assumptions.csv", "robust.html", "robust-manifest.json")) {
            assertThat(folder.resolve("a").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("b").resolve(name));
        }
        assertThat(Files.readString(folder.resolve("a").resolve("robust.json"))).isEqualTo(one.out());
        named(JsonMapper.shared().readTree(one.out()));
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    /** The clock of the sensor decides whether the deep cut is in time; the energy does nothing to a latency. */
    private static void named(JsonNode tree) {
        assertThat(tree.get("assumptions")).hasSize(3);
        assertThat(tree.get("assumptions").get(0).get("path").asString()).isEqualTo("sensors.eye.npu.clock");
        assertThat(tree.get("assumptions").get(0).get("law").asString()).isEqualTo("log_uniform");
        assertThat(tree.get("left_out").get(0).asString()).isEqualTo("something else");
        JsonNode deep = tree.get("networks").get(0);
        JsonNode early = tree.get("networks").get(1);
        double deepShare = deep.get("keeps_limits").get("value").asDouble();
        assertThat(deepShare).isBetween(0.1, 0.9);
        assertThat(early.get("keeps_limits").get("value").asDouble()).isEqualTo(1);
        assertThat(deep.get("best").get("value").asDouble()).isEqualTo(deepShare);
        assertThat(early.get("best").get("value").asDouble()).isEqualTo(1 - deepShare);
        assertThat(deep.get("regret").get("value").asDouble())
                .isCloseTo(0.7 * (1 - deepShare), org.assertj.core.api.Assertions.within(1e-12));
        assertThat(early.get("regret").get("value").asDouble())
                .isCloseTo(0.2 * deepShare, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(tree.get("least_worst_regret").asString()).isEqualTo(EARLY);
        JsonNode clock = tree.get("one_at_a_time").get(0);
        assertThat(clock.get("changes_pick").asBoolean()).isTrue();
        assertThat(clock.get("best_at_low").asString()).isEqualTo(EARLY);
        assertThat(clock.get("p99_ms_at_low").asDouble())
                .isGreaterThan(clock.get("p99_ms_at_high").asDouble());
        JsonNode energy = tree.get("one_at_a_time").get(1);
        assertThat(energy.get("p99_ms_at_low").asDouble())
                .isEqualTo(energy.get("p99_ms_at_high").asDouble());
        assertThat(tree.get("sensitivity")).hasSize(2);
        assertThat(tree.get("sensitivity").get(0).get("total").get("value").asDouble())
                .isGreaterThan(0.9);
    }

    @Test
    void aFrontOfAnotherSearchIsRefused() throws IOException {
        Files.writeString(folder.resolve("system.yaml"), SYSTEM.replace("duration: 300 ms", "duration: 400 ms"));
        SearchSession session = robust();
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.firstError()).contains("provenance.effective_sha256", "has changed since");
    }

    @Test
    void aScenarioWithoutRangesIsRefused() throws IOException {
        Files.writeString(folder.resolve("system.yaml"), SYSTEM.replaceAll("\\{value: ([^,]*), range: [^}]*}", "$1"));
        front(search);
        SearchSession session = robust();
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.firstError()).contains("no value of the scenario or its presets has a range");
    }

    @Test
    void wrongOptionsAreRefused() {
        assertThat(robust("--samples", "100").firstError())
                .isEqualTo(
                        "splitnets: --samples: '100': expected a power of two from 64 to 65536, which Sobol's points are"
                                + " balanced for");
        assertThat(robust("--budget", "9").firstError()).contains("--budget: '9': a bare number has no unit");
        assertThat(SearchSession.of("robust", search.toString()).code()).isEqualTo(Exit.BAD_INPUT);
    }
}
