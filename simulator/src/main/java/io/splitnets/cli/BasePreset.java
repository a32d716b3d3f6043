package io.splitnets.cli;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.input.Document;
import io.splitnets.input.Presets;
import io.splitnets.input.SourceText;
import java.nio.file.Path;

/**
 * An accelerator that a calibration starts from.
 *
 * @param spec read and checked
 * @param text of its file
 */
record BasePreset(NpuSpec spec, String text) {
    /** The preset or YAML file that {@code name} names. */
    static BasePreset of(String name) {
        String file = name.endsWith(".yaml")
                ? name
                : new Presets(PresetFolders.all())
                        .find(name)
                        .map(Document::fileName)
                        .orElse("");
        if (file.isEmpty()) {
            // Reading it as --npu does gives the message with the known names.
            return new BasePreset(NpuOptions.spec("--base", name), "");
        }
        return new BasePreset(NpuOptions.spec("--base", name), SourceText.of(Path.of(file)));
    }
}
