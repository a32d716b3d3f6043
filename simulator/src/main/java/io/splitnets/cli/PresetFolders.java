package io.splitnets.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where presets are looked up by commands without a scenario: the working folder's, then the product's. */
final class PresetFolders {
    private PresetFolders() {}

    static List<Path> all() {
        List<Path> folders = new ArrayList<>(List.of(Path.of("scenarios", "presets")));
        String product = System.getProperty("splitnets.root");
        if (product != null) {
            folders.add(Path.of(product, "scenarios", "presets"));
        }
        return folders;
    }
}
