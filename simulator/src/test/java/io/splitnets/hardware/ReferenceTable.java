package io.splitnets.hardware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Rows of a published table beside the project, by column name; tests are skipped where it is not there. */
public final class ReferenceTable {
    private ReferenceTable() {}

    /** The rows of the comma-separated file {@code name} under {@code shared/truth}. */
    public static Stream<Map<String, String>> rows(String name) {
        Path file = root().resolveSibling("shared").resolve("truth").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "reference data " + name + " is not beside the project");
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> header = cells(lines.get(0));
            return lines.stream().skip(1).map(line -> row(header, cells(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root folder of the project. */
    public static Path root() {
        String root = System.getProperty("splitnets.root");
        Assumptions.assumeTrue(root != null, "the project root is only known under Maven");
        return Path.of(String.valueOf(root)).toAbsolutePath().normalize();
    }

    private static Map<String, String> row(List<String> header, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), cells.get(i));
        }
        return row;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
