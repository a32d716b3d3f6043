package io.splitnets.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Reference data beside the project; tests that need it are skipped where it is not there. */
final class SharedData {
    private SharedData() {}

    static Path path(String name) {
        String root = System.getProperty("splitnets.root");
        Assumptions.assumeTrue(root != null, "the project root is only known under Maven");
        Path file = Path.of(String.valueOf(root))
                .toAbsolutePath()
                .normalize()
                .resolveSibling("shared")
                .resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "reference data " + name + " is not beside the project");
        return file;
    }

    static List<String[]> rows(String name) {
        try {
            return Files.readAllLines(path(name)).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
