package io.splitnets.cli;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.hardware.DepthwiseMode;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.input.Document;
import io.splitnets.input.Presets;
import io.splitnets.input.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The accelerator that a command costs layers on: a preset, a file, or numbers on the command line over either. */
final class NpuOptions {
    @Option(
            names = "--npu",
            paramLabel = "PRESET|FILE",
            defaultValue = "sensor-npu-small",
            description = "preset or YAML file of the accelerator (default: ${DEFAULT-VALUE})")
    private String npu = "";

    @Option(names = "--dataflow", paramLabel = "ws|os|is|rs", description = "how layers map onto the array")
    private @Nullable String dataflow;

    @Option(names = "--rows", paramLabel = "N", description = "rows of the array")
    private @Nullable Integer rows;

    @Option(names = "--cols", paramLabel = "N", description = "columns of the array")
    private @Nullable Integer columns;

    @Option(names = "--depthwise", paramLabel = "MODE", description = "channel_serial, channel_parallel or vector")
    private @Nullable DepthwiseMode depthwise;

    @Option(names = "--convention", paramLabel = "scalesim|rtl", description = "how cycles of a fold are counted")
    private @Nullable CycleConvention convention;

    @Option(names = "--clock", paramLabel = "FREQUENCY", description = "clock, such as '370 MHz'")
    private @Nullable String clock;

    /** The accelerator, checked like one in a file. */
    NpuSpec spec() {
        return spec("--npu", npu, settings());
    }

    /** The accelerator of a preset or file that {@code option} names. */
    static NpuSpec spec(String option, String npu) {
        return spec(option, npu, List.of());
    }

    private static NpuSpec spec(String option, String npu, List<String> settings) {
        Document document = Document.parse(option, "npu: {preset: " + quoted(npu) + "}");
        String key = "npu.";
        if (npu.endsWith(".yaml") || npu.endsWith(".yml") || npu.endsWith(".json")) {
            document = Document.read(Path.of(npu));
            key = "";
        } else {
            document = new Presets(PresetFolders.all()).expand(document);
        }
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            document = document.with(key + setting.substring(0, equals), setting.substring(equals + 1));
        }
        return spec(document, key.isEmpty() ? document.root() : document.root().section("npu"));
    }

    /** The accelerator that is all of {@code document}. */
    static NpuSpec spec(Document document) {
        return spec(document, document.root());
    }

    private static NpuSpec spec(Document document, Section section) {
        section.text("preset", "");
        NpuSpec spec = NpuSpec.read(section);
        for (String about : List.of("version", "kind", "summary")) {
            section.text(about, "");
        }
        section.optionalSection("sources");
        section.optionalSection("calibration");
        section.finish();
        document.check();
        return spec;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>();
        add(settings, "dataflow", dataflow);
        add(settings, "rows", rows);
        add(settings, "columns", columns);
        add(settings, "clock", clock);
        add(settings, "depthwise", depthwise == null ? null : depthwise.name().toLowerCase(Locale.ROOT));
        add(
                settings,
                "convention",
                convention == null ? null : convention.name().toLowerCase(Locale.ROOT));
        return settings;
    }

    private static void add(List<String> settings, String key, @Nullable Object value) {
        if (value != null) {
            settings.add(key + "=" + value);
        }
    }
}
