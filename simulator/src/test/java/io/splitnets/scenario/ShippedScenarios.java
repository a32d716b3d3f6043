package io.splitnets.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scenarios of the folder {@code scenarios}, found by looking, so that a new one is tested without a word. */
public final class ShippedScenarios {
    private static final Path FOLDER = Path.of("..", "scenarios");

    private ShippedScenarios() {}

    /** All files, sorted. */
    public static List<Path> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().matches(".*\\.(search|study)\\.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's name without its ending. */
    public static String name(Path scenario) {
        return scenario.getFileName().toString().replace(".yaml", "");
    }
}
