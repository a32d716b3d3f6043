package io.splitnets.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.hardware.CostTerm;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.ReferenceTable;
import io.splitnets.input.Document;
import io.splitnets.input.Presets;
import io.splitnets.input.Section;
import io.splitnets.network.BuiltinNetworks;
import io.splitnets.npu.NpuCostModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published latencies of two real parts, all rows of the tables that a built-in network can stand for. */
class SiliconTruthTest {
    private static final Pattern STM32 = Pattern.compile("mobilenet_v([12])_([0-9.]+) (.+)");
    private static final Map<String, String> CLASSES = Map.of(
            "food-101",
            "101",
            "flowers",
            "5",
            "plant-village",
            "39",
            "imagenet",
            "1000",
            "cifar-10",
            "10",
            "cifar-100",
            "100");
    private static final Map<String, String> TINY = Map.of(
            "anomaly_detection", "autoencoder-ad",
            "image_classification", "resnet8",
            "keyword_spotting", "dscnn-kws",
            "visual_wake_words", "mobilenetv1-vww");

    @TempDir
    private Path folder;

    /** Every row of the table that a built-in network stands for, those that the preset was fitted to and any other. */
    @Test
    void theTrafficOfTheStm32N6PredictsNetworksLeftOut() throws IOException {
        NpuSpec part = part("stm32n6-like", "");
        Calibration fit = new Calibrator(part)
                .fit(MeasurementReader.read(stm32n6(), part.clock()), List.of(CostTerm.EXTERNAL, CostTerm.ON_CHIP));

        assertThat(fit.rows()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(fit.leaveOneOut().mean()).isLessThanOrEqualTo(0.05);
        assertThat(fit.leaveOneOut().worst()).isLessThanOrEqualTo(0.10);
        assertThat(fit.leaveOneBackboneOut().orElseThrow().worst()).isLessThanOrEqualTo(0.10);
        // Octo flash at 200 MHz with both edges moves 0.4 bytes per cycle of 1 GHz: at least 2.5 cycles per byte.
        assertThat(fit.fitted().cycles(CostTerm.EXTERNAL)).isBetween(2.5, 2.75);
    }

    /** The preset was fitted at 240 MHz; a row at another clock is predicted with no more than that clock. */
    @Test
    void cyclesOfTheGap9AreThoseOfEveryClock() {
        List<Map<String, String>> rows =
                ReferenceTable.rows("silicon/mlperf_tiny_gap9_240mhz.csv").toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            String system = String.valueOf(row.get("system"));
            String name = String.valueOf(TINY.get(String.valueOf(row.get("model"))));
            NpuSpec part = part("gap9-like", ", clock: " + system.substring(system.lastIndexOf('_') + 1) + " MHz");
            NpuCostModel model = new NpuCostModel(part);
            double millis = model.time(
                            model.cost(BuiltinNetworks.find(name).orElseThrow().workloads()))
                    .toMillis();
            double measured = Double.parseDouble(String.valueOf(row.get("latency_ms")));
            assertThat(millis / measured).isCloseTo(1, within(0.01));
        });
    }

    /** Twice the clock, half the time, to the picosecond: nothing comes from outside. */
    @Test
    void timesOfTheGap9GoExactlyWithTheClock() {
        for (String name : TINY.values()) {
            var layers = BuiltinNetworks.find(name).orElseThrow().workloads();
            NpuCostModel slow = new NpuCostModel(part("gap9-like", ", clock: 125 MHz"));
            NpuCostModel fast = new NpuCostModel(part("gap9-like", ", clock: 250 MHz"));
            assertThat(slow.time(slow.cost(layers)).picoseconds())
                    .isEqualTo(2 * fast.time(fast.cost(layers)).picoseconds());
        }
    }

    /** The calibration again, from the shipped data: what a run takes for a network is what the fit gave for it. */
    @Test
    void theShippedPresetsAreTheFitOfTheShippedData() throws Exception {
        for (String name : List.of("stm32n6", "gap9")) {
            NpuSpec part = part(name + "-like", "");
            Path data = ReferenceTable.root().resolve("scenarios/calibration/" + name + ".csv");
            Calibration fit = new Calibrator(part).fit(MeasurementReader.read(data, part.clock()));
            assertThat(part.fitted()).contains(fit.fitted());
            Path preset = ReferenceTable.root().resolve("scenarios/presets/" + name + "-like.yaml");
            String text = Files.readString(preset);
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(data)));
            assertThat(ProfileText.of(name + "-like", text, hash, fit)).isEqualTo(text);
        }
    }

    /** Each shipped figure is one of the published table. */
    @Test
    void theShippedDataAreRowsOfTheTables() throws IOException {
        List<String> published = Files.readAllLines(stm32n6());
        assertThat(shipped("stm32n6"))
                .hasSize(6)
                .allSatisfy(line -> assertThat(published).contains(line));
        List<String> tiny = ReferenceTable.rows("silicon/mlperf_tiny_gap9_240mhz.csv")
                .filter(row -> String.valueOf(row.get("system")).endsWith("_240"))
                .map(row -> TINY.get(String.valueOf(row.get("model"))) + "," + row.get("latency_ms") + ",240")
                .toList();
        assertThat(shipped("gap9")).containsExactlyInAnyOrderElementsOf(tiny);
    }

    /** Lines without header and source. */
    private static List<String> shipped(String name) throws IOException {
        return Files.readAllLines(ReferenceTable.root().resolve("scenarios/calibration/" + name + ".csv")).stream()
                .skip(1)
                .map(line -> line.replaceFirst(",\"[^\"]*\"$", ""))
                .toList();
    }

    private static NpuSpec part(String name, String changes) {
        Path presets = ReferenceTable.root().resolve("scenarios").resolve("presets");
        Document document = new Presets(List.of(presets))
                .expand(Document.parse("part.yaml", "part: {preset: " + name + changes + "}"));
        Section section = document.root().section("part");
        NpuSpec spec = NpuSpec.read(section);
        document.check();
        return spec;
    }

    private Path stm32n6() throws IOException {
        StringBuilder text = new StringBuilder("network,resolution,classes,measured_ms,weights_kib\n");
        ReferenceTable.rows("silicon/stm32_latency_memory.csv")
                .filter(row -> String.valueOf(row.get("engine")).startsWith("NPU"))
                .forEach(row -> {
                    Matcher name = STM32.matcher(String.valueOf(row.get("network")));
                    if (name.matches()) {
                        text.append("mobilenetv%s-%s,%s,%s,%s,%s%n"
                                .formatted(
                                        name.group(1),
                                        name.group(2),
                                        String.valueOf(row.get("input")).split("x", 2)[0],
                                        CLASSES.getOrDefault(name.group(3).toLowerCase(Locale.ROOT), ""),
                                        row.get("latency_ms"),
                                        row.get("weights_flash_KiB")));
                    }
                });
        return Files.writeString(folder.resolve("stm32n6.csv"), text.toString());
    }
}
