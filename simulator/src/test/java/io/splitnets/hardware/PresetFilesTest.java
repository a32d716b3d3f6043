package io.splitnets.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.input.Document;
import io.splitnets.input.Presets;
import io.splitnets.input.Section;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every preset that ships with the project is complete, known in each key, and gives each value a source. */
class PresetFilesTest {
    private static Path folder() {
        return ReferenceTable.root().resolve("scenarios").resolve("presets");
    }

    static List<String> names() {
        return List.copyOf(new Presets(List.of(folder())).names());
    }

    @Test
    void thePresetsThatExamplesNameAreThere() {
        assertThat(names())
                .contains(
                        "ov7251",
                        "ov9282",
                        "ov6211",
                        "og01a1b",
                        "imx500-like",
                        "eye-gaze-soc",
                        "sensor-npu-small",
                        "aggregator-npu",
                        "d-phy-1lane",
                        "d-phy-2lane",
                        "d-phy-4lane",
                        "ideal");
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsAndCitesEveryValue(String name) {
        Document preset = Document.read(folder().resolve(name + ".yaml"));
        String kind = preset.root().text("kind");
        Presets presets = new Presets(List.of(folder()));
        Document document = presets.expand(Document.parse("part.yaml", "part: {preset: " + name + "}"));
        Section part = document.root().section("part");
        assertThat(part.text("preset", "")).isEqualTo(name);
        String read = read(kind, part);
        part.finish();
        document.check();

        assertThat(read).isEqualTo(name);
        assertThat(document.effective(true).lines())
                .filteredOn(line -> line.contains(name + ".yaml") && !line.contains("name:"))
                .filteredOn(line -> !line.stripTrailing().endsWith(":"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("; "));
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysWhatItIs(String name) {
        Section root = Document.read(folder().resolve(name + ".yaml")).root();
        assertThat(root.text("name")).isEqualTo(name);
        assertThat(root.text("summary")).isNotBlank().hasSizeLessThan(160);
        assertThat(root.integer("version", 1, 1)).isEqualTo(1);
        Section sources = root.section("sources");
        sources.keys().forEach(key -> assertThat(sources.text(key)).hasSizeGreaterThan(20));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isListedInTheDocumentation(String name) {
        assertThat(ReferenceTable.root().resolve("docs/models/presets.md"))
                .content()
                .contains("| `" + name + "` | "
                        + Document.read(folder().resolve(name + ".yaml")).root().text("kind") + " |");
    }

    private static String read(String kind, Section part) {
        return switch (kind) {
            case "sensor" -> SensorSpec.read(part).name();
            case "npu" -> NpuSpec.read(part).name();
            case "link" -> LinkSpec.read(part).name();
            case "aggregator" -> AggregatorSpec.read(part).name();
            default -> throw new AssertionError("unknown kind " + kind);
        };
    }
}
