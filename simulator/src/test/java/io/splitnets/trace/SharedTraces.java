package io.splitnets.trace;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the recorded traces that lie beside the project; tests that need them are skipped where they are absent. */
final class SharedTraces {
    private SharedTraces() {}

    static Path root() {
        return Path.of(System.getProperty("splitnets.root", "."));
    }

    static Path of(String file) {
        Path path = root().toAbsolutePath()
                .resolveSibling("shared")
                .resolve("traces")
                .resolve(file);
        assumeTrue(
                Files.exists(path),
                () -> "skipped: the recorded trace shared/traces/" + file + " does not lie beside the project");
        return path;
    }
}
