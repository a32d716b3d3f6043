package io.splitnets.cli;

import io.splitnets.calibration.Calibration;
import io.splitnets.calibration.ProfileText;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.input.Document;
import io.splitnets.input.InputException;
import io.splitnets.input.Presets;
import io.splitnets.input.SourceText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An accelerator that a calibration starts from.
 *
 * @param spec read and checked
 * @param text of its file
 */
record BasePreset(NpuSpec spec, String text) {
    /** The preset or YAML file that {@code name} names. */
    static BasePreset of(String name) {
        NpuSpec spec = NpuOptions.spec("NPU", name);
        String file = name.matches(".*\\.(yaml|yml|json)")
                ? name
                : new Presets(PresetFolders.all()).find(name).orElseThrow().fileName();
        return new BasePreset(spec, SourceText.of(Path.of(file)));
    }

    /** The text of {@code calibration} of this base under another name, which reads as what was fitted. */
    String profile(String name, String dataHash, Calibration calibration) {
        String profile = ProfileText.of(name, text, dataHash, calibration);
        if (!isFitted(profile, calibration)) {
            throw new CommandFailure(
                    Exit.BAD_INPUT,
                    "NPU: to write a profile its file has to be YAML with each key at the start of a line");
        }
        return profile;
    }

    private static boolean isFitted(String profile, Calibration calibration) {
        try {
            return NpuOptions.spec(Document.parse("profile", profile))
                    .fitted()
                    .equals(Optional.of(calibration.fitted()));
        } catch (InputException e) {
            return false;
        }
    }
}
